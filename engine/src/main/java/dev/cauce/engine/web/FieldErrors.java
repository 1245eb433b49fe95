package dev.cauce.engine.web;

import jakarta.validation.ConstraintViolation;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Broken constraints in the words of who wrote the values. */
public final class FieldErrors {
    private FieldErrors() {}

    /** In the order of their fields. */
    public static List<FieldError> of(Collection<? extends ConstraintViolation<?>> violations) {
        return violations.stream()
                .map(FieldErrors::of)
                .sorted(Comparator.comparing(FieldError::field).thenComparing(FieldError::message))
                .toList();
    }

    private static FieldError of(ConstraintViolation<?> violation) {
        return FieldError.of(ViolatedField.of(violation), echo(violation.getInvalidValue()), violation.getMessage());
    }

    /** Only what was written as a single value is worth repeating. */
    private static @Nullable Object echo(@Nullable Object value) {
        return value instanceof CharSequence || value instanceof Number || value instanceof Duration ? value : null;
    }
}
