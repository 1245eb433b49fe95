package dev.cauce.engine.routing;

import dev.cauce.routing.core.Command;
import dev.cauce.routing.core.OperationId;
import java.util.Objects;

/** A command and the operation it is for. */
public record RoutingCommand(OperationId operation, Command command) {
    public RoutingCommand {
        Objects.requireNonNull(operation, "operation");
        Objects.requireNonNull(command, "command");
    }
}
