package dev.cauce.engine.routing;

import dev.cauce.engine.replica.CommandGateway;
import dev.cauce.routing.core.Command;
import dev.cauce.routing.core.OperationId;
import dev.cauce.routing.core.Reply;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.CompletableFuture;

/** Where the rest of the engine sends commands to the router. */
@ApplicationScoped
public class RoutingGateway {
    private final Router router;

    RoutingGateway(Router router) {
        this.router = router;
    }

    /** Sends a command and waits for the router's reply; failures are outcomes, never exceptions. */
    public CompletableFuture<CommandGateway.Outcome<Reply>> submit(
            OperationId operation, String commandId, Command command) {
        return router.gateway()
                .submit(router.partitionOf(operation), commandId, new RoutingCommand(operation, command));
    }

    /** Hands a command over; completes when Kafka has it on all in-sync replicas. Order of calls is kept per operation. */
    public CompletableFuture<Void> send(OperationId operation, String commandId, Command command) {
        return router.gateway().send(router.partitionOf(operation), commandId, new RoutingCommand(operation, command));
    }
}
