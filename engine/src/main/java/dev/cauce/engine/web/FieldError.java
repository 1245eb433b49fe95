package dev.cauce.engine.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * One thing wrong with a request.
 *
 * @param field where, as a path such as {@code requirements[0].skill}
 * @param value what was sent, shortened; absent for what must not be repeated
 * @param message what is wrong and how to put it right
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(description = "One thing wrong with the request: where, what was sent, and how to put it right.")
public record FieldError(String field, @Nullable String value, String message) {
    private static final int LONGEST_ECHO = 100;

    public FieldError {
        if (value != null) {
            value = isSecret(field) ? null : shortened(value);
        }
    }

    /** A field that is missing, or whose value must not be repeated. */
    public static FieldError of(String field, String message) {
        return new FieldError(field, null, message);
    }

    /** A field with the offending value. */
    public static FieldError of(String field, @Nullable Object value, String message) {
        return new FieldError(field, value == null ? null : value.toString(), message);
    }

    private static boolean isSecret(String field) {
        return field.endsWith("password")
                || field.endsWith("token")
                || field.endsWith("Token")
                || field.endsWith("Secret")
                || field.endsWith("apiKey")
                || field.endsWith("text");
    }

    private static String shortened(String text) {
        var printable = text.replaceAll("\\p{Cntrl}", "\uFFFD");
        return printable.length() <= LONGEST_ECHO ? printable : printable.substring(0, LONGEST_ECHO) + "…";
    }
}
