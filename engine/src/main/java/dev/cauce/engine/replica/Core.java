package dev.cauce.engine.replica;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * What is replicated: a deterministic state machine without clock, thread or chance of its own.
 *
 * @param <C> command
 * @param <E> entity, a keyed piece of the state
 * @param <D> decision
 * @param <R> reply
 */
public interface Core<C, E, D, R> {

    /** Applies a command, wholly or not at all. */
    Step<E, D, R> step(Instant now, C command);

    /** Does what is due at {@code now}. */
    Step<E, D, R> tick(Instant now);

    /** When the next tick is due; empty if nothing waits for time. */
    Optional<Instant> nextTimer();

    /** What a step did. Nothing of it counts before it is in the log. */
    record Step<E, D, R>(List<Change<E>> changes, List<D> decisions, R reply) {
        public Step {
            changes = List.copyOf(changes);
            decisions = List.copyOf(decisions);
        }

        boolean hasEffect() {
            return !changes.isEmpty() || !decisions.isEmpty();
        }
    }

    /** A change of the keyed state. */
    sealed interface Change<E> {
        String key();

        record Put<E>(String key, E entity) implements Change<E> {}

        record Remove<E>(String key) implements Change<E> {}
    }

    /** Makes a core from the entities of a replica, whatever their order. */
    interface Factory<C, E, D, R> {
        Core<C, E, D, R> restore(Collection<E> entities);

        /** The reply to a command that could not be read or made the core fail. */
        R refuse(Refusal refusal, String detail);
    }

    /** Why the machine, not the core, refused a command. */
    enum Refusal {
        UNREADABLE,
        INTERNAL_ERROR
    }
}
