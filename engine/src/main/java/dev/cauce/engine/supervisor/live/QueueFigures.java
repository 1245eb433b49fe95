package dev.cauce.engine.supervisor.live;

import dev.cauce.engine.desk.operation.OperationState;
import dev.cauce.engine.routing.EstimatedWait;
import dev.cauce.engine.supervisor.live.QueueLive.AgentsByPresence;
import dev.cauce.engine.supervisor.live.QueueLive.AnswerSpeed;
import dev.cauce.engine.supervisor.live.QueueLive.Measured;
import dev.cauce.engine.supervisor.live.QueueLive.ServiceLevel;
import dev.cauce.routing.core.Interaction;
import dev.cauce.routing.core.Interaction.Phase;
import dev.cauce.routing.core.Presence;
import dev.cauce.routing.core.QueueDefinition;
import dev.cauce.routing.core.QueueId;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;

/** Computes one queue's live figures from the operation's state and the queue's timeline. */
final class QueueFigures {
    private static final Duration ROLLING = Duration.ofMinutes(30);
    private static final Duration TREND = Duration.ofMinutes(5);

    private final OperationState operation;
    private final Instant now;

    QueueFigures(OperationState operation, Instant now) {
        this.operation = operation;
        this.now = now;
    }

    QueueLive of(QueueDefinition queue, Timeline<Tally> timeline, ZoneId zone) {
        var waiting = operation.unansweredIn(queue.id()).stream()
                .map(Interaction::enteredQueueAt)
                .sorted()
                .toList();
        var answered = operation.answeredIn(queue.id());
        var inProgress = (int) answered.stream()
                .filter(interaction -> interaction.phase() instanceof Phase.Active)
                .count();
        var lately = timeline.since(now.minus(ROLLING));
        var today =
                timeline.since(now.atZone(zone).toLocalDate().atStartOfDay(zone).toInstant());
        var threshold = queue.target().threshold();
        return new QueueLive(
                queue.id().value(),
                queue.client().value(),
                waiting.size(),
                waiting.isEmpty() ? null : waiting.getFirst(),
                EstimatedWait.of(waiting.size() + 1, lately.left(), ROLLING).orElse(null),
                inProgress,
                answered.size() - inProgress,
                atRisk(waiting, lately, threshold),
                (int) waiting.stream().filter(since -> isLate(since, threshold)).count(),
                new ServiceLevel(queue.target().share(), threshold, Measured.of(lately), Measured.of(today)),
                speed(timeline, today),
                today.answered(),
                today.abandoned(),
                agents(queue.id()));
    }

    private boolean isLate(Instant since, Duration threshold) {
        return since.plus(threshold).isBefore(now);
    }

    private int atRisk(List<Instant> waiting, Tally lately, Duration threshold) {
        var atRisk = 0;
        for (var place = 1; place <= waiting.size(); place++) {
            var inTimeUntil = waiting.get(place - 1).plus(threshold);
            var answeredAt = EstimatedWait.of(place, lately.left(), ROLLING)
                    .map(estimate -> now.plus(estimate.middle()))
                    .orElse(now);
            if (!inTimeUntil.isBefore(now) && inTimeUntil.isBefore(answeredAt)) {
                atRisk++;
            }
        }
        return atRisk;
    }

    private AnswerSpeed speed(Timeline<Tally> timeline, Tally today) {
        return new AnswerSpeed(
                AnswerSpeed.average(today),
                AnswerSpeed.average(timeline.since(now.minus(TREND))),
                AnswerSpeed.average(timeline.between(now.minus(TREND.multipliedBy(2)), now.minus(TREND))));
    }

    private AgentsByPresence agents(QueueId queue) {
        var byKind = new EnumMap<Presence.Kind, Integer>(Presence.Kind.class);
        for (var agent : operation.serving(queue)) {
            var kind = operation
                    .agentState(agent)
                    .map(state -> state.presence().kind())
                    .orElse(Presence.Kind.OFFLINE);
            byKind.merge(kind, 1, Integer::sum);
        }
        return new AgentsByPresence(
                byKind.getOrDefault(Presence.Kind.AVAILABLE, 0),
                byKind.getOrDefault(Presence.Kind.PAUSED, 0),
                byKind.getOrDefault(Presence.Kind.NOT_RESPONDING, 0),
                byKind.getOrDefault(Presence.Kind.OFFLINE, 0));
    }
}
