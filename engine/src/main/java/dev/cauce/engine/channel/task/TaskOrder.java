package dev.cauce.engine.channel.task;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Work to be done. */
@Schema(name = "TaskOrder", description = "Work to be done.")
public record TaskOrder(
        @Schema(description = "A task type", examples = "acme-invoices")
        @NotBlank(message = "Name a task type.")
        @Size(max = 63, message = "Must be an id.")
        String type,

        @Schema(examples = "Post invoice 2026-117")
        @NotBlank(message = "Say what is to be done.")
        @Size(max = 200, message = "At most 200 characters.")
        String title,

        @Schema(description = "More about it") @Size(max = 20_000, message = "At most 20000 characters.") @Nullable
        String text,

        @Schema(
                description = "As the form of the type has them",
                examples = "{\"invoice\": \"2026-117\", \"amount\": 42.5}")
        @Size(max = 200, message = "At most 200 fields.")
        @Nullable
        Map<String, Object> fields,

        @Schema(description = "When it must be done; as its type says when left out") @Nullable
        Instant dueAt,

        @Size(max = 5, message = "At most 5 files.") @Nullable
        List<@NotNull @Valid File> files) {

    /** A file, inside the order. */
    @Schema(name = "TaskFile")
    public record File(
            @Schema(examples = "invoice.pdf")
            @NotBlank(message = "Give the file a name.")
            @Size(max = 120, message = "At most 120 characters.")
            String name,

            @Schema(description = "In Base64") @NotBlank(message = "Send the content in Base64.")
            String content) {}
}
