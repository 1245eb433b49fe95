package dev.cauce.engine.configuration.definition;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A kind of back-office work of a client, such as invoices to post. */
@Schema(description = "A kind of back-office work of a client, such as invoices to post.")
public record TaskType(
        @Name String name,

        @Schema(examples = "acme") @NotNull(message = Shapes.REQUIRED) @Id
        String client,

        @Schema(description = "Where tasks enter", examples = "acme-back-office")
        @NotNull(message = Shapes.REQUIRED)
        @Id
        String queue,

        @Schema(
                description =
                        "A JSON Schema (draft 2020-12) that the fields of each task must meet; anything when left out",
                examples = "{\"type\": \"object\", \"required\": [\"invoice\"]}")
        @FormSchema
        @Nullable
        Map<String, Object> form,

        @Schema(description = "When a task is due that says nothing else, after its creation", examples = "P2D")
        @Between(shortest = "PT1M", longest = "P365D")
        @Nullable
        Duration dueWithin)
        implements ChannelDefinition {

    public TaskType {
        form = form == null ? null : Shapes.mapOf(form);
    }

    @Override
    public MediaChannel medium() {
        return MediaChannel.TASK;
    }
}
