package dev.cauce.engine.replica;

import java.util.concurrent.CompletionStage;

/** Where owners append. Appends of one process to one partition keep their order, or fail. */
public interface StepLog<E, D, R> {

    /** Completes with the offset once all in-sync replicas have the record. */
    CompletionStage<Long> append(int partition, LogRecord<E, D, R> written);
}
