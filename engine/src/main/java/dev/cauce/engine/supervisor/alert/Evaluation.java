package dev.cauce.engine.supervisor.alert;

import dev.cauce.engine.configuration.Defined;
import dev.cauce.engine.configuration.definition.AlertRule;
import dev.cauce.engine.supervisor.live.QueueLive;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Holds rules against the figures of one moment. Pure: time, figures, what stands, and new ids are arguments. */
final class Evaluation {
    private static final int PERCENT = 100;

    /** A figure that only changes is written this often; what is told never waits. */
    static final Duration FRESH = Duration.ofSeconds(2);

    /** What is to be kept, and told. */
    sealed interface Change {
        Alert alert();

        /** Beyond the threshold, and new. */
        record Began(Alert alert) implements Change {}

        /** The same standing with another figure or by a changed rule, or another standing that nobody is told of. */
        record Moved(Alert alert) implements Change {}

        /** Never fired, and is within again. */
        record Dropped(Alert alert) implements Change {}

        /** Is to be told. */
        record Fired(Alert alert, AlertRule rule, boolean isNew) implements Change {}

        /** Is over, and that is to be told. */
        record Cleared(Alert alert, AlertRule rule) implements Change {}

        /** Fired, and its rule or queue is gone: over, and nobody is left to be told. */
        record Withdrawn(Alert alert) implements Change {}
    }

    private record Place(String rule, String queue) {}

    private final Instant now;
    private final Supplier<String> ids;
    private final List<Change> changes = new ArrayList<>();

    private Evaluation(Instant now, Supplier<String> ids) {
        this.now = now;
        this.ids = ids;
    }

    /**
     * What changes.
     *
     * @param live the queues of each operation; an operation that is left out is not known at the moment, and its alerts stay
     * @param open every alert that has not cleared
     */
    static List<Change> of(
            Collection<Defined<AlertRule>> rules,
            Map<String, List<QueueLive>> live,
            List<Alert> open,
            Instant now,
            Supplier<String> ids) {
        var evaluation = new Evaluation(now, ids);
        Map<Place, Alert> known = new HashMap<>();
        open.forEach(alert -> known.put(new Place(alert.rule(), alert.queue()), alert));
        var looked = new HashSet<Place>();
        var unknown = new HashSet<String>();
        for (var rule : rules) {
            var queues = live.get(rule.definition().operation());
            if (queues == null) {
                unknown.add(rule.id());
                continue;
            }
            for (var queue : queues) {
                if (rule.definition().watches(queue.queue(), queue.client())) {
                    var place = new Place(rule.id(), queue.queue());
                    looked.add(place);
                    evaluation.look(rule, queue, known.get(place));
                }
            }
        }
        open.stream()
                .filter(alert -> !looked.contains(new Place(alert.rule(), alert.queue())))
                .filter(alert -> !unknown.contains(alert.rule()))
                .forEach(evaluation::withdraw);
        return List.copyOf(evaluation.changes);
    }

    private void look(Defined<AlertRule> defined, QueueLive queue, @Nullable Alert before) {
        var rule = defined.definition();
        Double value = figure(rule.metric(), queue, now).orElse(null);
        boolean isBeyond = value != null && rule.comparison().isBeyond(value, rule.threshold());
        if (before == null) {
            if (isBeyond) {
                begin(defined, queue, value);
            }
            return;
        }
        var next = before.standing().next(isBeyond, now, rule.lasting());
        var after = before.at(next, Alert.Condition.of(rule), value, now);
        if (!before.standing().isOn() && next.isOn()) {
            changes.add(new Change.Fired(after, rule, false));
        } else if (before.standing().isOn() && !next.isOn()) {
            changes.add(new Change.Cleared(after, rule));
        } else if (next instanceof Standing.Quiet) {
            changes.add(new Change.Dropped(after));
        } else if (isWorthWriting(before, after)) {
            changes.add(new Change.Moved(after));
        }
    }

    private void begin(Defined<AlertRule> defined, QueueLive queue, @Nullable Double value) {
        var rule = defined.definition();
        var standing = new Standing.Quiet().next(true, now, rule.lasting());
        var alert = new Alert(
                ids.get(),
                queue.client(),
                rule.operation(),
                defined.id(),
                queue.queue(),
                Alert.Condition.of(rule),
                standing,
                value,
                now,
                now,
                standing.isOn() ? now : null,
                null,
                null,
                null);
        changes.add(standing.isOn() ? new Change.Fired(alert, rule, true) : new Change.Began(alert));
    }

    private static boolean isWorthWriting(Alert before, Alert after) {
        return !before.standing().equals(after.standing())
                || !before.condition().equals(after.condition())
                || (after.standing().isOn()
                        && !Objects.equals(before.value(), after.value())
                        && !after.valuedAt().isBefore(before.valuedAt().plus(FRESH)));
    }

    private void withdraw(Alert alert) {
        var after = alert.at(new Standing.Quiet(), alert.condition(), alert.value(), now);
        changes.add(alert.standing().isOn() ? new Change.Withdrawn(after) : new Change.Dropped(after));
    }

    /** The figure of a queue in the metric's unit; empty for a share of nothing. */
    static Optional<Double> figure(AlertRule.Metric metric, QueueLive queue, Instant now) {
        return switch (metric) {
            case WAITING -> Optional.of((double) queue.waiting());
            case LONGEST_WAIT -> Optional.of(longestWait(queue, now));
            case SERVICE_LEVEL ->
                Optional.ofNullable(queue.serviceLevel().today().share()).map(share -> share * PERCENT);
            case AGENTS_AVAILABLE -> Optional.of((double) queue.agents().available());
            case ABANDONMENT_RATE -> {
                int over = queue.answeredToday() + queue.abandonedToday();
                yield over == 0 ? Optional.empty() : Optional.of((double) PERCENT * queue.abandonedToday() / over);
            }
        };
    }

    private static double longestWait(QueueLive queue, Instant now) {
        return queue.oldestWaitingSince() == null
                ? 0
                : (double) Math.max(
                        0, Duration.between(queue.oldestWaitingSince(), now).toSeconds());
    }
}
