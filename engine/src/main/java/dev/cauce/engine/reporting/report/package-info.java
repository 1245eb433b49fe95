/**
 * Answers reports: reads the facts of the caller's clients, sums them to hours or days of the client's time zone, and names
 * the formula of every figure, as JSON or CSV.
 */
@NullMarked
package dev.cauce.engine.reporting.report;

import org.jspecify.annotations.NullMarked;
