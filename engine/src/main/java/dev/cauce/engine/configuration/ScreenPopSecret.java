package dev.cauce.engine.configuration;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a look-up proves itself with to the client's system. */
@Schema(name = "ScreenPopSecret", description = "What a look-up proves itself with; never shown again.")
public record ScreenPopSecret(
        @Schema(description = "The whole value of the header", examples = "Bearer …")
        @NotBlank(message = "The field is missing. Send a value.")
        @Size(max = 2000, message = "Must have at most 2000 characters.")
        @Pattern(regexp = "[\\x20-\\x7e]*", message = "Must be printable ASCII: it stands in a header.")
        String headerSecret) {
    @Override
    public String toString() {
        return "ScreenPopSecret[…]";
    }
}
