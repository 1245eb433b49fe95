package dev.cauce.engine.reporting.intake;

import dev.cauce.engine.persistence.ClientScope;
import dev.cauce.engine.persistence.ScopedTransactions;
import dev.cauce.engine.replica.DurableLogHandler;
import dev.cauce.engine.replica.LogPosition;
import dev.cauce.engine.reporting.ReportingSettings;
import dev.cauce.engine.reporting.facts.QueueFact;
import dev.cauce.engine.routing.RoutingDecision;
import dev.cauce.engine.routing.RoutingEntity;
import dev.cauce.routing.core.Reply;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.concurrent.CompletionStage;

/** Counts each step of the log once: what it adds and the new position are one transaction. */
@ApplicationScoped
public class Intake implements DurableLogHandler<RoutingEntity, RoutingDecision, Reply> {
    private final ScopedTransactions transactions;
    private final ReportingSettings settings;
    private final IntakeMetrics metrics;

    Intake(ScopedTransactions transactions, ReportingSettings settings, IntakeMetrics metrics) {
        this.transactions = transactions;
        this.settings = settings;
        this.metrics = metrics;
    }

    @Override
    public CompletionStage<LogPosition> position(int partition) {
        return transactions
                .inPipeline(ClientScope.of(Set.of()), connection -> Positions.read(connection, partition))
                .subscribeAsCompletionStage();
    }

    @Override
    public CompletionStage<Void> take(Batch<RoutingEntity, RoutingDecision, Reply> batch) {
        var digest = LogDigest.of(batch.steps().stream().map(Entry::step).toList());
        var began = metrics.begin();
        return transactions
                .inPipeline(ClientScope.of(digest.clients()), connection -> Positions.hold(
                                connection, batch.partition(), batch.before())
                        .chain(() -> count(connection, digest))
                        .call(() -> Positions.move(connection, batch.partition(), batch.after())))
                .invoke(counted -> metrics.taken(began, counted))
                .replaceWithVoid()
                .subscribeAsCompletionStage();
    }

    /** How many segments and facts a batch came to. */
    record Counted(int segments, int facts) {}

    private Uni<Counted> count(SqlConnection connection, LogDigest digest) {
        if (digest.isEmpty()) {
            return Uni.createFrom().item(new Counted(0, 0));
        }
        return Thresholds.read(connection, digest.queues())
                .map(before -> digest.segments(before, settings.unknownThreshold(), settings.shortAbandon()))
                .chain(segments -> Segments.store(connection, segments))
                .chain(stored -> {
                    var facts = QueueFact.of(stored);
                    return QueueFacts.add(connection, facts).replaceWith(new Counted(stored.size(), facts.size()));
                })
                .call(() -> Thresholds.keep(connection, digest.definitions()))
                .call(() -> AgentTimes.add(connection, digest.activities()));
    }
}
