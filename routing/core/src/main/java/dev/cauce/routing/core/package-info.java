@NullMarked
package dev.cauce.routing.core;

import org.jspecify.annotations.NullMarked;
