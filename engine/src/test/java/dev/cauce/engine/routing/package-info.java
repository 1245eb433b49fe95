@NullMarked
package dev.cauce.engine.routing;

import org.jspecify.annotations.NullMarked;
