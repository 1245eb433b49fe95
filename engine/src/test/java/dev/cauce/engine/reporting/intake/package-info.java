@NullMarked
package dev.cauce.engine.reporting.intake;

import org.jspecify.annotations.NullMarked;
