package dev.cauce.routing.core.machine;

import dev.cauce.routing.core.Decision;
import dev.cauce.routing.core.Decision.Arrival;
import dev.cauce.routing.core.Decision.Ending;
import dev.cauce.routing.core.Interaction;
import dev.cauce.routing.core.Interaction.Overflow;
import dev.cauce.routing.core.OverflowRule;
import dev.cauce.routing.core.OverflowRule.Condition;
import dev.cauce.routing.core.OverflowRule.Target;
import dev.cauce.routing.core.QueueId;
import dev.cauce.routing.core.SegmentSummary.Outcome;
import dev.cauce.routing.core.WaitEstimate;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Predicate;

/** Takes work out of queues that cannot serve it well, always to somewhere that is said. */
final class Overflows {
    private final Operation operation;
    private final Segments segments;
    private final Callbacks callbacks;
    private final Tracer tracer;

    Overflows(Operation operation, Segments segments, Callbacks callbacks, Tracer tracer) {
        this.operation = operation;
        this.segments = segments;
        this.callbacks = callbacks;
        this.tracer = tracer;
    }

    /** Work has just entered, and no agent was free for it. */
    void onEntry(Work work, Instant now) {
        LiveQueue queue = work.queue;
        int before = queue.waiting - 1;
        apply(
                work,
                condition -> switch (condition) {
                    case Condition.DepthAbove(var limit) -> before > limit;
                    case Condition.EstimatedWaitAbove(var limit) ->
                        WaitEstimate.of(queue.state.flow(), before + 1, now)
                                .filter(estimate -> estimate.high().compareTo(limit) > 0)
                                .isPresent();
                    case Condition.NobodyStaffed _ -> nobodyStaffed(work);
                    case Condition.Closed _ -> isClosed(queue, now);
                    case Condition.Waited _ -> hasWaited(work, condition, now);
                },
                now);
    }

    /** Someone who served the queue went offline. */
    void onStaffing(Work work, Instant now) {
        apply(work, condition -> condition instanceof Condition.NobodyStaffed && nobodyStaffed(work), now);
    }

    /** The queue's hours ended, or work enters a closed queue. */
    void onHours(Work work, Instant now) {
        apply(work, condition -> condition instanceof Condition.Closed && isClosed(work.queue, now), now);
    }

    /**
     * The queue was defined anew: what its rules, hours and requirements say now holds for what waits already. Other rules
     * begin from the first, whatever rules of the earlier ones were applied; what only entry decides stays with entry.
     */
    void onRules(Work work, boolean otherRules, Instant now) {
        if (otherRules && !work.interaction.overflow().applied().isEmpty()) {
            var draft = new Draft(work.interaction);
            draft.overflow = new Overflow(work.interaction.overflow().from(), Set.of());
            operation.store(draft.build());
        }
        apply(
                work,
                condition -> switch (condition) {
                    case Condition.Closed _ -> isClosed(work.queue, now);
                    case Condition.NobodyStaffed _ -> nobodyStaffed(work);
                    case Condition.Waited _ -> hasWaited(work, condition, now);
                    case Condition.DepthAbove _, Condition.EstimatedWaitAbove _ -> false;
                },
                now);
    }

    void onWait(Work work, Instant now) {
        apply(work, condition -> hasWaited(work, condition, now), now);
    }

    private void apply(Work work, Predicate<Condition> holds, Instant now) {
        var rules = work.queue.definition.rules().overflow();
        for (int index = 0; index < rules.size(); index++) {
            if (!work.interaction.overflow().applied().contains(index)
                    && holds.test(rules.get(index).condition())) {
                work = markApplied(work, index);
                if (isPossible(work, rules.get(index).target())) {
                    go(work, rules.get(index), now);
                    return;
                }
            }
        }
    }

    private Work markApplied(Work work, int index) {
        Overflow overflow = work.interaction.overflow();
        Set<Integer> applied = new HashSet<>(overflow.applied());
        applied.add(index);
        var draft = new Draft(work.interaction);
        draft.overflow = new Overflow(overflow.from(), applied);
        return operation.store(draft.build());
    }

    private boolean isPossible(Work work, Target target) {
        Interaction interaction = work.interaction;
        return switch (target) {
            case Target.ToQueue(var id) -> {
                LiveQueue to = operation.queue(id);
                yield to != null
                        && to != work.queue
                        && !to.state.retired()
                        && to.definition.client().equals(interaction.client())
                        && !interaction.overflow().from().contains(id);
            }
            case Target.Callback _ -> interaction.callback() == null;
            case Target.Voicemail _, Target.MessageAndClose _, Target.BotFlow _ -> true;
        };
    }

    private void go(Work work, OverflowRule rule, Instant now) {
        operation.recorder.decide(new Decision.Overflowed(work.id, work.queue.id, rule));
        tracer.note(work, "overflowed", null, now);
        switch (rule.target()) {
            case Target.ToQueue(var id) -> toQueue(work, id, now);
            case Target.Callback(var order) -> callbacks.request(work, order, now);
            case Target.Voicemail _ -> leave(work, "voicemail", now);
            case Target.MessageAndClose _ -> leave(work, "overflow-message", now);
            case Target.BotFlow _ -> leave(work, "bot-flow", now);
        }
    }

    private void toQueue(Work work, QueueId id, Instant now) {
        LiveQueue to = operation.queue(id);
        if (to == null) {
            return;
        }
        segments.end(work.interaction, Outcome.OVERFLOWED, Segments.Ended.unanswered(now));
        var draft = new Draft(work.interaction).unreserved();
        Set<QueueId> from = new HashSet<>(draft.overflow.from());
        from.add(work.queue.id);
        draft.overflow = new Overflow(from, Set.of());
        segments.enterAgain(draft, to, Arrival.OVERFLOWED, true, now);
    }

    private void leave(Work work, String reason, Instant now) {
        segments.end(work.interaction, Outcome.OVERFLOWED, Segments.Ended.unanswered(now));
        segments.over(work.interaction, Ending.CLOSED, reason, now);
        segments.forget(work);
    }

    private boolean nobodyStaffed(Work work) {
        return !work.queue.crew.anyOf(operation.roster.online, Integer.MAX_VALUE);
    }

    private static boolean isClosed(LiveQueue queue, Instant now) {
        var hours = queue.definition.rules().hours();
        return hours != null && !hours.isOpen(now);
    }

    private static boolean hasWaited(Work work, Condition condition, Instant now) {
        return condition instanceof Condition.Waited(var limit)
                && !work.interaction.segmentStartedAt().plus(limit).isAfter(now);
    }
}
