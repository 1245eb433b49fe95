package dev.cauce.engine.reporting.facts;

import dev.cauce.routing.core.AgentId;
import dev.cauce.routing.core.Channel;
import dev.cauce.routing.core.ClientId;
import dev.cauce.routing.core.ContactId;
import dev.cauce.routing.core.Decision;
import dev.cauce.routing.core.DispositionId;
import dev.cauce.routing.core.InteractionId;
import dev.cauce.routing.core.QueueId;
import dev.cauce.routing.core.SegmentSummary;
import java.time.Instant;

/** Ended segments to test with, times in seconds after entering the queue. */
public final class EndedSegments {
    private EndedSegments() {}

    public static SegmentSummary answered(String interaction, Instant entered, int wait, int talk, int wrapUp) {
        var answeredAt = entered.plusSeconds(wait);
        var releasedAt = answeredAt.plusSeconds(talk);
        return new SegmentSummary(
                new InteractionId(interaction),
                1,
                new ClientId("initech"),
                new QueueId("initech-sales"),
                Channel.CHAT,
                new ContactId("contact"),
                0,
                Decision.Arrival.NEW,
                entered,
                answeredAt.minusSeconds(Math.min(wait, 2)),
                answeredAt,
                releasedAt,
                releasedAt,
                releasedAt.plusSeconds(wrapUp),
                SegmentSummary.Outcome.ANSWERED,
                new AgentId("ana"),
                new DispositionId("sold"),
                1,
                0,
                0,
                0,
                0);
    }

    public static SegmentSummary abandoned(String interaction, Instant entered, int wait) {
        return unanswered(interaction, entered, wait, SegmentSummary.Outcome.ABANDONED);
    }

    public static SegmentSummary unanswered(
            String interaction, Instant entered, int wait, SegmentSummary.Outcome outcome) {
        var left = entered.plusSeconds(wait);
        return new SegmentSummary(
                new InteractionId(interaction),
                1,
                new ClientId("initech"),
                new QueueId("initech-sales"),
                Channel.CHAT,
                new ContactId("contact"),
                0,
                Decision.Arrival.NEW,
                entered,
                null,
                null,
                null,
                left,
                left,
                outcome,
                null,
                null,
                0,
                0,
                0,
                0,
                0);
    }
}
