package dev.cauce.routing.core.machine;

import dev.cauce.routing.core.AgentId;
import dev.cauce.routing.core.Command;
import dev.cauce.routing.core.Decision;
import dev.cauce.routing.core.Decision.Arrival;
import dev.cauce.routing.core.Decision.Ending;
import dev.cauce.routing.core.DispositionId;
import dev.cauce.routing.core.Interaction;
import dev.cauce.routing.core.Interaction.OfferCounts;
import dev.cauce.routing.core.Interaction.Overflow;
import dev.cauce.routing.core.Interaction.Phase;
import dev.cauce.routing.core.SegmentSummary;
import dev.cauce.routing.core.SegmentSummary.Outcome;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Begins and ends the queue entries of interactions, and the interactions themselves. */
final class Segments {
    private final Operation operation;
    private final Relaxations relaxations;
    private final Preferences preferences;

    Segments(Operation operation, Relaxations relaxations, Preferences preferences) {
        this.operation = operation;
        this.relaxations = relaxations;
        this.preferences = preferences;
    }

    /** A new interaction enters its queue at {@code receivedAt}, or now if that lies ahead. */
    void arrive(Command.Enqueue command, LiveQueue queue, Instant now) {
        Instant at = command.receivedAt().isAfter(now) ? now : command.receivedAt();
        var draft = new Draft(new Interaction(
                command.interaction(),
                command.client(),
                queue.id,
                command.channel(),
                command.contact(),
                command.priority(),
                0,
                Arrival.NEW,
                at,
                at,
                command.dueAt(),
                at,
                null,
                null,
                false,
                0,
                OfferCounts.NONE,
                Set.of(),
                Map.of(),
                null,
                null,
                0,
                Overflow.NONE,
                null,
                Phase.WAITING));
        preferences.reserve(draft, queue, now);
        enter(draft, queue, Arrival.NEW, at, now);
    }

    /** The interaction enters a queue again; its last segment must have ended. */
    Work enterAgain(Draft draft, LiveQueue queue, Arrival arrival, boolean keepAge, Instant now) {
        if (!keepAge) {
            draft.enteredQueueAt = now;
        }
        return enter(draft, queue, arrival, now, now);
    }

    private Work enter(Draft draft, LiveQueue queue, Arrival arrival, Instant at, Instant now) {
        draft.queue = queue.id;
        draft.segment++;
        draft.arrival = arrival;
        draft.segmentStartedAt = at;
        draft.answeredBefore |= draft.answeredAt != null;
        draft.firstOfferedAt = null;
        draft.answeredAt = null;
        draft.offers = OfferCounts.NONE;
        draft.refusedBy = Set.of();
        draft.backingOff = Map.of();
        draft.relaxation = relaxations.open(queue, at, 0, now);
        Interaction entered = draft.waiting().build();
        operation.recorder.decide(new Decision.SegmentStarted(
                entered.id(),
                entered.segment(),
                entered.client(),
                queue.id,
                entered.channel(),
                entered.contact(),
                entered.priority(),
                entered.enteredQueueAt(),
                arrival));
        operation.store(queue, queue.state.with(queue.state.flow().arrived(now)));
        Work work = operation.store(entered, queue);
        work.entering = true;
        return work;
    }

    /** Says all of the segment; the caller moves the interaction on. */
    void end(Interaction interaction, Outcome outcome, Ended ended) {
        OfferCounts offers = interaction.offers();
        operation.recorder.decide(new Decision.SegmentEnded(new SegmentSummary(
                interaction.id(),
                interaction.segment(),
                interaction.client(),
                interaction.queue(),
                interaction.channel(),
                interaction.contact(),
                interaction.priority(),
                interaction.arrival(),
                interaction.segmentStartedAt(),
                interaction.firstOfferedAt(),
                interaction.answeredAt(),
                ended.agent() == null ? null : ended.closedAt(),
                ended.closedAt(),
                ended.endedAt(),
                outcome,
                ended.agent(),
                ended.disposition(),
                offers.made(),
                offers.declined(),
                offers.expired(),
                offers.withdrawn(),
                offers.failed())));
    }

    /** The conversation is over for the contact. */
    void over(Interaction interaction, Ending ending, @Nullable String reason, Instant now) {
        operation.recorder.decide(new Decision.InteractionEnded(interaction.id(), ending, reason, now));
    }

    /** Nothing is left of the interaction but what was said of it. */
    void forget(Work work) {
        if (work.trace != null) {
            operation.recorder.decide(new Decision.TraceClosed(work.trace));
        }
        operation.remove(work);
    }

    /** When and with whom a segment ended: {@code closedAt} for the contact, {@code endedAt} wrap-up included. */
    record Ended(
            Instant closedAt,
            Instant endedAt,
            @Nullable AgentId agent,
            @Nullable DispositionId disposition) {
        static Ended unanswered(Instant now) {
            return new Ended(now, now, null, null);
        }

        static Ended by(AgentId agent, Instant now) {
            return new Ended(now, now, agent, null);
        }
    }
}
