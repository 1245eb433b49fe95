/** What simulated days came to: the formulas of the metrics, confidence intervals, and reports of them. */
@NullMarked
package dev.cauce.routing.simulator.measure;

import org.jspecify.annotations.NullMarked;
