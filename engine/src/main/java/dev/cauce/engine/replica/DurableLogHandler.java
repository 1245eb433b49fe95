package dev.cauce.engine.replica;

import java.util.List;
import java.util.concurrent.CompletionStage;

/** What a durable reader does with the log: it keeps its results and its position in one transaction. */
public interface DurableLogHandler<E, D, R> {

    /** The stored position; {@link LogPosition#START} if there is none. */
    CompletionStage<LogPosition> position(int partition);

    /**
     * Takes the batch in and stores {@code after} with it, if the stored position still is {@code before}; fails
     * otherwise. Is called again with the same steps after a failure.
     */
    CompletionStage<Void> take(Batch<E, D, R> batch);

    /** Steps that count, in log order. */
    record Batch<E, D, R>(int partition, LogPosition before, LogPosition after, List<Entry<E, D, R>> steps) {
        public Batch {
            steps = List.copyOf(steps);
        }
    }

    /** A step and where it stands. */
    record Entry<E, D, R>(long offset, LogRecord.Stepped<E, D, R> step) {}
}
