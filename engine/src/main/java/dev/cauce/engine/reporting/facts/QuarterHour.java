package dev.cauce.engine.reporting.facts;

import java.time.Duration;
import java.time.Instant;

/** The interval facts are kept in. Every offset from UTC in use is a multiple of it, so no local hour or day cuts one. */
public record QuarterHour(Instant start) implements Comparable<QuarterHour> {
    public static final Duration LENGTH = Duration.ofMinutes(15);

    public QuarterHour {
        if (start.getNano() != 0 || start.getEpochSecond() % LENGTH.toSeconds() != 0) {
            throw new IllegalArgumentException("A quarter of an hour starts at :00, :15, :30 or :45, not at " + start);
        }
    }

    /** The one that holds this instant. */
    public static QuarterHour of(Instant instant) {
        var seconds = LENGTH.toSeconds();
        return new QuarterHour(Instant.ofEpochSecond(Math.floorDiv(instant.getEpochSecond(), seconds) * seconds));
    }

    public Instant end() {
        return start.plus(LENGTH);
    }

    @Override
    public int compareTo(QuarterHour other) {
        return start.compareTo(other.start);
    }
}
