package dev.cauce.engine.routing.whatif;

import dev.cauce.engine.routing.EstimatedWait;
import dev.cauce.engine.routing.whatif.WhatIfView.Outcome;
import dev.cauce.engine.routing.whatif.WhatIfView.Rule;
import dev.cauce.routing.core.Change;
import dev.cauce.routing.core.Channel;
import dev.cauce.routing.core.Command;
import dev.cauce.routing.core.ContactId;
import dev.cauce.routing.core.Decision;
import dev.cauce.routing.core.Entity;
import dev.cauce.routing.core.Flow;
import dev.cauce.routing.core.Interaction;
import dev.cauce.routing.core.Interaction.Phase;
import dev.cauce.routing.core.InteractionId;
import dev.cauce.routing.core.OperationId;
import dev.cauce.routing.core.OperationSettings;
import dev.cauce.routing.core.OverflowRule;
import dev.cauce.routing.core.QueueDefinition;
import dev.cauce.routing.core.QueueId;
import dev.cauce.routing.core.QueueState;
import dev.cauce.routing.core.Reply;
import dev.cauce.routing.core.RoutingCore;
import dev.cauce.routing.core.SkillRequirement;
import dev.cauce.routing.core.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Tries something on a copy of an operation and tells what it came to. Pure. */
final class Hypothesis {
    /** Work that comes due at once is done in parts; this many parts are looked at before the question. */
    private static final int TICKS = 100;

    private static final InteractionId NEW = new InteractionId("what-if");
    private final RoutingCore core;
    private final OperationId operation;
    private final Instant now;

    /** A new interaction. {@code requirements} stand in for the queue's own; absent: as the queue has them. */
    record Arrival(
            QueueId queue,
            Channel channel,
            int priority,
            @Nullable List<SkillRequirement> requirements) {}

    /** What came of it, or why the router would not take it. */
    sealed interface Answer {
        record Told(WhatIfView view) implements Answer {}

        record Refused(String message) implements Answer {}
    }

    Hypothesis(OperationId operation, List<Entity> entities, Instant now) {
        this.operation = operation;
        this.now = now;
        core = RoutingCore.restore(operation, entities);
        for (int tick = 0; tick < TICKS && isDue(); tick++) {
            core.tick(now);
        }
    }

    private boolean isDue() {
        return core.nextTimer().filter(due -> !due.isAfter(now)).isPresent();
    }

    Answer arrives(Arrival arrival) {
        QueueDefinition queue = queues().get(arrival.queue());
        if (queue == null) {
            return new Answer.Refused("The router does not know queue %s yet. Maybe it was defined only now; repeat it."
                    .formatted(arrival.queue()));
        }
        if (arrival.requirements() != null) {
            core.step(now, new Command.DefineQueue(requiring(queue, arrival.requirements())));
        }
        Step step = core.step(
                now,
                new Command.Enqueue(
                        NEW,
                        queue.client(),
                        queue.id(),
                        arrival.channel(),
                        new ContactId("what-if"),
                        arrival.priority(),
                        now));
        return step.reply() instanceof Reply.Rejected rejected
                ? new Answer.Refused(rejected.message())
                : new Answer.Told(view(queue.id(), step));
    }

    private static QueueDefinition requiring(QueueDefinition queue, List<SkillRequirement> requirements) {
        return new QueueDefinition(
                queue.id(),
                queue.version() + 1,
                queue.client(),
                requirements,
                queue.target(),
                queue.offerTimeout(),
                queue.wrapUpTimeout(),
                queue.rules());
    }

    private WhatIfView view(QueueId entered, Step step) {
        List<Rule> overflowed = new ArrayList<>();
        List<TraceView.Considered> considered = new ArrayList<>();
        for (Decision decision : step.decisions()) {
            if (decision instanceof Decision.Overflowed one && one.interaction().equals(NEW)) {
                overflowed.add(Rule.of(one.queue().value(), one.rule()));
            }
            if (decision instanceof Decision.TraceClosed(var trace)
                    && trace.interaction().equals(NEW)) {
                considered.addAll(TraceView.of(trace).entries());
            }
        }
        Interaction now = null;
        for (Change change : step.changes()) {
            if (change instanceof Change.Put(Entity.OfInteraction(var one))
                    && one.id().equals(NEW)) {
                now = one;
            }
            if (change instanceof Change.Put(Entity.OfTrace(var trace))
                    && trace.interaction().equals(NEW)) {
                considered.addAll(TraceView.of(trace).entries());
            }
        }
        return now == null
                ? view(entered, Outcome.CLOSED, null, null, overflowed, considered)
                : view(now, overflowed, considered);
    }

