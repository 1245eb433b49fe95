package dev.cauce.routing.core.machine;

import dev.cauce.routing.core.AgentId;
import dev.cauce.routing.core.AgentPolicy;
import dev.cauce.routing.core.AgentState;
import dev.cauce.routing.core.Command.DeviceTrouble;
import dev.cauce.routing.core.Decision;
import dev.cauce.routing.core.Decision.RequeueCause;
import dev.cauce.routing.core.Decision.Withdrawal;
import dev.cauce.routing.core.Interaction;
import dev.cauce.routing.core.Interaction.OfferCounts;
import dev.cauce.routing.core.Interaction.Phase;
import dev.cauce.routing.core.OfferId;
import dev.cauce.routing.core.OperationRules.BackOffs;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes offers, and ends those that did not lead to an answer. */
final class Offers {
    private final Operation operation;
    private final Tracer tracer;

    Offers(Operation operation, Tracer tracer) {
        this.operation = operation;
        this.tracer = tracer;
    }

    void make(Work work, AgentSlot slot, Instant now) {
        Interaction interaction = work.interaction;
        LiveQueue queue = work.queue;
        tracer.offered(work, slot, now);
        var draft = new Draft(interaction);
        draft.attempt++;
        draft.firstOfferedAt = interaction.firstOfferedAt() == null ? now : interaction.firstOfferedAt();
        OfferCounts counts = interaction.offers();
        draft.offers = new OfferCounts(
                counts.made() + 1, counts.declined(), counts.expired(), counts.withdrawn(), counts.failed());
        if (interaction.refusedBy().contains(slot.id)) {
            draft.refusedBy = Set.of();
        }
        var offer = new OfferId(interaction.id(), draft.attempt);
        Instant expiresAt = now.plus(queue.definition.offerTimeout());
        draft.phase(new Phase.Offered(offer, slot.id, now, expiresAt));
        if (queue.definition.rules().agentPolicy() == AgentPolicy.ROUND_ROBIN) {
            operation.store(queue, queue.state.withOfferedLast(slot.id));
        }
        operation.store(draft.build());
        operation.recorder.decide(
                new Decision.OfferMade(offer, slot.id, queue.id, interaction.client(), now, expiresAt));
    }

    void declined(Work work, Phase.Offered offered, @Nullable String reason, Instant now) {
        OfferCounts counts = work.interaction.offers();
        operation.recorder.decide(new Decision.OfferDeclined(offered.offer(), offered.agent(), reason));
        refused(
                work,
                offered,
                new OfferCounts(
                        counts.made(), counts.declined() + 1, counts.expired(), counts.withdrawn(), counts.failed()),
                backOffs().declined(),
                RequeueCause.DECLINED,
                now);
    }

    /** The offer was not answered in time, or the agent's desktop was gone for too long. */
    void expired(Work work, Phase.Offered offered, Instant now) {
        OfferCounts counts = work.interaction.offers();
        operation.recorder.decide(new Decision.OfferExpired(offered.offer(), offered.agent()));
        refused(
                work,
                offered,
                new OfferCounts(
                        counts.made(), counts.declined(), counts.expired() + 1, counts.withdrawn(), counts.failed()),
                backOffs().expired(),
                RequeueCause.EXPIRED,
                now);
    }

    void failed(Work work, Phase.Offered offered, DeviceTrouble trouble, Instant now) {
        OfferCounts counts = work.interaction.offers();
        operation.recorder.decide(new Decision.OfferFailed(offered.offer(), offered.agent(), trouble));
        AgentSlot slot = operation.agent(offered.agent());
        Duration backOff =
                switch (trouble) {
                    case BUSY -> backOffs().deviceBusy();
                    case FAILED -> backOffs().deviceFailed();
                };
        if (slot != null) {
            backOff(slot, now.plus(backOff));
        }
        refused(
                work,
                offered,
                new OfferCounts(
                        counts.made(), counts.declined(), counts.expired(), counts.withdrawn(), counts.failed() + 1),
                backOff,
                RequeueCause.DEVICE,
                now);
    }

    /** Takes the offer back and puts the work into its queue again. */
    void withdrawn(Work work, Phase.Offered offered, Withdrawal cause, Instant now) {
        Interaction waiting = takenBack(work, offered, cause, now);
        operation.store(waiting);
        operation.recorder.decide(new Decision.Requeued(waiting.id(), waiting.queue(), RequeueCause.WITHDRAWN));
    }

    /** Takes a live offer back, if there is one; what becomes of the interaction is up to the caller. */
    Interaction takeBack(Work work, Withdrawal cause, Instant now) {
        return work.interaction.phase() instanceof Phase.Offered offered
                ? takenBack(work, offered, cause, now)
                : work.interaction;
    }

    /** Nothing is offered to the agent before {@code until}. */
    void backOff(AgentSlot slot, Instant until) {
        AgentState state = slot.state;
        if (state.backOffUntil() == null || state.backOffUntil().isBefore(until)) {
            operation.store(slot, AgentStates.backOff(state, until));
        }
    }

    private Interaction takenBack(Work work, Phase.Offered offered, Withdrawal cause, Instant now) {
        OfferCounts counts = work.interaction.offers();
        operation.recorder.decide(new Decision.OfferWithdrawn(offered.offer(), offered.agent(), cause));
        tracer.note(work, "offer-withdrawn", offered.agent(), now);
        var draft = new Draft(work.interaction).waiting();
        draft.offers = new OfferCounts(
                counts.made(), counts.declined(), counts.expired(), counts.withdrawn() + 1, counts.failed());
        return draft.build();
    }

    private void refused(
            Work work, Phase.Offered offered, OfferCounts counts, Duration backOff, RequeueCause cause, Instant now) {
        AgentId agent = offered.agent();
        tracer.note(work, Tracer.event(cause), agent, now);
        var draft = new Draft(work.interaction).waiting().refused(agent, now.plus(backOff));
        draft.offers = counts;
        operation.store(draft.build());
        operation.recorder.decide(new Decision.Requeued(work.interaction.id(), work.interaction.queue(), cause));
    }

    private BackOffs backOffs() {
        return operation.settings().rules().backOffs();
    }
}
