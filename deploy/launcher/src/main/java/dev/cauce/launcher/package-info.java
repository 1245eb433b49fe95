/**
 * Starts what Cauce needs on one machine: the real Kafka broker and the real PostgreSQL as child processes with their data
 * in one folder, and then the engine ({@code run}); or only the two servers, for tests ({@code servers}). Every reason not
 * to start is a {@link dev.cauce.launcher.CannotStart}: one sentence with a remedy.
 */
@NullMarked
package dev.cauce.launcher;

import org.jspecify.annotations.NullMarked;
