package dev.cauce.engine.configuration.definition;

import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A reason why agents pause. */
@Schema(description = "A reason why agents pause.")
public record PresenceReason(
        @Schema(description = "The name by language", examples = "{\"es\": \"Descanso\", \"en\": \"Break\"}")
        @NotEmpty(message = "Give the name in at least one language, such as {\"en\": \"Break\"}.")
        @Size(max = 50, message = "Must have at most 50 entries.")
        Map<@Pattern(regexp = Shapes.LANGUAGE, message = Shapes.LANGUAGE_MESSAGE) String, @Name String> name,

        @Schema(description = "Whether the time counts as work, as training does")
        boolean productive)
        implements Definition {

    public PresenceReason {
        name = Shapes.mapOf(name);
    }

    @Override
    public List<Reference> references() {
        return List.of();
    }
}
