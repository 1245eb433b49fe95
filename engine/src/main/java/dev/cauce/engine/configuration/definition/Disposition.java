package dev.cauce.engine.configuration.definition;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** How an interaction of a client can have ended; chosen in wrap-up. */
@Schema(description = "How an interaction of a client can have ended; chosen in wrap-up.")
public record Disposition(
        @Name String name,

        @Schema(examples = "acme") @NotNull(message = Shapes.REQUIRED) @Id
        String client,

        @Schema(description = "Where it can be chosen; everywhere at the client when empty")
        @Size(max = Shapes.MANY, message = Shapes.MANY_MESSAGE)
        Set<@NotNull @Id String> queues,

        @Schema(
                description =
                        "A JSON Schema (draft 2020-12) of the fields that the agent fills in with it; none when left out",
                examples = "{\"type\": \"object\", \"required\": [\"order\"]}")
        @FormSchema
        @Nullable
        Map<String, Object> form)
        implements AgentChoice {

    public Disposition {
        queues = Shapes.setOf(queues);
        form = form == null ? null : Shapes.mapOf(form);
    }

    /** Without a form. */
    public Disposition(String name, String client, Set<String> queues) {
        this(name, client, queues, null);
    }
}
