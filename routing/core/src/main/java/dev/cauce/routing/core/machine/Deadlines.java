package dev.cauce.routing.core.machine;

import java.time.Instant;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What is due when, in an order that does not depend on the order of arrival. */
final class Deadlines {
    private final TreeSet<Timed> order =
            new TreeSet<>(Comparator.comparing(Deadlines::at).thenComparing(Timed::timerKey));

    void set(Timed timed, @Nullable Instant at) {
        if (Objects.equals(timed.deadline(), at)) {
            return;
        }
        if (timed.deadline() != null) {
            order.remove(timed);
        }
        timed.deadline(at);
        if (at != null) {
            order.add(timed);
        }
    }

    Optional<Instant> next() {
        return order.isEmpty() ? Optional.empty() : Optional.of(at(order.first()));
    }

    /** Takes the first that is due; its owner sets the next deadline. */
    @Nullable
    Timed poll(Instant now) {
        if (order.isEmpty() || at(order.first()).isAfter(now)) {
            return null;
        }
        Timed due = order.removeFirst();
        due.deadline(null);
        return due;
    }

    private static Instant at(Timed timed) {
        return Objects.requireNonNull(timed.deadline());
    }
}
