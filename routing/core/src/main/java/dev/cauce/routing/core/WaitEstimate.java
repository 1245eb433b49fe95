package dev.cauce.routing.core;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How long work at a position will probably wait: four times in five within the range, if the queue goes on as it did.
 *
 * <p>Departures (answers and abandonments) of the last half hour are taken as a Poisson process. The time until the
 * position-th departure then varies with the square root of the position, and the rate itself is known only as well as
 * the departures seen allow; both go into the range.
 */
public record WaitEstimate(Duration low, Duration high, Confidence confidence) {
    private static final double EIGHTY_PERCENT = 1.2816;
    private static final int MANY = 20;
    private static final int SOME = 5;

    /** How much the estimate rests on. */
    public enum Confidence {
        LOW,
        MEDIUM,
        HIGH
    }

    /** For the work at {@code position} (1 is next); empty when nothing left the queue lately. */
    public static Optional<WaitEstimate> of(Flow flow, int position, Instant now) {
        Flow.Bucket sum = flow.sum(now);
        int departures = sum.answered() + sum.abandoned();
        Duration observed = Duration.between(sum.from(), now);
        if (departures == 0 || observed.isZero() || observed.isNegative()) {
            return Optional.empty();
        }
        double mean = (double) position * observed.toMillis() / departures;
        double spread = EIGHTY_PERCENT * Math.sqrt(1.0 / position + 1.0 / departures);
        return Optional.of(new WaitEstimate(
                Duration.ofMillis(Math.round(Math.max(0, mean * (1 - spread)))),
                Duration.ofMillis(Math.round(mean * (1 + spread))),
                confidence(departures)));
    }

    private static Confidence confidence(int departures) {
        if (departures >= MANY) {
            return Confidence.HIGH;
        }
        return departures >= SOME ? Confidence.MEDIUM : Confidence.LOW;
    }
}
