package dev.cauce.engine.configuration;

import dev.cauce.engine.configuration.definition.Queue;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Where work waits. */
@Path("/api/v1/configuration/queues")
@Tag(name = "Configuration: queues", description = "Where work waits.")
public class QueuesEndpoints extends DefinitionEndpoints<Queue> {
    QueuesEndpoints() {
        super(Queue.class);
    }
}
