package dev.cauce.routing.core;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Skeleton. */
public final class RoutingCore {
    /** Restores. */
    public static RoutingCore restore(OperationId operation, Iterable<Entity> entities) {
        return new RoutingCore();
    }

    /** Steps. */
    public Step step(Instant now, Command command) {
        return new Step(List.of(), List.of(), Reply.DONE);
    }

    /** Ticks. */
    public Step tick(Instant now) {
        return new Step(List.of(), List.of(), Reply.DONE);
    }

    /** Timer. */
    public Optional<Instant> nextTimer() {
        return Optional.empty();
    }
}
