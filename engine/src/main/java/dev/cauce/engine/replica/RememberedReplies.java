package dev.cauce.engine.replica;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Replies by command id, so that a repeated command has no second effect. Bounded by log time and by count. */
final class RememberedReplies<R> {
    /** A reply and when it was given. */
    record Remembered<R>(String commandId, R reply, Instant at) {}

    private final Duration retention;
    private final int limit;
    private final Deque<Remembered<R>> byAge = new ArrayDeque<>();
    private final Map<String, R> byId = new HashMap<>();

    RememberedReplies(Duration retention, int limit) {
        this.retention = retention;
        this.limit = limit;
    }

    Optional<R> find(String commandId) {
        return Optional.ofNullable(byId.get(commandId));
    }

    void remember(String commandId, R reply, Instant at) {
        if (byId.putIfAbsent(commandId, reply) != null) {
            return;
        }
        byAge.addLast(new Remembered<>(commandId, reply, at));
        Instant oldest = at.minus(retention);
        while (byAge.size() > limit || byAge.getFirst().at().isBefore(oldest)) {
            byId.remove(byAge.removeFirst().commandId());
        }
    }

    List<Remembered<R>> inOrder() {
        return List.copyOf(byAge);
    }

    void restore(Collection<Remembered<R>> remembered) {
        remembered.forEach(one -> remember(one.commandId(), one.reply(), one.at()));
    }
}
