package dev.cauce.engine.persistence;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * Refuses transactions beyond a number. Left to wait for a connection, they would be carried out after their callers have
 * given up and asked again, and an engine that fell behind once would never catch up.
 */
@Singleton
class Admission {
    private final int most;
    private final AtomicInteger inWork = new AtomicInteger();
    private final Counter refused;

    Admission(PersistenceSettings settings, MeterRegistry metrics) {
        this.most = settings.requestsAtOnce();
        this.refused = Counter.builder("cauce.persistence.requests.refused")
                .description("Transactions for requests refused because too many ran or waited")
                .register(metrics);
        metrics.gauge("cauce.persistence.requests.in.work", inWork);
    }

    /**
     * Does this, or fails with {@link Overloaded} having done nothing of it. A caller who goes away changes nothing: the
     * transaction goes on, and keeps its place until it ends.
     */
    <T> Uni<T> admit(Supplier<Uni<T>> transaction) {
        return Uni.createFrom().emitter(caller -> {
            if (inWork.incrementAndGet() > most) {
                inWork.decrementAndGet();
                refused.increment();
                caller.fail(new Overloaded(most));
                return;
            }
            Uni.createFrom()
                    .deferred(transaction::get)
                    .onTermination()
                    .invoke(() -> inWork.decrementAndGet())
                    .subscribe()
                    .with(caller::complete, caller::fail);
        });
    }
}
