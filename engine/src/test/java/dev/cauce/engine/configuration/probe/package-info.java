@NullMarked
package dev.cauce.engine.configuration.probe;

import org.jspecify.annotations.NullMarked;
