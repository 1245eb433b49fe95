package dev.cauce.engine.configuration.definition;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A text of a client that agents need often, with places that the desk fills in. */
@Schema(description = "A text of a client that agents need often, with places that the desk fills in.")
public record CannedAnswer(
        @Schema(description = "The title, by which it is found", examples = "Ask for the booking number") @Name
        String name,

        @Schema(description = "What is typed after / to find it", examples = "booking")
        @NotNull(message = Shapes.REQUIRED)
        @Pattern(
                regexp = "[\\p{L}\\p{N}][\\p{L}\\p{N}_.-]{0,29}",
                message = "Must be 1 to 30 letters, digits, points, hyphens and underscores, without blanks.")
        String shortcut,

        @Schema(examples = "acme") @NotNull(message = Shapes.REQUIRED) @Id
        String client,

        @Schema(description = "Where it can be chosen; everywhere at the client when empty")
        @Size(max = Shapes.MANY, message = Shapes.MANY_MESSAGE)
        Set<@NotNull @Id String> queues,

        @Schema(
                description = "The words by language. Places: {{contact.name}}, {{agent.name}}, {{client.name}},"
                        + " {{queue.name}}, {{conversation.id}}; what is not known is left out",
                examples = "{\"es\": \"Hola {{contact.name}}, soy {{agent.name}}.\"}")
        @NotEmpty(message = "Give the words in at least one language, such as {\"en\": \"Good morning\"}.")
        @Size(max = 50, message = "Must have at most 50 entries.")
        Map<
                        @Pattern(regexp = Shapes.LANGUAGE, message = Shapes.LANGUAGE_MESSAGE) String,
                        @NotBlank(message = "Write something.")
                        @Size(max = 2000, message = "Must have at most 2000 characters.") @Fillable String>
                text)
        implements AgentChoice {

    public CannedAnswer {
        queues = Shapes.setOf(queues);
        text = Shapes.mapOf(text);
    }
}
