package dev.cauce.engine.configuration.definition;

import com.fasterxml.jackson.annotation.JsonIgnore;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.net.URI;
import java.util.Locale;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A phone number of a client on WhatsApp (Cloud API). Its secrets are set apart and are never part of this. */
@Schema(description = "A phone number of a client on WhatsApp (Cloud API). Its secrets are set apart.")
public record WhatsAppNumber(
        @Name String name,

        @Schema(examples = "acme") @NotNull(message = Shapes.REQUIRED) @Id
        String client,

        @Schema(description = "Where conversations enter", examples = "acme-support")
        @NotNull(message = Shapes.REQUIRED)
        @Id
        String queue,

        @Schema(description = "Meta's id of the phone number, not the number itself", examples = "106540352242922")
        @NotNull(message = Shapes.REQUIRED)
        @Pattern(regexp = "[0-9]{1,30}", message = "Must be the id that Meta gave the phone number: 1 to 30 digits.")
        String phoneNumberId,

        @Schema(
                description =
                        "Meta's id of the business account, whose templates agents can send; without it they see none",
                examples = "102290129340398")
        @Pattern(
                regexp = "[0-9]{1,30}",
                message = "Must be the id that Meta gave the business account: 1 to 30 digits.")
        @Nullable
        String businessAccountId,

        @Schema(description = "Where the API is; Meta's own when left out", examples = "https://graph.facebook.com")
        @Pattern(
                regexp = "https?://[A-Za-z0-9.-]{1,253}(:[0-9]{1,5})?",
                message = "Must be the address of a host without a path, such as https://graph.facebook.com.")
        @Nullable
        String apiUrl,

        @Schema(description = "The version of the API", examples = "v23.0")
        @NotNull(message = Shapes.REQUIRED)
        @Pattern(regexp = "v[0-9]{1,3}\\.[0-9]{1,2}", message = "Must be a version of the API, such as v23.0.")
        String apiVersion)
        implements ChannelDefinition {
    private static final String META = "https://graph.facebook.com";

    @Override
    public MediaChannel medium() {
        return MediaChannel.WHATSAPP;
    }

    /** Whom the secrets are for. */
    public String audience() {
        return phoneNumberId + '@' + address();
    }

    /** Where something of the API is; {@code path} begins without a slash. */
    public URI at(String path) {
        return URI.create("%s/%s/%s".formatted(address(), apiVersion, path));
    }

    /** The host of the API. */
    @JsonIgnore
    @Schema(hidden = true)
    public String host() {
        return URI.create(address()).getHost().toLowerCase(Locale.ROOT);
    }

    private String address() {
        return Objects.requireNonNullElse(apiUrl, META);
    }
}
