package dev.cauce.load.play;

import java.time.Duration;

/** When visitors arrive: evenly, at a rate fixed beforehand. */
public record Schedule(double perSecond, Duration duration) {
    public Schedule {
        if (!(perSecond > 0) || duration.isNegative() || duration.isZero()) {
            throw new IllegalArgumentException(
                    "Rate and duration must be positive, but are %s/s and %s.".formatted(perSecond, duration));
        }
    }

    /** How many arrive. */
    public int arrivals() {
        return (int) Math.ceil(perSecond * duration.toNanos() / 1e9 - 1e-9);
    }

    /** How long after the beginning arrival number {@code index}, from 0, is due. */
    public Duration due(int index) {
        return Duration.ofNanos((long) (index * 1e9 / perSecond));
    }
}
