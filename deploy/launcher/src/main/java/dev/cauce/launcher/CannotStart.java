package dev.cauce.launcher;

import org.jspecify.annotations.Nullable;

/** A reason not to start, whose message is all a user needs: what is wrong, with names and values, and a remedy. */
public final class CannotStart extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public CannotStart(String sentence) {
        super(sentence);
    }

    public CannotStart(String sentence, @Nullable Throwable cause) {
        super(sentence, cause);
    }
}
