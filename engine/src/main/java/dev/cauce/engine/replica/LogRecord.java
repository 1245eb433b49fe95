package dev.cauce.engine.replica;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One record of the log. Whether it counts is decided by the {@link Fence}. */
public sealed interface LogRecord<E, D, R> {
    long epoch();

    String owner();

    /** Somebody takes the partition over. */
    record Claim<E, D, R>(long epoch, String owner) implements LogRecord<E, D, R> {}

    /**
     * One step, whole: what changed, what was decided, what is answered, and which command was consumed by it.
     *
     * @param sequence counts the steps of this owner's epoch from 0: a step whose predecessor never reached the log does not
     *     count either
     * @param inputOffset offset of the command; absent when time alone caused the step
     * @param now the instant of the step; never before that of the step before
     * @param answer absent when time alone caused the step
     */
    record Stepped<E, D, R>(
            long epoch,
            String owner,
            long sequence,
            @Nullable Long inputOffset,
            Instant now,
            List<Core.Change<E>> changes,
            List<D> decisions,
            @Nullable Answer<R> answer)
            implements LogRecord<E, D, R> {
        public Stepped {
            changes = List.copyOf(changes);
            decisions = List.copyOf(decisions);
        }
    }

    /** The reply to the command with this id. */
    record Answer<R>(String commandId, R reply) {}
}
