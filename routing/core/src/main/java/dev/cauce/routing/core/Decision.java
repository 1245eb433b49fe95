package dev.cauce.routing.core;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Something the router decided or concluded: what desks are told, channels act on and reporting counts. */
public sealed interface Decision {

    /** About one interaction. */
    sealed interface OfInteraction extends Decision {
        InteractionId interaction();
    }

    /** A segment began: by arrival, transfer or move. Segments count from 1. */
    record SegmentStarted(
            InteractionId interaction,
            int segment,
            ClientId client,
            QueueId queue,
            Channel channel,
            ContactId contact,
            int priority,
            Instant enteredQueueAt,
            Arrival arrival)
            implements OfInteraction {}

    /** How a segment began. */
    enum Arrival {
        NEW,
        TRANSFER_TO_QUEUE,
        TRANSFER_TO_AGENT,
        MOVED,
        OVERFLOWED,
        /** The agent that held it was lost. */
        REQUEUED,
        CALLBACK
    }

    /** An offer. {@code offer().interaction()} is the interaction. */
    sealed interface OfOffer extends OfInteraction {
        OfferId offer();

        AgentId agent();

        @Override
        default InteractionId interaction() {
            return offer().interaction();
        }
    }

    record OfferMade(OfferId offer, AgentId agent, QueueId queue, ClientId client, Instant madeAt, Instant expiresAt)
            implements OfOffer {}

    record OfferDeclined(
            OfferId offer, AgentId agent, @Nullable String reason) implements OfOffer {}

    record OfferExpired(OfferId offer, AgentId agent) implements OfOffer {}

    record OfferFailed(OfferId offer, AgentId agent, Command.DeviceTrouble trouble) implements OfOffer {}

    record OfferWithdrawn(OfferId offer, AgentId agent, Withdrawal cause) implements OfOffer {}

    /** Why an offer was taken back. */
    enum Withdrawal {
        CONTACT_LEFT,
        MOVED,
        ASSIGNED_ELSEWHERE,
        CLOSED,
        AGENT_UNAVAILABLE,
        CONFIGURATION_CHANGED
    }

    /** The agent owns the interaction from here; {@code offer} is absent when a supervisor assigned it. */
    record Assigned(
            InteractionId interaction,
            int segment,
            AgentId agent,
            QueueId queue,
            @Nullable OfferId offer,
            Instant at) implements OfInteraction {}

    /** Back in its queue with its original age. */
    record Requeued(InteractionId interaction, QueueId queue, RequeueCause cause) implements OfInteraction {}

    /** Why work went back to its queue. */
    enum RequeueCause {
        DECLINED,
        EXPIRED,
        DEVICE,
        WITHDRAWN,
        AGENT_LOST
    }

    /** Overflow took the interaction out of {@code queue}; the channel acts on the target. Never a silent drop. */
    record Overflowed(InteractionId interaction, QueueId queue, OverflowRule rule) implements OfInteraction {}

    /** The contact's turn has come: call the contact now and report by {@code ReportCallback}. */
    record CallbackDue(InteractionId interaction, int call, Instant until) implements OfInteraction {}

    /** The contact has been silent: the conversation stays with the agent but holds no capacity. */
    record CapacityReleased(InteractionId interaction, AgentId agent) implements OfInteraction {}

    /** The contact wrote again: the conversation holds capacity again, beyond the agent's limit if need be. */
    record CapacityTakenBack(InteractionId interaction, AgentId agent) implements OfInteraction {}

    /** The trace of an interaction whose last segment ended: the router forgets it with this step. */
    record TraceClosed(Trace trace) implements OfInteraction {
        @Override
        public InteractionId interaction() {
            return trace.interaction();
        }
    }

    record PriorityChanged(InteractionId interaction, int from, int to) implements OfInteraction {}

    record WrapUpStarted(InteractionId interaction, int segment, AgentId agent, Instant at) implements OfInteraction {}

    /** {@code disposition} is absent when wrap-up timed out or a supervisor closed. */
    record WrapUpCompleted(
            InteractionId interaction,
            int segment,
            AgentId agent,
            @Nullable DispositionId disposition,
            Instant at) implements OfInteraction {}

    /** All that reporting needs of a segment. Emitted once per segment, when its last duration (wrap-up) is known. */
    record SegmentEnded(SegmentSummary summary) implements OfInteraction {
        @Override
        public InteractionId interaction() {
            return summary.interaction();
        }
    }

    /** The conversation is over for the contact; wrap-up may still run. Emitted once per interaction. */
    record InteractionEnded(
            InteractionId interaction,
            Ending ending,
            @Nullable String reason,
            Instant at) implements OfInteraction {}

    /** The terminal states. */
    enum Ending {
        COMPLETED,
        ABANDONED,
        CLOSED
    }

    /** A contact's message met an interaction that is over or unknown: it needs a new one. */
    record ContactWroteAfterEnd(InteractionId interaction, String messageId) implements OfInteraction {}

    /**
     * Presence or work in hand of an agent changed. {@code active} counts owned conversations, {@code wrappingUp} those
     * in wrap-up: the agent is occupied while their sum is above zero.
     */
    record AgentActivityChanged(
            AgentId agent, Presence presence, Instant presenceSince, int offers, int active, int wrappingUp, Instant at)
            implements Decision {}
}
