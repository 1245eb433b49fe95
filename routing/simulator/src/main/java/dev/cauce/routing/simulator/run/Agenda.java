package dev.cauce.routing.simulator.run;

import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.PriorityQueue;

/** What will happen when, in virtual time; what is planned first happens first at the same instant. */
final class Agenda {
    private final PriorityQueue<Entry> entries =
            new PriorityQueue<>(Comparator.comparing(Entry::at).thenComparingLong(Entry::number));
    private long planned;

    private record Entry(Instant at, long number, Runnable what) {}

    void plan(Instant at, Runnable what) {
        entries.add(new Entry(at, planned++, what));
    }

    Optional<Instant> next() {
        return Optional.ofNullable(entries.peek()).map(Entry::at);
    }

    Runnable take() {
        return entries.remove().what();
    }
}
