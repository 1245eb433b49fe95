package dev.cauce.engine.configuration.definition;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.cauce.channel.api.Capability;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A channel that another system brings over HTTP. Its keys are issued apart and are never part of this. */
@Schema(description = "A channel that another system brings over HTTP. Its signing keys are issued apart.")
public record HttpChannel(
        @Name String name,

        @Schema(examples = "acme") @NotNull(message = Shapes.REQUIRED) @Id
        String client,

        @Schema(description = "Where conversations enter; takes the channel http", examples = "acme-sales")
        @NotNull(message = Shapes.REQUIRED)
        @Id
        String queue,

        @Schema(
                description =
                        "Where agents' messages are posted. By https, unless the operator allows its host as a private one",
                examples = "https://sms.acme.example/cauce")
        @NotNull(message = Shapes.REQUIRED)
        @Size(max = 500, message = "Must have at most 500 characters.")
        @Pattern(
                regexp = "https?://[A-Za-z0-9.-]+(:[0-9]{1,5})?(/[^\\s#]*)?",
                message = "Must be an address such as https://sms.acme.example/cauce.")
        String webhook,

        @Schema(
                description = "What the system can carry to contacts; text alone when left out",
                examples = "[\"text\"]")
        Set<@NotNull Carried> carries)
        implements ChannelDefinition {

    /** What its secret is for. */
    public static final String KEYS = "keys of an http channel";

    public HttpChannel {
        carries = carries == null || carries.isEmpty() ? Set.of(Carried.TEXT) : Set.copyOf(carries);
    }

    /** What a message may be made of. */
    public enum Carried {
        @JsonProperty("text")
        TEXT(Capability.TEXT),
        @JsonProperty("attachments")
        ATTACHMENTS(Capability.ATTACHMENTS),
        @JsonProperty("location")
        LOCATION(Capability.LOCATION),
        @JsonProperty("quick-replies")
        QUICK_REPLIES(Capability.QUICK_REPLIES);

        private final Capability capability;

        Carried(Capability capability) {
            this.capability = capability;
        }
    }

    @Override
    public MediaChannel medium() {
        return MediaChannel.HTTP;
    }

    /** As adapters know them. */
    public Set<Capability> capabilities() {
        return carries.stream().map(carried -> carried.capability).collect(Collectors.toSet());
    }
}
