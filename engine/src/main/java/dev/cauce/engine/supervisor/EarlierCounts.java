package dev.cauce.engine.supervisor;

import dev.cauce.engine.desk.Operations;
import dev.cauce.engine.desk.operation.LogStep;
import dev.cauce.engine.desk.operation.OperationState;
import dev.cauce.engine.reporting.intake.CountedBefore;
import dev.cauce.engine.supervisor.live.AgentTally;
import dev.cauce.engine.supervisor.live.Counted;
import dev.cauce.engine.supervisor.live.LiveBoard;
import dev.cauce.engine.supervisor.live.Tally;
import dev.cauce.routing.core.ClientId;
import dev.cauce.routing.core.QueueDefinition;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * What came of today's work before this process read its first step of an operation: without it a wall would begin the day anew
 * whenever an engine starts. Read from the reports once they have come to that step, which takes moments.
 */
@Singleton
final class EarlierCounts {
    private static final Logger LOG = Logger.getLogger(EarlierCounts.class);
    private static final Duration LONGEST_DAY = Duration.ofHours(26);
    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);
    private static final int MOST_TRIES = 100;

    private final CountedBefore reports;

    EarlierCounts(CountedBefore reports) {
        this.reports = reports;
    }

    /** Of work that is still in hand, as it was after an operation's first step: reports do not know it yet. */
    static List<Counted> inHand(LogStep first, OperationState after) {
        List<Counted> counted = new ArrayList<>();
        for (QueueDefinition queue : after.queues()) {
            after.unansweredIn(queue.id()).stream()
                    .filter(one -> one.enteredQueueAt().isBefore(first.at()))
                    .forEach(one -> counted.add(
                            new Counted.OfQueue(queue.id(), queue.client(), one.enteredQueueAt(), Tally.ofEntry())));
            after.answeredIn(queue.id()).forEach(one -> {
                if (one.enteredQueueAt().isBefore(first.at())) {
                    counted.add(new Counted.OfQueue(queue.id(), queue.client(), one.enteredQueueAt(), Tally.ofEntry()));
                }
                Instant answeredAt = one.answeredAt();
                if (answeredAt != null && answeredAt.isBefore(first.at())) {
                    var wait = Duration.between(one.enteredQueueAt(), answeredAt);
                    counted.add(new Counted.OfQueue(
                            queue.id(),
                            queue.client(),
                            answeredAt,
                            Tally.ofAnswer(wait, queue.target().threshold())));
                }
            });
        }
        return counted;
    }

    /** Adds to the board what reports know of before the operation's first step. */
    void addTo(LiveBoard board, LogStep first, OperationState after, Operations operations) {
        Set<ClientId> clients =
                after.queues().stream().map(QueueDefinition::client).collect(Collectors.toSet());
        reports.minutes(first.partition(), first.offset(), clients, first.at().minus(LONGEST_DAY), first.at())
                .onFailure()
                .retry()
                .withBackOff(PAUSE, LONGEST_PAUSE)
                .atMost(MOST_TRIES)
                .chain(minutes -> Uni.createFrom()
                        .completionStage(() -> operations.read(first.operation(), _ -> {
                            minutes.forEach(minute -> counted(minute).forEach(board::add));
                            return minutes.size();
                        })))
                .subscribe()
                .with(
                        minutes -> LOG.debugf("Walls count from before minutes=%d", minutes),
                        failure -> LOG.warn("Walls count today's work from the start of this process only", failure));
    }

    private static List<Counted> counted(CountedBefore.Minute minute) {
        var ofQueue = new Counted.OfQueue(
                minute.queue(),
                minute.client(),
                minute.at(),
                new Tally(
                        minute.entered(),
                        minute.answered(),
                        minute.inTarget(),
                        minute.abandoned(),
                        minute.abandonedShortly(),
                        minute.answeredAfter()));
        return minute.agent() == null
                ? List.of(ofQueue)
                : List.of(new Counted.OfAgent(minute.agent(), minute.at(), new AgentTally(0, minute.handled(), 0, 0)));
    }
}
