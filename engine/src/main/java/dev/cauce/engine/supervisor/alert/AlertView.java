package dev.cauce.engine.supervisor.alert;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.cauce.engine.configuration.definition.AlertRule;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * An alert as supervisors see it.
 *
 * @param value the figure lately, in the metric's unit
 * @param since when the figure went beyond the threshold
 * @param tellings by mail and webhook
 */
@Schema(name = "Alert")
public record AlertView(
        String id,
        String rule,
        String name,
        String client,
        String queue,
        AlertRule.Metric metric,
        AlertRule.Comparison comparison,
        double threshold,
        AlertRule.Severity severity,
        State state,
        @Nullable Double value,
        Instant since,
        Instant firedAt,
        @Nullable Instant clearedAt,
        @Nullable String acknowledgedBy,
        @Nullable Instant acknowledgedAt,
        List<Telling> tellings) {
    public AlertView {
        tellings = List.copyOf(tellings);
    }

    /** Where it stands. */
    @Schema(name = "AlertState")
    public enum State {
        @JsonProperty("firing")
        FIRING,
        /** The figure is within the threshold again, but not for long enough. */
        @JsonProperty("clearing")
        CLEARING,
        @JsonProperty("cleared")
        CLEARED
    }

    static AlertView of(Alert alert, List<Telling> tellings) {
        var condition = alert.condition();
        return new AlertView(
                alert.id(),
                alert.rule(),
                condition.name(),
                alert.client(),
                alert.queue(),
                condition.metric(),
                condition.comparison(),
                condition.threshold(),
                condition.severity(),
                switch (alert.standing()) {
                    case Standing.Firing() -> State.FIRING;
                    case Standing.Falling _ -> State.CLEARING;
                    case Standing.Quiet(), Standing.Rising _ -> State.CLEARED;
                },
                alert.value(),
                alert.since(),
                alert.firedAt() == null ? alert.since() : alert.firedAt(),
                alert.clearedAt(),
                alert.acknowledgedBy(),
                alert.acknowledgedAt(),
                tellings);
    }
}
