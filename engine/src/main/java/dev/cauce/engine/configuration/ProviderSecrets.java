package dev.cauce.engine.configuration;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a provider and an account know each other by; kept sealed, both as one secret of the channel. */
@Schema(name = "ProviderSecrets", description = "What a provider and an account know each other by; never shown again.")
public record ProviderSecrets(
        @Schema(
                description =
                        "What calls of the API prove themselves with, as the provider's adapter writes it into a header")
        @NotBlank(message = MISSING)
        @Size(max = 1000, message = TOO_LONG)
        @Pattern(regexp = "[\\x20-\\x7e]*", message = "Must be printable ASCII: it stands in a header.")
        String apiKey,

        @Schema(description = "What the provider signs its webhooks with")
        @NotBlank(message = MISSING)
        @Size(max = 1000, message = TOO_LONG)
        String signingSecret) {
    private static final String MISSING = "The field is missing. Send a value.";
    private static final String TOO_LONG = "Must have at most 1000 characters.";

    String text(ObjectMapper json) {
        try {
            return json.writeValueAsString(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Two texts can always be written", e);
        }
    }

    /** Out of what was sealed; empty when another kind of channel had this id. */
    public static Optional<ProviderSecrets> of(String text, ObjectMapper json) {
        try {
            return Optional.of(json.readValue(text, ProviderSecrets.class));
        } catch (JsonProcessingException another) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return "ProviderSecrets[…]";
    }
}
