package dev.cauce.engine.supervisor;

import dev.cauce.engine.replica.DurableLogHandler;
import dev.cauce.engine.replica.DurableLogReader;
import dev.cauce.engine.replica.LogPosition;
import dev.cauce.engine.replica.LogRecord;
import dev.cauce.engine.routing.RoutingCommand;
import dev.cauce.engine.routing.RoutingDecision;
import dev.cauce.engine.routing.RoutingEntity;
import dev.cauce.engine.routing.RoutingLogReaders;
import dev.cauce.engine.routing.whatif.TraceView;
import dev.cauce.routing.core.ClientId;
import dev.cauce.routing.core.Decision;
import dev.cauce.routing.core.InteractionId;
import dev.cauce.routing.core.Reply;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Keeps the traces that the router lets go of. Reading a stretch of the log again keeps the same traces, so the position
 * need not be stored with every stretch: without traces it is once a second.
 */
@Singleton
@Readiness
final class TraceArchive implements DurableLogHandler<RoutingEntity, RoutingDecision, Reply>, HealthCheck {
    private static final int AFTER_THE_ROUTER = Integer.MAX_VALUE - 50;
    private static final Duration PATIENCE = Duration.ofMillis(250);
    private static final Duration POSITION_KEPT_EVERY = Duration.ofSeconds(1);
    private static final Duration OLD_FORGOTTEN_EVERY = Duration.ofHours(1);

    private final DurableLogReader<RoutingCommand, RoutingEntity, RoutingDecision, Reply> reader;
    private final Traces traces;
    private final LiveSettings settings;
    private final Clock clock;
    private volatile Instant forgottenAt = Instant.EPOCH;
    private final Map<Integer, Instant> keptAt = new ConcurrentHashMap<>();

    TraceArchive(RoutingLogReaders readers, Traces traces, LiveSettings settings, Clock clock) {
        this.reader = readers.create("traces", PATIENCE, this);
        this.traces = traces;
        this.settings = settings;
        this.clock = clock;
    }

    void start(@Observes @Priority(AFTER_THE_ROUTER) StartupEvent started) {
        reader.start();
    }

    void stop(@Observes ShutdownEvent stopping) throws InterruptedException {
        reader.stop();
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("traces")
                .status(reader.isRunning())
                .withData("lag", reader.lag())
                .build();
    }

    @Override
    public CompletionStage<LogPosition> position(int partition) {
        return traces.position(partition).subscribeAsCompletionStage();
    }

    @Override
    public CompletionStage<Void> take(Batch<RoutingEntity, RoutingDecision, Reply> batch) {
        var closed = batch.steps().stream()
                .flatMap(entry -> closed(entry.step()).stream())
                .toList();
        var now = clock.instant();
        var due = keptAt.getOrDefault(batch.partition(), Instant.EPOCH).plus(POSITION_KEPT_EVERY);
        if (closed.isEmpty() && now.isBefore(due)) {
            return CompletableFuture.completedFuture(null);
        }
        return traces.keep(closed, batch.partition(), batch.after())
                .chain(() -> forgetOld(now))
                .invoke(() -> keptAt.put(batch.partition(), now))
                .subscribeAsCompletionStage();
    }

    /** Batches come one after the other, so nobody else looks at the time in between. */
    private Uni<Void> forgetOld(Instant now) {
        if (now.isBefore(forgottenAt.plus(OLD_FORGOTTEN_EVERY))) {
            return Uni.createFrom().voidItem();
        }
        forgottenAt = now;
        return traces.forget(now.minus(settings.tracesKept()));
    }

    /** The trace ends with its last segment, which tells the client. */
    static List<Traces.Closed> closed(LogRecord.Stepped<RoutingEntity, RoutingDecision, Reply> step) {
        var clients = new HashMap<InteractionId, ClientId>();
        var closed = new ArrayList<Traces.Closed>();
        for (var decided : step.decisions()) {
            if (decided.decision() instanceof Decision.SegmentEnded(var summary)) {
                clients.put(summary.interaction(), summary.client());
            }
        }
        for (var decided : step.decisions()) {
            if (decided.decision() instanceof Decision.TraceClosed(var trace)) {
                var client = clients.get(trace.interaction());
                if (client != null) {
                    closed.add(new Traces.Closed(decided.operation(), client, step.now(), TraceView.of(trace)));
                }
            }
        }
        return closed;
    }
}
