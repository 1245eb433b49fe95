package dev.cauce.engine.configuration.definition;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a client's own system shows at the desk beside a conversation. A look-up's secret is set apart and never part of this. */
@Schema(
        description =
                "What a client's own system shows at the desk beside a conversation. A look-up's secret is set apart.")
public record ScreenPop(
        @Schema(description = "The heading of the panel", examples = "Customer file") @Name
        String name,

        @Schema(examples = "acme") @NotNull(message = Shapes.REQUIRED) @Id
        String client,

        @Schema(description = "For whose conversations; all of the client's when empty")
        @Size(max = Shapes.MANY, message = Shapes.MANY_MESSAGE)
        Set<@NotNull @Id String> queues,

        @Schema(
                description =
                        "`frame`: the page in a panel; `tab`: a button that opens it in a new tab, for systems that forbid"
                                + " frames; `look-up`: the engine asks for JSON, and its fields stand in the panel")
        @NotNull(message = Shapes.REQUIRED)
        Opens opens,

        @Schema(
                description = "The address, with a fixed host. Places: {{contact.address}}, {{conversation.id}},"
                        + " {{conversation.channel}}, {{conversation.startedAt}}, {{conversation.priority}}, {{queue.id}},"
                        + " {{queue.name}}, {{client.id}}, {{client.name}}, {{agent.id}}; percent-encoded. By https; a look-up"
                        + " also by http where the operator allows its host as a private one",
                examples = "https://crm.acme.example/customers?phone={{contact.address}}")
        @NotNull(message = Shapes.REQUIRED)
        @Size(max = 1000, message = "Must have at most 1000 characters.")
        @AddressTemplate
        String url,

        @Schema(
                description = "Of a look-up: the header that carries the secret; Authorization when left out",
                examples = "X-Api-Key")
        @Pattern(
                regexp = "[A-Za-z][A-Za-z0-9-]{0,49}",
                message = "Must be the name of a header: 1 to 50 letters, digits and hyphens.")
        @Nullable
        String header,

        @Schema(
                description = "Of a look-up: what is shown, in this order",
                examples = "[{\"label\": \"Customer\", \"pointer\": \"/customer/name\"}]")
        @Size(max = 20, message = "Must have at most 20 entries.")
        List<@NotNull(message = Shapes.REQUIRED) @Valid Field> fields)
        implements AgentChoice {

    public ScreenPop {
        queues = Shapes.setOf(queues);
        fields = Shapes.listOf(fields);
    }

    /** A field of an answer. */
    @Schema(name = "ScreenPopField")
    public record Field(
            @Schema(description = "What it is called at the desk", examples = "Customer")
            @NotBlank(message = "Say what the field is called.")
            @Size(max = 60, message = "Must have at most 60 characters.")
            String label,

            @Schema(description = "Where it stands in the answer, as RFC 6901 has it", examples = "/customer/name")
            @NotNull(message = Shapes.REQUIRED)
            @Size(max = 200, message = "Must have at most 200 characters.")
            @Pattern(regexp = "(/([^~/]|~[01])*)+", message = "Must be a JSON Pointer, such as /customer/name.")
            String pointer) {}

    /** How it comes to the desk. */
    public enum Opens {
        @JsonProperty("frame")
        FRAME,
        @JsonProperty("tab")
        TAB,
        @JsonProperty("look-up")
        LOOK_UP;

        /** As in JSON. */
        public String value() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** Scheme, host and port, as a content security policy names them. */
    @JsonIgnore
    @Schema(hidden = true)
    public String origin() {
        return url.substring(0, url.indexOf('/', url.indexOf("://") + 3)).toLowerCase(Locale.ROOT);
    }

    @JsonIgnore
    @Schema(hidden = true)
    public String host() {
        return URI.create(origin()).getHost();
    }

    /** The header that carries the secret. */
    @JsonIgnore
    @Schema(hidden = true)
    public String secretHeader() {
        return header == null ? "Authorization" : header;
    }

    /** Whom the secret is for. */
    @JsonIgnore
    @Schema(hidden = true)
    public String audience() {
        return secretHeader() + " at " + origin();
    }

    /** Under which name the secret of one is kept: channels have the plain ids. */
    public static String secretId(String id) {
        return "screen-pop/" + id;
    }
}
