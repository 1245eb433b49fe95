package dev.cauce.routing.core.machine;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Something that is due at an instant: at most one deadline each, ordered by instant, then by key. */
abstract sealed class Timed permits Work, AgentSlot, LiveQueue, Remembered {
    /** The position among the deadlines. */
    int turn;

    private @Nullable Instant deadline;

    /** Unique among all timed things of an operation. */
    abstract String timerKey();

    final @Nullable Instant deadline() {
        return deadline;
    }

    final void deadline(@Nullable Instant at) {
        deadline = at;
    }
}
