/**
 * Alerts on thresholds. {@link dev.cauce.engine.supervisor.alert.Standing} is where one rule stands at one queue,
 * {@link dev.cauce.engine.supervisor.alert.Evaluation} holds the rules against the live figures, both purely;
 * {@link dev.cauce.engine.supervisor.alert.AlertWatch} does so on the one node that watches, keeps it in the tables of
 * {@link dev.cauce.engine.supervisor.alert.AlertStore}, and {@link dev.cauce.engine.supervisor.alert.AlertTeller} tells.
 */
@NullMarked
package dev.cauce.engine.supervisor.alert;

import org.jspecify.annotations.NullMarked;
