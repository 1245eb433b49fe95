package dev.cauce.engine.desk.session;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Numbers events from 1 without gaps and keeps the newest, so that a reader who knows the last number it saw gets
 * exactly what it missed. Not thread-safe.
 */
public final class EventBuffer<E> {
    /** An event with its place. */
    public record Numbered<E>(long sequence, E event) {}

    private final int capacity;
    private final ArrayDeque<Numbered<E>> kept = new ArrayDeque<>();
    private long last;

    public EventBuffer(int capacity) {
        if (capacity < 1) {
            throw new IllegalArgumentException(
                    "An event buffer keeps at least 1 event, but was asked to keep " + capacity);
        }
        this.capacity = capacity;
    }

    public Numbered<E> add(E event) {
        if (kept.size() == capacity) {
            kept.removeFirst();
        }
        last++;
        var numbered = new Numbered<>(last, event);
        kept.addLast(numbered);
        return numbered;
    }

    /** The number of the newest event; 0 before the first. */
    public long last() {
        return last;
    }

    /** What came after; empty when some of it is not kept any more, or when the number was never given out. */
    public Optional<List<Numbered<E>>> after(long sequence) {
        if (sequence > last || sequence < last - kept.size()) {
            return Optional.empty();
        }
        var missed = new ArrayList<Numbered<E>>();
        for (var numbered : kept) {
            if (numbered.sequence() > sequence) {
                missed.add(numbered);
            }
        }
        return Optional.of(List.copyOf(missed));
    }
}
