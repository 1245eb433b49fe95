package dev.cauce.engine.configuration.definition;

import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A web chat of a client; its id stands in the page and is public. */
@Schema(description = "A web chat of a client; its id stands in the page and is public.")
public record ChatChannel(
        @Name String name,

        @Schema(examples = "acme") @NotNull(message = Shapes.REQUIRED) @Id
        String client,

        @Schema(description = "Where conversations enter", examples = "acme-sales")
        @NotNull(message = Shapes.REQUIRED)
        @Id
        String queue,

        @Schema(
                description = "The origins of the pages that may show the chat",
                examples = "[\"https://www.example.org\"]")
        @NotEmpty(message = "Name at least one origin, such as https://www.example.org.")
        @Size(max = 100, message = "Must have at most 100 entries.")
        Set<
                        @NotNull @Size(max = 300, message = ORIGIN_MESSAGE)
                        @Pattern(regexp = "https?://[A-Za-z0-9.\\-\\[\\]:]+", message = ORIGIN_MESSAGE) String>
                allowedOrigins,

        @Schema(description = "What the page says, by key", examples = "{\"welcome\": \"¡Hola!\"}")
        @Size(max = 100, message = "Must have at most 100 entries.")
        Map<
                        @Pattern(regexp = "[a-z][A-Za-z0-9.-]{0,62}", message = "Must be a key, such as welcome.")
                        String,
                        @NotNull @Size(max = 2000, message = "Must have at most 2000 characters.") String>
                texts,

        @Schema(description = "Whether visitors are asked at the end how good it was; false when left out") @Nullable
        Boolean rating)
        implements ChannelDefinition {
    private static final String ORIGIN_MESSAGE =
            "Must be an origin: scheme, host and, when not the usual one, port, such as https://www.example.org.";

    public ChatChannel {
        allowedOrigins = Shapes.setOf(allowedOrigins);
        texts = Shapes.mapOf(texts);
    }

    /** Whether visitors are asked at the end how good it was. */
    public boolean asksForRating() {
        return Boolean.TRUE.equals(rating);
    }

    @Override
    public MediaChannel medium() {
        return MediaChannel.CHAT;
    }
}
