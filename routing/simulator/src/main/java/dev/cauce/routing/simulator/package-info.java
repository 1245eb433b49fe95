@NullMarked
package dev.cauce.routing.simulator;

import org.jspecify.annotations.NullMarked;
