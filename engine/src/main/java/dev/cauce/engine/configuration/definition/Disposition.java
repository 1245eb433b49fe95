package dev.cauce.engine.configuration.definition;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How an interaction of a client can have ended; chosen in wrap-up. */
@Schema(description = "How an interaction of a client can have ended; chosen in wrap-up.")
public record Disposition(
        @Name String name,

        @Schema(examples = "acme") @NotNull(message = Shapes.REQUIRED) @Id
        String client,

        @Schema(description = "Where it can be chosen; everywhere at the client when empty")
        @Size(max = Shapes.MANY, message = Shapes.MANY_MESSAGE)
        Set<@NotNull @Id String> queues)
        implements AgentChoice {

    public Disposition {
        queues = Shapes.setOf(queues);
    }
}
