package dev.cauce.engine.conversation;

import dev.cauce.engine.replica.LogRecord;
import dev.cauce.engine.routing.RoutingDecision;
import dev.cauce.routing.core.Decision;
import dev.cauce.routing.core.Decision.Ending;
import dev.cauce.routing.core.OverflowRule;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a stretch of the routing log makes of conversations: for each its last queue and agent, its ending, what its contact
 * is told, and the messages that met an ended one. Pure.
 *
 * @param agents by conversation; an empty text when none has it any more
 * @param dispositions by conversation, as agents chose them
 */
record LogChanges(
        Map<String, String> queues,
        Map<String, String> agents,
        Map<String, Ended> endings,
        Map<String, String> dispositions,
        List<Notice> notices,
        List<WroteAfterEnd> wroteAfterEnd) {

    record Ended(Ending ending, @Nullable String reason, Instant at) {
        /** Whether an agent had it at its end: the agent ended it, or the contact left the agent. */
        boolean served() {
            return ending == Ending.COMPLETED || CONTACT_LEFT_AGENT.equals(reason);
        }
    }

    private static final String CONTACT_LEFT_AGENT = "contact-left";

    /** What the rule by which work left {@code queue} has its contact told. */
    record Notice(String conversation, String queue, Instant at, String text) {}

    record WroteAfterEnd(String conversation, String message) {}

    static LogChanges of(List<? extends LogRecord.Stepped<?, RoutingDecision, ?>> steps) {
        var changes = new LogChanges(
                new LinkedHashMap<>(),
                new LinkedHashMap<>(),
                new LinkedHashMap<>(),
                new LinkedHashMap<>(),
                new ArrayList<>(),
                new ArrayList<>());
        for (var step : steps) {
            step.decisions().forEach(one -> changes.take(one.decision(), step.now()));
        }
        return changes;
    }

    boolean isEmpty() {
        return queues.isEmpty()
                && agents.isEmpty()
                && endings.isEmpty()
                && notices.isEmpty()
                && dispositions.isEmpty()
                && wroteAfterEnd.isEmpty();
    }

    private void take(Decision decision, Instant now) {
        switch (decision) {
            case Decision.SegmentStarted started -> {
                queues.put(started.interaction().value(), started.queue().value());
                agents.put(started.interaction().value(), "");
            }
            case Decision.Assigned assigned ->
                agents.put(assigned.interaction().value(), assigned.agent().value());
            case Decision.Requeued requeued -> agents.put(requeued.interaction().value(), "");
            case Decision.InteractionEnded ended ->
                endings.putIfAbsent(ended.interaction().value(), new Ended(ended.ending(), ended.reason(), ended.at()));
            case Decision.WrapUpCompleted completed -> {
                if (completed.disposition() != null) {
                    dispositions.put(
                            completed.interaction().value(),
                            completed.disposition().value());
                }
            }
            case Decision.ContactWroteAfterEnd wrote ->
                wroteAfterEnd.add(new WroteAfterEnd(wrote.interaction().value(), wrote.messageId()));
            case Decision.Overflowed overflowed ->
                notice(overflowed.rule())
                        .ifPresent(text -> notices.add(new Notice(
                                overflowed.interaction().value(),
                                overflowed.queue().value(),
                                now,
                                text)));
            case Decision.OfOffer _,
                    Decision.CallbackDue _,
                    Decision.CapacityReleased _,
                    Decision.CapacityTakenBack _,
                    Decision.TraceClosed _,
                    Decision.PriorityChanged _,
                    Decision.WrapUpStarted _,
                    Decision.SegmentEnded _,
                    Decision.AgentActivityChanged _ -> {}
        }
    }

    private static Optional<String> notice(OverflowRule rule) {
        return rule.target() instanceof OverflowRule.Target.MessageAndClose(var message)
                ? Optional.of(message)
                : Optional.ofNullable(rule.notice());
    }
}