    /** What would become of live work now; empty when there is none of this id. */
    Optional<WhatIfView> of(InteractionId id) {
        return core.entities().stream()
                .filter(entity -> entity instanceof Entity.OfInteraction(var one)
                        && one.id().equals(id))
                .map(entity -> ((Entity.OfInteraction) entity).interaction())
                .findFirst()
                .map(one -> view(
                        one,
                        List.of(),
                        core.consider(now, id).stream()
                                .map(TraceView::considered)
                                .toList()));
    }

    private WhatIfView view(Interaction one, List<Rule> overflowed, List<TraceView.Considered> considered) {
        return switch (one.phase()) {
            case Phase.Waiting _ -> view(one.queue(), Outcome.WAITS, null, one, overflowed, considered);
            case Phase.Offered offered ->
                view(one.queue(), Outcome.OFFERED, offered.agent().value(), one, overflowed, considered);
            case Phase.CallingBack calling ->
                view(one.queue(), Outcome.CALLING_BACK, calling.agent().value(), one, overflowed, considered);
            case Phase.Active active ->
                view(one.queue(), Outcome.WITH_AGENT, active.agent().value(), null, overflowed, considered);
            case Phase.WrapUp wrapUp ->
                view(one.queue(), Outcome.WITH_AGENT, wrapUp.agent().value(), null, overflowed, considered);
        };
    }

    private WhatIfView view(
            QueueId id,
            Outcome outcome,
            @Nullable String agent,
            @Nullable Interaction unanswered,
            List<Rule> overflowed,
            List<TraceView.Considered> considered) {
        QueueDefinition queue = queues().get(id);
        var hours = queue == null ? null : queue.rules().hours();
        Instant change = hours == null ? Instant.MAX : hours.nextChange(now);
        Interaction waiting = outcome == Outcome.WAITS ? unanswered : null;
        Integer place = waiting == null || queue == null ? null : (Integer) place(waiting, queue);
        return new WhatIfView(
                now,
                id.value(),
                hours == null || hours.isOpen(now),
                change.equals(Instant.MAX) ? null : change,
                outcome,
                agent,
                place,
                place == null ? null : estimate(id, place),
                overflowed,
                waiting == null || queue == null ? List.of() : later(waiting, queue),
                considered);
    }

    private int place(Interaction waiting, QueueDefinition queue) {
        var boost = core.entities().stream()
                .filter(Entity.OfOperation.class::isInstance)
                .map(entity -> ((Entity.OfOperation) entity).settings())
                .findFirst()
                .orElseGet(() -> OperationSettings.defaults(operation))
                .priorityBoost();
        Instant due = waiting.due(queue.target(), boost);
        return 1
                + (int) core.entities().stream()
                        .filter(entity -> entity instanceof Entity.OfInteraction(var other)
                                && other.queue().equals(queue.id())
                                && (other.phase() instanceof Phase.Waiting || other.phase() instanceof Phase.Offered)
                                && isBefore(other, due, waiting, queue, boost))
                        .count();
    }

    private static boolean isBefore(
            Interaction other, Instant due, Interaction waiting, QueueDefinition queue, Duration boost) {
        int compared = other.due(queue.target(), boost).compareTo(due);
        return compared < 0 || (compared == 0 && other.id().compareTo(waiting.id()) < 0);
    }

    private @Nullable EstimatedWait estimate(QueueId queue, int place) {
        for (Entity entity : core.entities()) {
            if (entity instanceof Entity.OfQueueState(QueueState state)
                    && state.queue().equals(queue)) {
                Flow.Bucket moved = state.flow().sum(now);
                return EstimatedWait.of(place, moved.answered() + moved.abandoned(), Flow.WINDOW)
                        .orElse(null);
            }
        }
        return null;
    }

    /** What entry decides is decided; the other rules stay, unless they were applied already. */
    private static List<Rule> later(Interaction waiting, QueueDefinition queue) {
        List<Rule> later = new ArrayList<>();
        var rules = queue.rules().overflow();
        for (int index = 0; index < rules.size(); index++) {
            boolean atEntry = rules.get(index).condition() instanceof OverflowRule.Condition.DepthAbove
                    || rules.get(index).condition() instanceof OverflowRule.Condition.EstimatedWaitAbove;
            if (!atEntry && !waiting.overflow().applied().contains(index)) {
                later.add(Rule.of(queue.id().value(), rules.get(index)));
            }
        }
        return later;
    }

    private Map<QueueId, QueueDefinition> queues() {
        Map<QueueId, QueueDefinition> queues = new HashMap<>();
        for (Entity entity : core.entities()) {
            if (entity instanceof Entity.OfQueue(var queue)) {
                queues.put(queue.id(), queue);
            }
        }
        return queues;
    }
}
