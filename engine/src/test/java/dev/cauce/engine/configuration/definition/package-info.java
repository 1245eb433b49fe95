@NullMarked
package dev.cauce.engine.configuration.definition;

import org.jspecify.annotations.NullMarked;
