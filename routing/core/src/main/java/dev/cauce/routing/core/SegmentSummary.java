package dev.cauce.routing.core;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One queue entry of an interaction, complete. Durations follow from the instants.
 *
 * @param answeredAt absent when no agent answered in this segment
 * @param releasedAt when the agent's active part ended and wrap-up began; absent when not answered
 * @param endedAt when nothing more happens in this segment, wrap-up included
 * @param closedAt when the waiting or the conversation ended in this segment, wrap-up not included
 */
public record SegmentSummary(
        InteractionId interaction,
        int segment,
        ClientId client,
        QueueId queue,
        Channel channel,
        ContactId contact,
        int priority,
        Decision.Arrival arrival,
        Instant enteredQueueAt,
        @Nullable Instant firstOfferedAt,
        @Nullable Instant answeredAt,
        @Nullable Instant releasedAt,
        Instant closedAt,
        Instant endedAt,
        Outcome outcome,
        @Nullable AgentId agent,
        @Nullable DispositionId disposition,
        int offersMade,
        int offersDeclined,
        int offersExpired,
        int offersWithdrawn,
        int offersFailed) {

    /** How the wait of the segment ended. */
    public enum Outcome {
        ANSWERED,
        ABANDONED,
        OVERFLOWED,
        CALLBACK,
        TRANSFERRED_IN_QUEUE,
        CLOSED
    }
}
