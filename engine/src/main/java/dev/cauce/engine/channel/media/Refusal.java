package dev.cauce.engine.channel.media;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Why a file is not kept.
 *
 * @param value what it is that may not be; absent where that says nothing
 * @param message what is wrong and how to put it right
 */
public record Refusal(Code code, @Nullable String value, String message) {

    /** Stable, for programs and counters, by its {@link #text}. */
    public enum Code {
        TOO_LARGE,
        TYPE_NOT_ALLOWED,
        DAILY_LIMIT,
        INFECTED,
        NOT_SCANNABLE;

        /** Such as {@code too-large}. */
        public String text() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
