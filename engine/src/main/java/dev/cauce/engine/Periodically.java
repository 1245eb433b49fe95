package dev.cauce.engine;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.smallrye.mutiny.subscription.Cancellable;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Work that is done again and again until it is cancelled, one run after another: a tick that comes while a run goes on is left
 * out. Work that fails ends it, and is told.
 */
public final class Periodically {
    private Periodically() {}

    /** Where the ticks come from: the work must not block. */
    public static Cancellable run(Duration every, Supplier<Uni<Void>> work, Consumer<Throwable> ended) {
        return run(ticks(every), work, ended);
    }

    /** In the worker threads, for work that takes some computing. */
    public static Cancellable onWorkers(Duration every, Supplier<Uni<Void>> work, Consumer<Throwable> ended) {
        return run(ticks(every).emitOn(Infrastructure.getDefaultWorkerPool()), work, ended);
    }

    private static Multi<Long> ticks(Duration every) {
        return Multi.createFrom().ticks().every(every).onOverflow().drop();
    }

    private static Cancellable run(Multi<Long> ticks, Supplier<Uni<Void>> work, Consumer<Throwable> ended) {
        return ticks.onItem()
                .transformToUniAndConcatenate(_ -> work.get())
                .subscribe()
                .with(_ -> {}, ended);
    }
}
