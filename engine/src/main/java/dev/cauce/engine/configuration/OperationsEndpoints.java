package dev.cauce.engine.configuration;

import dev.cauce.engine.configuration.definition.Operation;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Pools of agents and queues. */
@Path("/api/v1/configuration/operations")
@Tag(name = "Configuration: operations", description = "Pools of agents and queues.")
public class OperationsEndpoints extends DefinitionEndpoints<Operation> {
    OperationsEndpoints() {
        super(Operation.class);
    }
}
