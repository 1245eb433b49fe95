package dev.cauce.engine.desk.screenpop;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a look-up brought.
 *
 * @param at when the client's system said so; absent when it did not
 * @param trouble why there is nothing: {@code not-known, secret-refused, refused, unreadable, too-large, not-allowed, time-out} or
 *     {@code unreachable}
 */
public record LookUpView(
        List<FieldView> fields,
        @Nullable Instant at,
        @Nullable String trouble) {
    public LookUpView {
        fields = List.copyOf(fields);
    }

    /** A field of the answer; the value is empty when the answer does not have it. */
    public record FieldView(String label, String value) {}

    static LookUpView of(LookedUp looked) {
        return switch (looked) {
            case LookedUp.Found found ->
                new LookUpView(
                        found.fields().stream()
                                .map(field -> new FieldView(field.label(), field.value()))
                                .toList(),
                        found.at(),
                        null);
            case LookedUp.Failed(var trouble) -> new LookUpView(List.of(), null, LookUps.name(trouble));
        };
    }
}
