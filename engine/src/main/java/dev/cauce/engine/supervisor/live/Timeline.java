package dev.cauce.engine.supervisor.live;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.TreeMap;
import java.util.function.BinaryOperator;

/**
 * Sums by minute for the last hour and by quarter of an hour for two days before: enough for rolling figures and for
 * "today" in every time zone, in bounded memory.
 */
final class Timeline<T> {
    private static final Duration BY_MINUTE = Duration.ofMinutes(60);
    private static final Duration KEPT = Duration.ofHours(50);
    private static final long QUARTER_SECONDS = Duration.ofMinutes(15).toSeconds();

    private final T none;
    private final BinaryOperator<T> sum;
    private final TreeMap<Instant, T> buckets = new TreeMap<>();
    private Instant foldedTo = Instant.EPOCH;

    Timeline(T none, BinaryOperator<T> sum) {
        this.none = none;
        this.sum = sum;
    }

    void add(Instant at, T counted) {
        fold(at);
        var bucket = at.isBefore(foldedTo) ? quarter(at) : at.truncatedTo(ChronoUnit.MINUTES);
        buckets.merge(bucket, counted, sum);
    }

    /** What was counted from the start of the minute (or, long ago, quarter of an hour) that {@code from} lies in. */
    T since(Instant from) {
        var start = from.isBefore(foldedTo) ? quarter(from) : from.truncatedTo(ChronoUnit.MINUTES);
        return buckets.tailMap(start, true).values().stream().reduce(none, sum);
    }

    /** What was counted from one minute up to another, the latter excluded; both within the last hour. */
    T between(Instant from, Instant to) {
        return buckets
                .subMap(from.truncatedTo(ChronoUnit.MINUTES), true, to.truncatedTo(ChronoUnit.MINUTES), false)
                .values()
                .stream()
                .reduce(none, sum);
    }

    private void fold(Instant now) {
        var boundary = quarter(now.minus(BY_MINUTE));
        if (!boundary.isAfter(foldedTo)) {
            return;
        }
        foldedTo = boundary;
        buckets.headMap(now.minus(KEPT)).clear();
        var old = new TreeMap<>(buckets.headMap(boundary));
        buckets.headMap(boundary).clear();
        old.forEach((minute, counted) -> buckets.merge(quarter(minute), counted, sum));
    }

    private static Instant quarter(Instant at) {
        return Instant.ofEpochSecond(Math.floorDiv(at.getEpochSecond(), QUARTER_SECONDS) * QUARTER_SECONDS);
    }
}
