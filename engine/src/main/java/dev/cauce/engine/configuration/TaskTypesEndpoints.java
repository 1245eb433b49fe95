package dev.cauce.engine.configuration;

import dev.cauce.engine.configuration.definition.TaskType;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Kinds of back-office work and where they lead. */
@Path("/api/v1/configuration/task-types")
@Tag(name = "Configuration: task-types", description = "Kinds of back-office work and where they lead.")
public class TaskTypesEndpoints extends DefinitionEndpoints<TaskType> {
    TaskTypesEndpoints() {
        super(TaskType.class);
    }
}
