package dev.cauce.routing.core.machine;

import dev.cauce.routing.core.AgentId;
import dev.cauce.routing.core.Decision;
import dev.cauce.routing.core.Decision.Arrival;
import dev.cauce.routing.core.Decision.Ending;
import dev.cauce.routing.core.Decision.RequeueCause;
import dev.cauce.routing.core.Decision.Withdrawal;
import dev.cauce.routing.core.DispositionId;
import dev.cauce.routing.core.Interaction;
import dev.cauce.routing.core.Interaction.Phase;
import dev.cauce.routing.core.OfferId;
import dev.cauce.routing.core.QueueState;
import dev.cauce.routing.core.SegmentSummary.Outcome;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What happens between an agent's answer and the end of wrap-up, and how interactions end. */
final class Conversations {
    private final Operation operation;
    private final Segments segments;
    private final Offers offers;
    private final Preferences preferences;
    private final Tracer tracer;

    Conversations(Operation operation, Segments segments, Offers offers, Preferences preferences, Tracer tracer) {
        this.operation = operation;
        this.segments = segments;
        this.offers = offers;
        this.preferences = preferences;
        this.tracer = tracer;
    }

    /** The agent owns the interaction from here. */
    void assign(Work work, AgentSlot slot, @Nullable OfferId offer, Instant now) {
        var draft = new Draft(work.interaction).unreserved().phase(new Phase.Active(slot.id, now, now, false));
        if (draft.answeredAt == null) {
            draft.answeredAt = now;
            countAnswer(work, now);
        }
        Interaction answered = draft.build();
        operation.store(answered);
        operation.store(slot, AgentStates.answered(slot.state, now));
        preferences.remember(answered, work.queue, slot.id, now);
        tracer.note(work, offer == null ? "assigned" : "accepted", slot.id, now);
        operation.recorder.decide(
                new Decision.Assigned(answered.id(), answered.segment(), slot.id, answered.queue(), offer, now));
    }

    /** The contact is served: the owner wraps up. */
    void wrapUp(Work work, AgentId agent, Instant now) {
        segments.over(work.interaction, Ending.COMPLETED, null, now);
        operation.store(
                new Draft(work.interaction).phase(new Phase.WrapUp(agent, now)).build());
        operation.recorder.decide(new Decision.WrapUpStarted(work.id, work.interaction.segment(), agent, now));
    }

    void completeWrapUp(Work work, Phase.WrapUp wrapUp, @Nullable DispositionId disposition, Instant now) {
        operation.recorder.decide(
                new Decision.WrapUpCompleted(work.id, work.interaction.segment(), wrapUp.agent(), disposition, now));
        segments.end(
                work.interaction,
                Outcome.ANSWERED,
                new Segments.Ended(wrapUp.since(), now, wrapUp.agent(), disposition));
        segments.forget(work);
        released(wrapUp.agent(), now);
    }

    /** The contact left before this segment was answered. */
    void abandon(Work work, Instant now) {
        Interaction left = offers.takeBack(work, Withdrawal.CONTACT_LEFT, now);
        QueueState state = work.queue.state;
        operation.store(work.queue, state.with(state.flow().abandoned(now)));
        segments.end(left, Outcome.ABANDONED, Segments.Ended.unanswered(now));
        if (left.answeredBefore()) {
            segments.over(left, Ending.CLOSED, "contact-left", now);
        } else {
            segments.over(left, Ending.ABANDONED, null, now);
        }
        tracer.note(work, "contact-left", null, now);
        segments.forget(work);
    }

    /** Ends the interaction in whatever phase, without wrap-up. */
    void close(Work work, String reason, Instant now) {
        Interaction interaction = offers.takeBack(work, Withdrawal.CLOSED, now);
        switch (interaction.phase()) {
            case Phase.Waiting _, Phase.Offered _, Phase.CallingBack _ -> {
                segments.end(interaction, Outcome.CLOSED, Segments.Ended.unanswered(now));
                segments.over(interaction, Ending.CLOSED, reason, now);
                tracer.note(work, "closed", null, now);
                segments.forget(work);
            }
            case Phase.Active active -> {
                segments.end(interaction, Outcome.ANSWERED, Segments.Ended.by(active.agent(), now));
                segments.over(interaction, Ending.CLOSED, reason, now);
                tracer.note(work, "closed", null, now);
                segments.forget(work);
                released(active.agent(), now);
            }
            case Phase.WrapUp wrapUp -> completeWrapUp(work, wrapUp, null, now);
        }
    }

    /** Ends the present segment, whoever has the work, and gives a draft to enter a queue with. */
    Draft leaveSegment(Work work, Withdrawal cause, Instant now) {
        Interaction interaction = offers.takeBack(work, cause, now);
        if (interaction.phase() instanceof Phase.Active active) {
            segments.end(interaction, Outcome.ANSWERED, Segments.Ended.by(active.agent(), now));
            operation.store(new Draft(interaction).waiting().build());
            released(active.agent(), now);
        } else {
            segments.end(interaction, Outcome.TRANSFERRED_IN_QUEUE, Segments.Ended.unanswered(now));
        }
        return new Draft(interaction).unreserved();
    }

    /** The owner is lost: back to the queue with the original age, as a new segment. */
    void loseOwner(Work work, Instant now) {
        Draft draft = leaveSegment(work, Withdrawal.AGENT_UNAVAILABLE, now);
        segments.enterAgain(draft, work.queue, Arrival.REQUEUED, true, now);
        operation.recorder.decide(new Decision.Requeued(work.id, work.queue.id, RequeueCause.AGENT_LOST));
    }

    /** The contact has been silent: the conversation stays, its capacity is free. */
    void release(Work work, Phase.Active active) {
        operation.store(new Draft(work.interaction)
                .phase(new Phase.Active(active.agent(), active.since(), active.lastContactAt(), true))
                .build());
        operation.recorder.decide(new Decision.CapacityReleased(work.id, active.agent()));
    }

    /** The contact wrote: a released conversation takes its capacity back, full or not. */
    void contactWrote(Work work, Phase.Active active, Instant now) {
        if (work.queue.definition.rules().releaseSilentAfter() == null && !active.released()) {
            return;
        }
        operation.store(new Draft(work.interaction)
                .phase(new Phase.Active(active.agent(), active.since(), now, false))
                .build());
        if (active.released()) {
            operation.recorder.decide(new Decision.CapacityTakenBack(work.id, active.agent()));
        }
    }

    private void released(AgentId agent, Instant now) {
        AgentSlot slot = operation.agent(agent);
        if (slot != null) {
            operation.store(slot, AgentStates.released(slot.state, now));
        }
    }

    private void countAnswer(Work work, Instant now) {
        Duration wait = Duration.between(work.interaction.segmentStartedAt(), now);
        boolean inTime = wait.compareTo(work.queue.definition.target().threshold()) <= 0;
        QueueState state = work.queue.state;
        operation.store(work.queue, state.with(state.flow().answered(now, inTime)));
    }
}
