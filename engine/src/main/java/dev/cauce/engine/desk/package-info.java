/**
 * The agent's desk. {@link dev.cauce.engine.desk.Operations} keeps every operation as the routing log tells it,
 * {@link dev.cauce.engine.desk.AgentDesks} pushes each step to the sockets of the agents concerned, and the resources turn
 * requests into router commands under the caller's Idempotency-Key, so that repeating one repeats nothing else.
 */
@NullMarked
package dev.cauce.engine.desk;

import org.jspecify.annotations.NullMarked;
