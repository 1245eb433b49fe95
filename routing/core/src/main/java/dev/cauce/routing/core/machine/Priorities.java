package dev.cauce.routing.core.machine;

import dev.cauce.routing.core.Command.Enqueue;
import dev.cauce.routing.core.Reply.Rejected;

/** The range of priorities. */
final class Priorities {
    private Priorities() {}

    static boolean isValid(int priority) {
        return priority >= Enqueue.LOWEST_PRIORITY && priority <= Enqueue.HIGHEST_PRIORITY;
    }

    static Rejected rejected(int priority) {
        return Rejections.invalid("Priority must be between %d and %d, but is %d."
                .formatted(Enqueue.LOWEST_PRIORITY, Enqueue.HIGHEST_PRIORITY, priority));
    }
}
