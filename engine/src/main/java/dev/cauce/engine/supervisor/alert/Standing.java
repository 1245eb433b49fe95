package dev.cauce.engine.supervisor.alert;

import java.time.Duration;
import java.time.Instant;

/** Where one rule stands at one queue. It fires, and clears, when the figure has stayed where it is long enough. */
public sealed interface Standing {

    /** Nothing to tell. */
    record Quiet() implements Standing {}

    /** Beyond the threshold, but not for long enough. */
    record Rising(Instant since) implements Standing {}

    /** Told. */
    record Firing() implements Standing {}

    /** Fired and within the threshold again, but not for long enough. */
    record Falling(Instant since) implements Standing {}

    /** After a look at {@code now} that found the figure beyond the threshold, or not. */
    default Standing next(boolean isBeyond, Instant now, Duration lasting) {
        return switch (this) {
            case Quiet() -> isBeyond ? rising(now, now, lasting) : this;
            case Rising(var since) -> isBeyond ? rising(since, now, lasting) : new Quiet();
            case Firing() -> isBeyond ? this : falling(now, now, lasting);
            case Falling(var since) -> isBeyond ? new Firing() : falling(since, now, lasting);
        };
    }

    private static Standing rising(Instant since, Instant now, Duration lasting) {
        return since.plus(lasting).isAfter(now) ? new Rising(since) : new Firing();
    }

    private static Standing falling(Instant since, Instant now, Duration lasting) {
        return since.plus(lasting).isAfter(now) ? new Falling(since) : new Quiet();
    }

    /** Whether people were told and not yet that it is over. */
    default boolean isOn() {
        return this instanceof Firing || this instanceof Falling;
    }
}
