/**
 * Takes the routing log in. {@link dev.cauce.engine.reporting.intake.LogDigest} says, purely, what a batch of steps means;
 * {@link dev.cauce.engine.reporting.intake.Intake} writes it with the new position in one transaction, which fails when
 * somebody else moved the position first.
 */
@NullMarked
package dev.cauce.engine.reporting.intake;

import org.jspecify.annotations.NullMarked;
