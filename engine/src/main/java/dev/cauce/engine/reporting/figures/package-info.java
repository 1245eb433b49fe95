/**
 * Counts that add up, and the formulas over them. Pure: no figure is stored, each is computed from counts when it is asked
 * for, and one without a denominator is absent rather than zero.
 */
@NullMarked
package dev.cauce.engine.reporting.figures;

import org.jspecify.annotations.NullMarked;
