package dev.cauce.routing.simulator.measure;

import dev.cauce.routing.core.Decision;
import dev.cauce.routing.core.QueueId;
import dev.cauce.routing.core.SegmentSummary;
import dev.cauce.routing.core.Step;
import dev.cauce.routing.simulator.scenario.Scenario;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Counts one day from what the router said. A segment counts in the interval in which it entered its queue. */
public final class Tally {
    /** What interval facts are per. */
    public static final Duration INTERVAL = Duration.ofMinutes(15);

    private final Instant start;
    private final Instant measuredFrom;
    private final Occupancy occupancy;
    private final Measures all = new Measures();
    private final Map<QueueId, Duration> thresholds = new HashMap<>();
    private final Map<String, Measures> queues = new LinkedHashMap<>();
    private final Map<Integer, Measures> intervals = new HashMap<>();
    private double occupied = Double.NaN;
    private long steps;
    private List<String> wrong = List.of();

    public Tally(Scenario scenario, Instant start) {
        this.start = start;
        measuredFrom = start.plus(scenario.warmUp());
        occupancy = new Occupancy(measuredFrom);
        for (Scenario.Queue queue : scenario.queues()) {
            thresholds.put(new QueueId(queue.id()), queue.target().threshold());
            queues.put(queue.id(), new Measures());
        }
    }

    public void take(Step step) {
        steps++;
        for (Decision decision : step.decisions()) {
            switch (decision) {
                case Decision.SegmentEnded(var summary) -> count(summary);
                case Decision.AgentActivityChanged changed -> occupancy.changed(changed);
                default -> {}
            }
        }
    }

    public void close(Instant end, List<String> violations) {
        occupied = occupancy.until(end);
        wrong = List.copyOf(violations);
    }

    public Measures all() {
        return all;
    }

    public Map<String, Measures> queues() {
        return queues;
    }

    /** Measures by the number of the interval, all queues together. */
    public Map<Integer, Measures> intervals() {
        return intervals;
    }

    public double occupancy() {
        return occupied;
    }

    public long steps() {
        return steps;
    }

    /** Invariants that were violated. */
    public List<String> wrong() {
        return wrong;
    }

    private void count(SegmentSummary summary) {
        if (summary.enteredQueueAt().isBefore(measuredFrom)) {
            return;
        }
        int interval = (int) Duration.between(start, summary.enteredQueueAt()).dividedBy(INTERVAL);
        count(summary, all);
        count(summary, queues.computeIfAbsent(summary.queue().value(), _ -> new Measures()));
        count(summary, intervals.computeIfAbsent(interval, _ -> new Measures()));
    }

    private void count(SegmentSummary summary, Measures into) {
        Duration threshold = thresholds.getOrDefault(summary.queue(), Duration.ZERO);
        Instant answeredAt = summary.answeredAt();
        switch (summary.outcome()) {
            case ANSWERED ->
                into.answered(
                        Duration.between(
                                summary.enteredQueueAt(), answeredAt == null ? summary.closedAt() : answeredAt),
                        Duration.between(answeredAt == null ? summary.closedAt() : answeredAt, summary.endedAt()),
                        threshold);
            case ABANDONED -> into.abandoned(Duration.between(summary.enteredQueueAt(), summary.closedAt()), threshold);
            case OVERFLOWED, CALLBACK, TRANSFERRED_IN_QUEUE, CLOSED -> into.overflowed();
        }
    }
}
