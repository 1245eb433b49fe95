package dev.cauce.engine.routing;

import dev.cauce.routing.core.Command;
import dev.cauce.routing.core.OperationId;

/** A command and the operation it is for. */
public record RoutingCommand(OperationId operation, Command command) {}
