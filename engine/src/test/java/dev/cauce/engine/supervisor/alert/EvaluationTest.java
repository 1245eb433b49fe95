package dev.cauce.engine.supervisor.alert;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cauce.engine.configuration.Defined;
import dev.cauce.engine.configuration.definition.AlertRule;
import dev.cauce.engine.configuration.definition.AlertRule.Comparison;
import dev.cauce.engine.configuration.definition.AlertRule.Metric;
import dev.cauce.engine.supervisor.alert.Evaluation.Change;
import dev.cauce.engine.supervisor.live.QueueLive;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class EvaluationTest {
    private static final Instant T0 = Instant.parse("2026-11-26T09:00:00Z");

    private final AtomicInteger ids = new AtomicInteger();
    private final List<Alert> open = new ArrayList<>();
    private List<Defined<AlertRule>> rules = List.of(rule(Metric.WAITING, Comparison.ABOVE, 5, "PT30S", "sales"));
    private Instant now = T0;

    /** Looks, keeps what is to be kept as the tables do, and says what changed. */
    private List<Change> looks(long atSecond, QueueLive... queues) {
        return looks(atSecond, Map.of("op", List.of(queues)));
    }

    private List<Change> looks(long atSecond, Map<String, List<QueueLive>> live) {
        now = T0.plusSeconds(atSecond);
        var changes = Evaluation.of(rules, live, List.copyOf(open), now, () -> "a" + ids.incrementAndGet());
        for (var change : changes) {
            open.removeIf(alert -> alert.id().equals(change.alert().id()));
            if (!(change.alert().standing() instanceof Standing.Quiet)) {
                open.add(change.alert());
            }
        }
        return changes;
    }

    @Test
    void anAlertFiresOnceAndClearsOnce() {
        assertThat(looks(0, waiting("sales", 6))).hasExactlyElementsOfTypes(Change.Began.class);
        assertThat(looks(10, waiting("sales", 7))).isEmpty();
        assertThat(looks(30, waiting("sales", 7))).hasExactlyElementsOfTypes(Change.Fired.class);
        assertThat(looks(31, waiting("sales", 7))).isEmpty();
        assertThat(looks(40, waiting("sales", 5))).hasExactlyElementsOfTypes(Change.Moved.class);
        assertThat(looks(50, waiting("sales", 9))).hasExactlyElementsOfTypes(Change.Moved.class);
        assertThat(looks(60, waiting("sales", 0))).hasExactlyElementsOfTypes(Change.Moved.class);
        var cleared = looks(90, waiting("sales", 0));

        assertThat(cleared).hasExactlyElementsOfTypes(Change.Cleared.class);
        var alert = cleared.getFirst().alert();
        assertThat(alert.since()).isEqualTo(T0);
        assertThat(alert.firedAt()).isEqualTo(T0.plusSeconds(30));
        assertThat(alert.clearedAt()).isEqualTo(T0.plusSeconds(90));
        assertThat(open).isEmpty();
    }

    @Test
    void whatWasBeyondForAMomentIsDroppedUntold() {
        looks(0, waiting("sales", 6));
        assertThat(looks(29, waiting("sales", 5))).hasExactlyElementsOfTypes(Change.Dropped.class);
        assertThat(open).isEmpty();
    }

    @Test
    void aRestartGoesOnWhereItWas() {
        looks(0, waiting("sales", 6));
        looks(30, waiting("sales", 6));
        var kept = List.copyOf(open);
        open.clear();
        open.addAll(kept);

        assertThat(looks(600, waiting("sales", 6))).isEmpty();
        assertThat(open).hasSize(1);
    }

    @Test
    void aRuleWithoutAQueueWatchesEachOfItsClientsByItself() {
        rules = List.of(rule(Metric.WAITING, Comparison.ABOVE, 5, "PT0S", null));

        var fired =
                looks(0, waiting("sales", 6), waiting("support", 9), waiting("quiet", 1), of("others", "globex", 50));

        assertThat(fired).extracting(change -> change.alert().queue()).containsExactly("sales", "support");
        assertThat(fired).hasOnlyElementsOfType(Change.Fired.class);
    }

    @Test
    void anAlertWhoseRuleIsGoneIsWithdrawn() {
        looks(0, waiting("sales", 6));
        looks(30, waiting("sales", 6));
        rules = List.of();

        assertThat(looks(31, waiting("sales", 6))).hasExactlyElementsOfTypes(Change.Withdrawn.class);
    }

    @Test
    void anOperationThatIsNotKnownAtTheMomentChangesNothing() {
        looks(0, waiting("sales", 6));
        looks(30, waiting("sales", 6));

        assertThat(looks(31, Map.of())).isEmpty();
        assertThat(open).hasSize(1);
    }

    @Test
    void aChangedThresholdHoldsForWhatIsOn() {
        looks(0, waiting("sales", 6));
        looks(30, waiting("sales", 6));
        rules = List.of(rule(Metric.WAITING, Comparison.ABOVE, 50, "PT0S", "sales"));

        var cleared = looks(31, waiting("sales", 6));

        assertThat(cleared).hasExactlyElementsOfTypes(Change.Cleared.class);
        assertThat(cleared.getFirst().alert().condition().threshold()).isEqualTo(50);
    }

    @Test
    void eachFigureIsInItsUnitAndAShareOfNothingIsNone() {
        var queue = new QueueLive(
                "sales",
                "acme",
                3,
                T0.minusSeconds(75),
                null,
                0,
                0,
                0,
                0,
                new QueueLive.ServiceLevel(
                        0.8,
                        Duration.ofSeconds(20),
                        new QueueLive.Measured(null, 0, 0),
                        new QueueLive.Measured(0.75, 3, 4)),
                new QueueLive.AnswerSpeed(null, null, null),
                3,
                1,
                new QueueLive.AgentsByPresence(2, 1, 0, 4));
        assertThat(Evaluation.figure(Metric.WAITING, queue, T0)).contains(3.0);
        assertThat(Evaluation.figure(Metric.LONGEST_WAIT, queue, T0)).contains(75.0);
        assertThat(Evaluation.figure(Metric.SERVICE_LEVEL, queue, T0)).contains(75.0);
        assertThat(Evaluation.figure(Metric.AGENTS_AVAILABLE, queue, T0)).contains(2.0);
        assertThat(Evaluation.figure(Metric.ABANDONMENT_RATE, queue, T0)).contains(25.0);
        var idle = waiting("sales", 0);
        assertThat(Evaluation.figure(Metric.LONGEST_WAIT, idle, T0)).contains(0.0);
        assertThat(Evaluation.figure(Metric.SERVICE_LEVEL, idle, T0)).isEmpty();
        assertThat(Evaluation.figure(Metric.ABANDONMENT_RATE, idle, T0)).isEmpty();
    }

    @Test
    void theThresholdItselfIsBeyondNeither() {
        assertThat(Comparison.ABOVE.isBeyond(5, 5)).isFalse();
        assertThat(Comparison.BELOW.isBeyond(5, 5)).isFalse();
        assertThat(Comparison.ABOVE.isBeyond(5.1, 5)).isTrue();
        assertThat(Comparison.BELOW.isBeyond(4.9, 5)).isTrue();
    }

    private static QueueLive waiting(String queue, int waiting) {
        return of(queue, "acme", waiting);
    }

    private static QueueLive of(String queue, String client, int waiting) {
        var none = new QueueLive.Measured(null, 0, 0);
        return new QueueLive(
                queue,
                client,
                waiting,
                null,
                null,
                0,
                0,
                0,
                0,
                new QueueLive.ServiceLevel(0.8, Duration.ofSeconds(20), none, none),
                new QueueLive.AnswerSpeed(null, null, null),
                0,
                0,
                new QueueLive.AgentsByPresence(0, 0, 0, 0));
    }

    private static Defined<AlertRule> rule(
            Metric metric, Comparison comparison, double threshold, String lasting, @Nullable String queue) {
        return new Defined<>(
                "rule",
                1,
                T0,
                "admin",
                new AlertRule(
                        "Rule",
                        "acme",
                        "op",
                        queue,
                        metric,
                        comparison,
                        threshold,
                        Duration.parse(lasting),
                        AlertRule.Severity.WARNING,
                        null,
                        Set.of(),
                        null));
    }
}
