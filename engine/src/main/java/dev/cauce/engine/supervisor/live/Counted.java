package dev.cauce.engine.supervisor.live;

import dev.cauce.engine.desk.operation.LogStep;
import dev.cauce.routing.core.AgentId;
import dev.cauce.routing.core.Change;
import dev.cauce.routing.core.ClientId;
import dev.cauce.routing.core.Decision;
import dev.cauce.routing.core.Entity;
import dev.cauce.routing.core.Interaction;
import dev.cauce.routing.core.InteractionId;
import dev.cauce.routing.core.QueueDefinition;
import dev.cauce.routing.core.QueueId;
import dev.cauce.routing.core.SegmentSummary;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What one step adds to the figures. Depends on the step and the queue's threshold alone. */
public sealed interface Counted {
    Instant at();

    record OfQueue(QueueId queue, ClientId client, Instant at, Tally tally) implements Counted {}

    record OfAgent(AgentId agent, Instant at, AgentTally tally) implements Counted {}

    static List<Counted> in(LogStep step, Function<QueueId, Optional<QueueDefinition>> queues) {
        var counted = new ArrayList<Counted>();
        for (var decision : step.decisions()) {
            switch (decision) {
                case Decision.SegmentStarted started ->
                    counted.add(new OfQueue(started.queue(), started.client(), step.at(), Tally.ofEntry()));
                case Decision.Assigned assigned ->
                    answer(step, assigned, queues).ifPresent(counted::add);
                case Decision.OfferMade made -> counted.add(new OfAgent(made.agent(), step.at(), AgentTally.OFFERED));
                case Decision.OfferDeclined declined ->
                    counted.add(new OfAgent(declined.agent(), step.at(), AgentTally.DECLINED));
                case Decision.OfferExpired expired ->
                    counted.add(new OfAgent(expired.agent(), step.at(), AgentTally.EXPIRED));
                case Decision.SegmentEnded(var summary) -> counted.addAll(ended(summary));
                case Decision.OfferFailed _, Decision.OfferWithdrawn _ -> {}
                case Decision.Requeued _, Decision.PriorityChanged _ -> {}
                case Decision.WrapUpStarted _, Decision.WrapUpCompleted _ -> {}
                case Decision.InteractionEnded _, Decision.ContactWroteAfterEnd _ -> {}
                case Decision.AgentActivityChanged _ -> {}
                case Decision.Overflowed _, Decision.CallbackDue _, Decision.TraceClosed _ -> {}
                case Decision.CapacityReleased _, Decision.CapacityTakenBack _ -> {}
            }
        }
        return List.copyOf(counted);
    }

    private static Optional<Counted> answer(
            LogStep step, Decision.Assigned assigned, Function<QueueId, Optional<QueueDefinition>> queues) {
        return put(step, assigned.interaction()).map(interaction -> {
            var wait = Duration.between(interaction.enteredQueueAt(), assigned.at());
            var threshold = queues.apply(assigned.queue())
                    .map(queue -> queue.target().threshold())
                    .orElse(Duration.ZERO);
            return new OfQueue(assigned.queue(), interaction.client(), assigned.at(), Tally.ofAnswer(wait, threshold));
        });
    }

    private static List<Counted> ended(SegmentSummary summary) {
        return switch (summary.outcome()) {
            case ABANDONED ->
                List.of(new OfQueue(
                        summary.queue(),
                        summary.client(),
                        summary.closedAt(),
                        Tally.ofAbandonment(Duration.between(summary.enteredQueueAt(), summary.closedAt()))));
            case ANSWERED ->
                summary.agent() == null
                        ? List.of()
                        : List.of(new OfAgent(summary.agent(), summary.endedAt(), AgentTally.HANDLED));
            case OVERFLOWED, CALLBACK, TRANSFERRED_IN_QUEUE, CLOSED -> List.of();
        };
    }

    private static Optional<Interaction> put(LogStep step, InteractionId id) {
        for (var change : step.changes()) {
            if (change instanceof Change.Put(Entity.OfInteraction(var interaction))
                    && interaction.id().equals(id)) {
                return Optional.of(interaction);
            }
        }
        return Optional.empty();
    }
}
