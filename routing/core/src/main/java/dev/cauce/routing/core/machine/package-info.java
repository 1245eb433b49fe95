/**
 * How the core works inside: entities are stored in {@link dev.cauce.routing.core.machine.Operation}, which keeps every
 * index in step with them; commands and timers change entities; the matcher then brings waiting work and free agents
 * together. Nothing outside the core uses this package.
 */
@NullMarked
package dev.cauce.routing.core.machine;

import org.jspecify.annotations.NullMarked;
