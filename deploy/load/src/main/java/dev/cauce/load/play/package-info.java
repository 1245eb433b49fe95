/**
 * The players: visitors who arrive by a schedule and agents who answer them. They behave as real clients do: they reconnect,
 * resume, send again what was not acknowledged under the same id, and repeat commands under the same key.
 */
@NullMarked
package dev.cauce.load.play;

import org.jspecify.annotations.NullMarked;
