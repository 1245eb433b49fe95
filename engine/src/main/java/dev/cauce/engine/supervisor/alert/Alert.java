package dev.cauce.engine.supervisor.alert;

import dev.cauce.engine.configuration.definition.AlertRule;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a rule found at a queue.
 *
 * @param value the figure at {@code valuedAt}; absent when there was none, such as a share of nothing
 * @param since when the figure went beyond the threshold
 */
public record Alert(
        String id,
        String client,
        String operation,
        String rule,
        String queue,
        Condition condition,
        Standing standing,
        @Nullable Double value,
        Instant valuedAt,
        Instant since,
        @Nullable Instant firedAt,
        @Nullable Instant clearedAt,
        @Nullable String acknowledgedBy,
        @Nullable Instant acknowledgedAt) {

    /** What the rule said when it was last looked at. */
    public record Condition(
            String name,
            AlertRule.Metric metric,
            AlertRule.Comparison comparison,
            double threshold,
            AlertRule.Severity severity) {
        static Condition of(AlertRule rule) {
            return new Condition(rule.name(), rule.metric(), rule.comparison(), rule.threshold(), rule.severity());
        }
    }

    Alert at(Standing now, Condition said, @Nullable Double found, Instant at) {
        boolean fires = !standing.isOn() && now.isOn();
        boolean clears = standing.isOn() && !now.isOn();
        return new Alert(
                id,
                client,
                operation,
                rule,
                queue,
                said,
                now,
                found,
                at,
                since,
                fires ? at : firedAt,
                clears ? at : clearedAt,
                acknowledgedBy,
                acknowledgedAt);
    }
}
