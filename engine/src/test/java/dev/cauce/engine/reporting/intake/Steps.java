package dev.cauce.engine.reporting.intake;

import dev.cauce.engine.replica.Core;
import dev.cauce.engine.replica.DurableLogHandler.Batch;
import dev.cauce.engine.replica.DurableLogHandler.Entry;
import dev.cauce.engine.replica.Fence;
import dev.cauce.engine.replica.LogPosition;
import dev.cauce.engine.replica.LogRecord;
import dev.cauce.engine.routing.RoutingDecision;
import dev.cauce.engine.routing.RoutingEntity;
import dev.cauce.routing.core.ClientId;
import dev.cauce.routing.core.Decision;
import dev.cauce.routing.core.Entity;
import dev.cauce.routing.core.OperationId;
import dev.cauce.routing.core.QueueDefinition;
import dev.cauce.routing.core.QueueId;
import dev.cauce.routing.core.Reply;
import dev.cauce.routing.core.SegmentSummary;
import dev.cauce.routing.core.ServiceLevelTarget;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Steps of the routing log to test with. */
final class Steps {
    static final OperationId OPERATION = new OperationId("demo");
    private static final Instant NOW = Instant.parse("2026-03-10T12:00:00Z");

    private Steps() {}

    static LogRecord.Stepped<RoutingEntity, RoutingDecision, Reply> ended(SegmentSummary... summaries) {
        return decided(Arrays.stream(summaries)
                .map(summary -> (Decision) new Decision.SegmentEnded(summary))
                .toList());
    }

    static LogRecord.Stepped<RoutingEntity, RoutingDecision, Reply> decided(List<? extends Decision> decisions) {
        return step(
                List.of(),
                decisions.stream()
                        .map(decision -> new RoutingDecision(OPERATION, decision))
                        .toList());
    }

    static LogRecord.Stepped<RoutingEntity, RoutingDecision, Reply> defined(String queue, Duration threshold) {
        var entity = new RoutingEntity(
                OPERATION,
                new Entity.OfQueue(new QueueDefinition(
                        new QueueId(queue),
                        1,
                        new ClientId("initech"),
                        List.of(),
                        new ServiceLevelTarget(0.8, threshold),
                        Duration.ofSeconds(20),
                        Duration.ZERO)));
        return step(List.of(new Core.Change.Put<>(entity.key(), entity)), List.of());
    }

    private static LogRecord.Stepped<RoutingEntity, RoutingDecision, Reply> step(
            List<Core.Change<RoutingEntity>> changes, List<RoutingDecision> decisions) {
        return new LogRecord.Stepped<>(1, "owner", 0, null, NOW, changes, decisions, null);
    }

    /** Steps that stand in the log one after the other from {@code before}. */
    @SafeVarargs
    static Batch<RoutingEntity, RoutingDecision, Reply> batch(
            int partition, LogPosition before, LogRecord.Stepped<RoutingEntity, RoutingDecision, Reply>... steps) {
        var entries = new ArrayList<Entry<RoutingEntity, RoutingDecision, Reply>>();
        for (var step : steps) {
            entries.add(new Entry<>(before.next() + entries.size(), step));
        }
        var after = new LogPosition(before.next() + steps.length, new Fence(1, "owner", before.next() + steps.length));
        return new Batch<>(partition, before, after, entries);
    }
}
