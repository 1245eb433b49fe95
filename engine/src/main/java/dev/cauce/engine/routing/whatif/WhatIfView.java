package dev.cauce.engine.routing.whatif;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.cauce.engine.routing.EstimatedWait;
import dev.cauce.routing.core.OverflowRule;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What would happen to an interaction now.
 *
 * @param queue where it would be
 * @param open whether that queue's opening hours say open; without hours it always is
 * @param hoursChangeAt when it closes or opens next
 * @param outcome what became of it
 * @param agent whom it is offered to or with
 * @param place in the order of answering, 1 is next, when it waits
 * @param estimatedWait how long it would probably wait
 * @param overflowed the rules that would take it out of a queue now, in their order
 * @param mayOverflow the rules that may take it out of where it waits, later
 * @param considered who was looked at, who was chosen, and who was not and why
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record WhatIfView(
        Instant at,
        String queue,
        boolean open,
        @Nullable Instant hoursChangeAt,
        Outcome outcome,
        @Nullable String agent,
        @Nullable Integer place,
        @Nullable EstimatedWait estimatedWait,
        List<Rule> overflowed,
        List<Rule> mayOverflow,
        List<TraceView.Considered> considered) {
    public WhatIfView {
        overflowed = List.copyOf(overflowed);
        mayOverflow = List.copyOf(mayOverflow);
        considered = List.copyOf(considered);
    }

    /** What became of it. */
    @Schema(name = "WhatIfOutcome")
    public enum Outcome {
        @JsonProperty("offered")
        OFFERED,
        @JsonProperty("waits")
        WAITS,
        /** By an overflow rule; the contact is told. */
        @JsonProperty("closed")
        CLOSED,
        @JsonProperty("calling-back")
        CALLING_BACK,
        @JsonProperty("with-agent")
        WITH_AGENT
    }

    /**
     * An overflow rule.
     *
     * @param longerThan for rules about waiting
     * @param moreThan for rules about depth
     * @param toQueue for the target queue
     * @param message what the contact is told
     */
    @Schema(name = "WhatIfRule")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Rule(
            String queue,
            String when,
            @Nullable Duration longerThan,
            @Nullable Integer moreThan,
            String to,
            @Nullable String toQueue,
            @Nullable String message) {
        static Rule of(String queue, OverflowRule rule) {
            return new Rule(
                    queue,
                    Words.of(rule.condition()),
                    switch (rule.condition()) {
                        case OverflowRule.Condition.EstimatedWaitAbove(var limit) -> limit;
                        case OverflowRule.Condition.Waited(var limit) -> limit;
                        case OverflowRule.Condition.DepthAbove _,
                                OverflowRule.Condition.Closed _,
                                OverflowRule.Condition.NobodyStaffed _ -> null;
                    },
                    rule.condition() instanceof OverflowRule.Condition.DepthAbove(var limit) ? (Integer) limit : null,
                    Words.of(rule.target()),
                    rule.target() instanceof OverflowRule.Target.ToQueue(var to) ? to.value() : null,
                    rule.target() instanceof OverflowRule.Target.MessageAndClose(var message)
                            ? message
                            : rule.notice());
        }
    }
}
