package dev.cauce.routing.core;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A live interaction: waiting, offered, active, or in wrap-up.
 *
 * @param segment counts queue entries, from 1
 * @param enteredQueueAt the age that decides; kept when the work returns to its queue
 * @param attempt number of the newest offer, 0 before the first
 * @param refusedBy excluded for the rest of this cycle
 * @param reservedFor only this agent is offered the work (transfer to an agent)
 */
public record Interaction(
        InteractionId id,
        ClientId client,
        QueueId queue,
        Channel channel,
        ContactId contact,
        int priority,
        int segment,
        Decision.Arrival arrival,
        Instant createdAt,
        Instant enteredQueueAt,
        @Nullable Instant firstOfferedAt,
        @Nullable Instant answeredAt,
        int attempt,
        OfferCounts offers,
        Set<AgentId> refusedBy,
        @Nullable AgentId reservedFor,
        Phase phase) {
    public Interaction {
        refusedBy = Set.copyOf(refusedBy);
    }

    /** Offers of this segment by outcome. */
    public record OfferCounts(int made, int declined, int expired, int withdrawn, int failed) {
        public static final OfferCounts NONE = new OfferCounts(0, 0, 0, 0, 0);
    }

    /** Where the interaction stands. */
    public sealed interface Phase {
        record Waiting() implements Phase {}

        record Offered(OfferId offer, AgentId agent, Instant madeAt, Instant expiresAt) implements Phase {}

        record Active(AgentId agent, Instant since) implements Phase {}

        /** The contact is gone; the agent writes up. */
        record WrapUp(AgentId agent, Instant since) implements Phase {}
    }
}
