package dev.cauce.engine.web;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The name a caller gives to one intent, so that repeating the request repeats nothing else. 1 to 100 visible characters. */
public record IdempotencyKey(String value) {
    public static final String HEADER = "Idempotency-Key";
    private static final Pattern VISIBLE = Pattern.compile("[\\x21-\\x7e]{1,100}");

    /** The key in the header, or a 400 that tells how to choose one. */
    public static IdempotencyKey required(@Nullable String header) {
        if (header == null) {
            throw Problem.invalid(FieldError.of(
                            HEADER, "The header is missing. Send a fresh UUID, and the same one again when you retry."))
                    .exception();
        }
        if (!VISIBLE.matcher(header).matches()) {
            throw Problem.invalid(FieldError.of(
                            HEADER,
                            header,
                            "Must be 1 to 100 visible ASCII characters without spaces, such as a UUID."))
                    .exception();
        }
        return new IdempotencyKey(header);
    }

    @Override
    public String toString() {
        return value;
    }
}
