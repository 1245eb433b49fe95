@NullMarked
package dev.cauce.engine.reporting.figures;

import org.jspecify.annotations.NullMarked;
