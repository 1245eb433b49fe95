/**
 * Runs the routing core as a replicated state machine: one partition of commands and of the log holds the operations
 * that hash to it. Others send commands through {@link dev.cauce.engine.routing.RoutingGateway} and see what came of
 * them through {@link dev.cauce.engine.routing.RoutingFollower}.
 */
@NullMarked
package dev.cauce.engine.routing;

import org.jspecify.annotations.NullMarked;
