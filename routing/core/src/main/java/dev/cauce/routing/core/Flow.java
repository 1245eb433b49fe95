package dev.cauce.routing.core;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** What went into and out of a queue in the last half hour, in buckets of five minutes, oldest first. */
public record Flow(List<Bucket> buckets) {
    public static final Duration BUCKET = Duration.ofMinutes(5);
    public static final Duration WINDOW = Duration.ofMinutes(30);
    public static final Flow NONE = new Flow(List.of());

    public Flow {
        buckets = List.copyOf(buckets);
    }

    /** Counts of the five minutes that began at {@code from}. */
    public record Bucket(Instant from, int arrived, int answered, int answeredInTime, int abandoned) {}

    public Flow arrived(Instant at) {
        return add(at, b -> new Bucket(b.from(), b.arrived() + 1, b.answered(), b.answeredInTime(), b.abandoned()));
    }

    public Flow answered(Instant at, boolean inTime) {
        return add(
                at,
                b -> new Bucket(
                        b.from(), b.arrived(), b.answered() + 1, b.answeredInTime() + (inTime ? 1 : 0), b.abandoned()));
    }

    public Flow abandoned(Instant at) {
        return add(at, b -> new Bucket(b.from(), b.arrived(), b.answered(), b.answeredInTime(), b.abandoned() + 1));
    }

    /** The sums over the window that ends at {@code now}. */
    public Bucket sum(Instant now) {
        Instant since = now.minus(WINDOW);
        int arrived = 0;
        int answered = 0;
        int inTime = 0;
        int abandoned = 0;
        Instant from = now;
        for (Bucket bucket : buckets) {
            if (bucket.from().isAfter(since)) {
                from = from.isBefore(bucket.from()) ? from : bucket.from();
                arrived += bucket.arrived();
                answered += bucket.answered();
                inTime += bucket.answeredInTime();
                abandoned += bucket.abandoned();
            }
        }
        return new Bucket(from, arrived, answered, inTime, abandoned);
    }

    /** Whether no bucket is so old that it falls out of the window that ends at {@code now}. */
    public boolean isWithin(Instant now) {
        return !buckets.isEmpty() && buckets.getFirst().from().isAfter(now.minus(WINDOW));
    }

    private Flow add(Instant at, UnaryOperator<Bucket> count) {
        long seconds = at.getEpochSecond();
        Instant from = Instant.ofEpochSecond(seconds - Math.floorMod(seconds, BUCKET.toSeconds()));
        Bucket newest = buckets.isEmpty() ? null : buckets.getLast();
        if (newest != null && !newest.from().isBefore(from)) {
            Bucket[] same = buckets.toArray(new Bucket[0]);
            same[same.length - 1] = count.apply(newest);
            return new Flow(List.of(same));
        }
        Instant since = at.minus(WINDOW);
        var kept = new ArrayList<Bucket>(buckets.size() + 1);
        for (Bucket bucket : buckets) {
            if (bucket.from().isAfter(since)) {
                kept.add(bucket);
            }
        }
        kept.add(count.apply(new Bucket(from, 0, 0, 0, 0)));
        return new Flow(kept);
    }
}
