/**
 * How each client's contracts stand in the period that runs: what was counted by the reports' own formula, how many late
 * answers are left, and what must be credited.
 */
@NullMarked
package dev.cauce.engine.reporting.contract;

import org.jspecify.annotations.NullMarked;
