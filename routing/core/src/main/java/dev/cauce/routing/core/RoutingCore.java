package dev.cauce.routing.core;

import dev.cauce.routing.core.machine.Machine;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Decides who is offered what, and when, for one operation. Pure: the same entities, instants and commands always give
 * the same steps. Not thread-safe. {@code now} must never go back.
 */
public final class RoutingCore {
    private final OperationId operation;
    private final Machine machine;

    private RoutingCore(OperationId operation, Iterable<Entity> entities) {
        this.operation = operation;
        this.machine = new Machine(operation, entities);
    }

    /** The core as it was when these were all its entities; their order does not matter. */
    public static RoutingCore restore(OperationId operation, Iterable<Entity> entities) {
        return new RoutingCore(operation, entities);
    }

    /** Does what is due, then the command, then brings together all work and agents that fit. */
    public Step step(Instant now, Command command) {
        return machine.step(now, command);
    }

    /**
     * Does what is due. The step is empty when nothing was. When very much is due at once, a step does a bounded part of
     * it, and {@link #nextTimer} stays in the past until ticks have done the rest.
     */
    public Step tick(Instant now) {
        return machine.tick(now);
    }

    /** When something is due next. */
    public Optional<Instant> nextTimer() {
        return machine.nextTimer();
    }

    /** Every entity, in no particular order. */
    public List<Entity> entities() {
        return machine.entities();
    }

    /** "Why does this wait": who would be offered the waiting interaction now, and why not the others. */
    public Optional<Trace.Entry> consider(Instant now, InteractionId interaction) {
        return machine.consider(now, interaction);
    }

    /** "What would happen": the step that this command would make now. Tried on a copy; nothing changes here. */
    public Step whatIf(Instant now, Command command) {
        return restore(operation, entities()).step(now, command);
    }
}
