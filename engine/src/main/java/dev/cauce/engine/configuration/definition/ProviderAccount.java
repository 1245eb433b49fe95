package dev.cauce.engine.configuration.definition;

import com.fasterxml.jackson.annotation.JsonIgnore;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A client's account at a provider whose adapter is plugged in. Its secrets are set apart and are never part of this. */
@Schema(description = "A client's account at a provider whose adapter is plugged in. Its secrets are set apart.")
public record ProviderAccount(
        @Name String name,

        @Schema(examples = "acme") @NotNull(message = Shapes.REQUIRED) @Id
        String client,

        @Schema(description = "Where conversations enter; takes the channel messaging", examples = "acme-support")
        @NotNull(message = Shapes.REQUIRED)
        @Id
        String queue,

        @Schema(description = "The name by which the adapter is plugged in", examples = "paloma-sms")
        @NotNull(message = Shapes.REQUIRED)
        @Size(max = 40, message = "Must have at most 40 characters.")
        String provider,

        @Schema(
                description = "The account's own address at the provider, such as its number",
                examples = "+34910000000")
        @NotNull(message = Shapes.REQUIRED)
        @Pattern(
                regexp = "[\\x21-\\x7e]{1,100}",
                message = "Must be 1 to 100 characters without spaces, as the provider writes it.")
        String sender,

        @Schema(
                description =
                        "Where the provider's API is. By https, unless the operator allows its host as a private one",
                examples = "https://api.paloma.example")
        @NotNull(message = Shapes.REQUIRED)
        @Size(max = 300, message = "Must have at most 300 characters.")
        @Pattern(
                regexp = "https?://[A-Za-z0-9.-]{1,253}(:[0-9]{1,5})?(/[A-Za-z0-9._~-]+)*",
                message = "Must be an address without a slash at its end, such as https://api.paloma.example.")
        String apiUrl)
        implements ChannelDefinition {

    @Override
    public MediaChannel medium() {
        return MediaChannel.MESSAGING;
    }

    /** Whom the secrets are for. */
    @JsonIgnore
    @Schema(hidden = true)
    public String audience() {
        return provider + ' ' + sender + '@' + apiUrl;
    }

    /** Where something of the API is; {@code path} begins with a slash. */
    public URI at(String path) {
        return URI.create(apiUrl + path);
    }

    /** The host of the API. */
    @JsonIgnore
    @Schema(hidden = true)
    public String host() {
        return URI.create(apiUrl).getHost().toLowerCase(Locale.ROOT);
    }
}
