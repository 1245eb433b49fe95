package dev.cauce.engine.configuration;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What Meta and a phone number know each other by; kept sealed, all three as one secret of the channel. */
@Schema(name = "WhatsAppSecrets", description = "What Meta and a phone number know each other by; never shown again.")
public record WhatsAppSecrets(
        @Schema(description = "Of a system user that may send messages from the number")
        @NotBlank(message = MISSING)
        @Size(max = 1000, message = TOO_LONG)
        String accessToken,

        @Schema(description = "Of the app whose webhook leads here: what webhooks are signed with")
        @NotBlank(message = MISSING)
        @Size(max = 1000, message = TOO_LONG)
        String appSecret,

        @Schema(description = "As it is entered beside the address of the webhook")
        @NotBlank(message = MISSING)
        @Size(max = 1000, message = TOO_LONG)
        String verifyToken) {
    private static final String MISSING = "The field is missing. Send a value.";
    private static final String TOO_LONG = "Must have at most 1000 characters.";

    String text(ObjectMapper json) {
        try {
            return json.writeValueAsString(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Three texts can always be written", e);
        }
    }

    /** Out of what was sealed; empty when another kind of channel had this id. */
    public static Optional<WhatsAppSecrets> of(String text, ObjectMapper json) {
        try {
            return Optional.of(json.readValue(text, WhatsAppSecrets.class));
        } catch (JsonProcessingException another) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return "WhatsAppSecrets[…]";
    }
}
