package dev.cauce.routing.core.machine;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is due when, in an order that does not depend on the order of arrival. */
final class Deadlines extends Heap<Timed> {
    /** Later than this cannot be told apart by nanoseconds in a long; the instants themselves then are. */
    private static final long LATEST = Long.MAX_VALUE / 1_000_000_000L - 1;

    void set(Timed timed, @Nullable Instant at) {
        Instant before = timed.deadline();
        if (Objects.equals(before, at)) {
            return;
        }
        if (before != null) {
            remove(timed);
        }
        timed.deadline(at);
        if (at != null) {
            add(nanos(at), timed);
        }
    }

    Optional<Instant> next() {
        return isEmpty() ? Optional.empty() : Optional.of(at(first()));
    }

    /** Takes the first that is due; its owner sets the next deadline. */
    @Nullable
    Timed poll(Instant now) {
        if (isEmpty() || at(first()).isAfter(now)) {
            return null;
        }
        Timed due = first();
        remove(due);
        due.deadline(null);
        return due;
    }

    @Override
    int position(Timed timed) {
        return timed.turn;
    }

    @Override
    void moved(Timed timed, int position) {
        timed.turn = position;
    }

    @Override
    int compareTied(Timed one, Timed other) {
        int byInstant = at(one).compareTo(at(other));
        return byInstant != 0 ? byInstant : one.timerKey().compareTo(other.timerKey());
    }

    private static long nanos(Instant at) {
        return Math.clamp(at.getEpochSecond(), -LATEST, LATEST) * 1_000_000_000L + at.getNano();
    }

    private static Instant at(Timed timed) {
        return Objects.requireNonNull(timed.deadline());
    }
}
