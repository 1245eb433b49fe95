package dev.cauce.routing.core;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A live interaction: waiting, offered, active, in wrap-up, or being called back.
 *
 * @param segment counts queue entries, from 1
 * @param enteredQueueAt the age that decides; kept when the work returns to its queue
 * @param dueAt what was promised for this very work; absent when its queue's target counts from its age
 * @param segmentStartedAt when this queue entry began: the wait that is reported, the clock of relaxation and overflow
 * @param answeredBefore an agent answered in an earlier segment
 * @param attempt number of the newest offer, 0 before the first
 * @param refusedBy excluded for the rest of this cycle
 * @param backingOff excluded until then, whatever the cycle
 * @param reservedFor only this agent is offered the work (transfer to an agent, preferred agent)
 * @param reservedUntil when the reservation falls away; absent if it lasts while the agent is online
 * @param relaxation how many of the queue's relaxation steps are open, 0 when only its own requirements count
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
        @Nullable Instant dueAt,
        Instant segmentStartedAt,
        @Nullable Instant firstOfferedAt,
        @Nullable Instant answeredAt,
        boolean answeredBefore,
        int attempt,
        OfferCounts offers,
        Set<AgentId> refusedBy,
        Map<AgentId, Instant> backingOff,
        @Nullable AgentId reservedFor,
        @Nullable Instant reservedUntil,
        int relaxation,
        Overflow overflow,
        @Nullable Callback callback,
        Phase phase) {
    /** What is due later is due then: the order of such work matters to nobody. */
    private static final Instant FARTHEST = Instant.parse("2200-01-01T00:00:00Z");

    private static final Instant LONGEST_AGO = Instant.EPOCH;

    public Interaction {
        refusedBy = Set.copyOf(refusedBy);
        backingOff = Map.copyOf(backingOff);
    }

    /**
     * What waiting work is ordered by, earliest first: the time it was promised for, else its age and what its queue promises,
     * earlier by so much for each step of priority.
     */
    public Instant due(ServiceLevelTarget target, Duration priorityBoost) {
        Instant promised = dueAt == null ? enteredQueueAt.plus(target.threshold()) : bounded(dueAt);
        return promised.minusNanos(Math.multiplyExact(priorityBoost.toNanos(), priority));
    }

    /** Orderers name any date there is, such as the year 1 for none; only some of them fit into nanoseconds. */
    private static Instant bounded(Instant promised) {
        if (promised.isAfter(FARTHEST)) {
            return FARTHEST;
        }
        return promised.isBefore(LONGEST_AGO) ? LONGEST_AGO : promised;
    }

    /** Offers of this segment by outcome. */
    public record OfferCounts(int made, int declined, int expired, int withdrawn, int failed) {
        public static final OfferCounts NONE = new OfferCounts(0, 0, 0, 0, 0);
    }

    /**
     * What overflow has done so far: the queues it came through, which it does not return to, and the rules of the
     * present queue that were applied.
     */
    public record Overflow(Set<QueueId> from, Set<Integer> applied) {
        public static final Overflow NONE = new Overflow(Set.of(), Set.of());

        public Overflow {
            from = Set.copyOf(from);
            applied = Set.copyOf(applied);
        }
    }

    /**
     * The contact is to be called back.
     *
     * @param calls attempts so far
     * @param reached whether one succeeded
     * @param notBefore after a call that was not answered, when the next may be made
     */
    public record Callback(
            CallbackOrder order,
            int calls,
            boolean reached,
            @Nullable Instant notBefore) {
        /** Whether the contact must still be called before an agent is offered the work. */
        public boolean mustCallFirst() {
            return order == CallbackOrder.CUSTOMER_FIRST && !reached;
        }
    }

    /** Who is on the line first when a contact is called back. */
    public enum CallbackOrder {
        CUSTOMER_FIRST,
        AGENT_FIRST
    }

    /** Where the interaction stands. */
    public sealed interface Phase {
        /** Every interaction that waits may share this. */
        Phase WAITING = new Waiting();

        record Waiting() implements Phase {}

        record Offered(OfferId offer, AgentId agent, Instant madeAt, Instant expiresAt) implements Phase {}

        /**
         * @param lastContactAt when the contact last wrote, or the agent took over
         * @param released the contact has been silent so long that the conversation holds no capacity
         */
        record Active(AgentId agent, Instant since, Instant lastContactAt, boolean released) implements Phase {}

        /** The contact is gone; the agent writes up. */
        record WrapUp(AgentId agent, Instant since) implements Phase {}

        /** The contact's turn has come and the contact is being called, while the agent's capacity is kept free. */
        record CallingBack(AgentId agent, Instant since, Instant until) implements Phase {}
    }
}
