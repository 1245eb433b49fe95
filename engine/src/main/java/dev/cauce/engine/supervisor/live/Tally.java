package dev.cauce.engine.supervisor.live;

import java.time.Duration;

/**
 * Counts of one stretch of time from which every live figure of a queue follows.
 *
 * @param answeredInTarget answered within the threshold that held then
 * @param abandonedShortly abandoned within {@link #SHORT}, which formula D leaves out
 * @param waited the waits of the answered, summed
 */
public record Tally(
        int entered, int answered, int answeredInTarget, int abandoned, int abandonedShortly, Duration waited) {
    public static final Tally NONE = new Tally(0, 0, 0, 0, 0, Duration.ZERO);

    /** An abandonment within this time says nothing about the service. */
    public static final Duration SHORT = Duration.ofSeconds(5);

    public static Tally ofEntry() {
        return new Tally(1, 0, 0, 0, 0, Duration.ZERO);
    }

    public static Tally ofAnswer(Duration wait, Duration threshold) {
        return new Tally(0, 1, wait.compareTo(threshold) <= 0 ? 1 : 0, 0, 0, wait);
    }

    public static Tally ofAbandonment(Duration wait) {
        return new Tally(0, 0, 0, 1, wait.compareTo(SHORT) <= 0 ? 1 : 0, Duration.ZERO);
    }

    public Tally plus(Tally other) {
        return new Tally(
                entered + other.entered,
                answered + other.answered,
                answeredInTarget + other.answeredInTarget,
                abandoned + other.abandoned,
                abandonedShortly + other.abandonedShortly,
                waited.plus(other.waited));
    }

    /** Work that left the waiting line, one way or the other. */
    public int left() {
        return answered + abandoned;
    }
}
