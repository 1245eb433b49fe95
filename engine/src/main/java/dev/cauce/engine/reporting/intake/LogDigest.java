package dev.cauce.engine.reporting.intake;

import dev.cauce.engine.replica.Core;
import dev.cauce.engine.replica.LogRecord;
import dev.cauce.engine.reporting.facts.ReportedSegment;
import dev.cauce.engine.routing.RoutingDecision;
import dev.cauce.engine.routing.RoutingEntity;
import dev.cauce.routing.core.AgentId;
import dev.cauce.routing.core.ClientId;
import dev.cauce.routing.core.Decision;
import dev.cauce.routing.core.Entity;
import dev.cauce.routing.core.OperationId;
import dev.cauce.routing.core.QueueId;
import dev.cauce.routing.core.Reply;
import dev.cauce.routing.core.SegmentSummary;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a batch of steps means to reports, in the order of the log.
 *
 * @param activities by agent
 */
public record LogDigest(List<Item> items, Map<Agent, List<Decision.AgentActivityChanged>> activities) {
    public LogDigest {
        items = List.copyOf(items);
        activities = Map.copyOf(activities);
    }

    /** An agent of an operation. */
    public record Agent(OperationId operation, AgentId id) {}

    /** Order matters: a segment is measured by the threshold before it. */
    public sealed interface Item {
        ClientId client();

        QueueId queue();

        /** A queue was defined. */
        record Defined(QueueId queue, ClientId client, Duration threshold) implements Item {}

        /** A segment ended. */
        record Ended(SegmentSummary summary, boolean transferredOut) implements Item {
            @Override
            public ClientId client() {
                return summary.client();
            }

            @Override
            public QueueId queue() {
                return summary.queue();
            }
        }
    }

    public static LogDigest of(List<LogRecord.Stepped<RoutingEntity, RoutingDecision, Reply>> steps) {
        var items = new ArrayList<Item>();
        var activities = new LinkedHashMap<Agent, List<Decision.AgentActivityChanged>>();
        for (var step : steps) {
            for (var change : step.changes()) {
                if (change instanceof Core.Change.Put<RoutingEntity> put
                        && put.entity().entity() instanceof Entity.OfQueue(var queue)) {
                    items.add(new Item.Defined(
                            queue.id(), queue.client(), queue.target().threshold()));
                }
            }
            for (var decided : step.decisions()) {
                switch (decided.decision()) {
                    case Decision.SegmentEnded(var summary) ->
                        items.add(new Item.Ended(summary, isTransferredOut(summary, step.decisions())));
                    case Decision.AgentActivityChanged changed ->
                        activities
                                .computeIfAbsent(
                                        new Agent(decided.operation(), changed.agent()), _ -> new ArrayList<>())
                                .add(changed);
                    default -> {}
                }
            }
        }
        return new LogDigest(items, activities);
    }

    /** A transfer ends one segment and starts the next in the same step. */
    private static boolean isTransferredOut(SegmentSummary ended, List<RoutingDecision> decisions) {
        return decisions.stream()
                .anyMatch(decided -> decided.decision() instanceof Decision.SegmentStarted next
                        && next.interaction().equals(ended.interaction())
                        && next.segment() == ended.segment() + 1
                        && (next.arrival() == Decision.Arrival.TRANSFER_TO_QUEUE
                                || next.arrival() == Decision.Arrival.TRANSFER_TO_AGENT));
    }

    /** Whose rows are touched. */
    public Set<ClientId> clients() {
        return items.stream().map(Item::client).collect(Collectors.toSet());
    }

    public Set<QueueId> queues() {
        return items.stream().map(Item::queue).collect(Collectors.toSet());
    }

    public boolean isEmpty() {
        return items.isEmpty() && activities.isEmpty();
    }

    /** The queues' newest thresholds in this batch. */
    public List<Item.Defined> definitions() {
        var newest = new LinkedHashMap<QueueId, Item.Defined>();
        for (var item : items) {
            if (item instanceof Item.Defined defined) {
                newest.put(defined.queue(), defined);
            }
        }
        return List.copyOf(newest.values());
    }

    /** The ended segments, each with the threshold that held when it ended. */
    public List<ReportedSegment> segments(
            Map<QueueId, Duration> thresholdsBefore, Duration unknownThreshold, Duration shortAbandon) {
        var thresholds = new HashMap<>(thresholdsBefore);
        var segments = new ArrayList<ReportedSegment>();
        for (var item : items) {
            switch (item) {
                case Item.Defined defined -> thresholds.put(defined.queue(), defined.threshold());
                case Item.Ended(var summary, var transferredOut) ->
                    segments.add(new ReportedSegment(
                            summary,
                            thresholds.getOrDefault(summary.queue(), unknownThreshold),
                            shortAbandon,
                            transferredOut));
            }
        }
        return segments;
    }
}
