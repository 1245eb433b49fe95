package dev.cauce.engine.reporting.facts;

import dev.cauce.engine.reporting.figures.QueueCounts;
import dev.cauce.routing.core.SegmentSummary;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An ended segment with the yardsticks it is measured by.
 *
 * @param threshold the queue's service-level threshold when the segment ended
 * @param transferredOut whether the agent passed the interaction on
 */
public record ReportedSegment(
        SegmentSummary summary, Duration threshold, Duration shortAbandon, boolean transferredOut) {

    /** The fact this segment is counted in. */
    public QueueFact.Key key() {
        return new QueueFact.Key(
                summary.client(),
                summary.queue(),
                summary.channel(),
                Optional.ofNullable(summary.agent()),
                threshold,
                QuarterHour.of(summary.enteredQueueAt()));
    }

    /** What this one segment adds. */
    public QueueCounts counts() {
        return new QueueCounts(outcomes(), inTime(), offers(), times());
    }

    /** From entering the queue to the answer, or to whatever else ended the wait. */
    public Duration waited() {
        var answeredAt = summary.answeredAt();
        return between(summary.enteredQueueAt(), answeredAt == null ? summary.closedAt() : answeredAt);
    }

    /** Talk and wrap-up; empty when nobody answered. */
    public Optional<Duration> handled() {
        return isAnswered() ? Optional.of(times().handle()) : Optional.empty();
    }

    private boolean isAnswered() {
        return summary.outcome() == SegmentSummary.Outcome.ANSWERED;
    }

    private QueueCounts.Outcomes outcomes() {
        var outcome = summary.outcome();
        return new QueueCounts.Outcomes(
                1,
                one(outcome == SegmentSummary.Outcome.ANSWERED),
                one(outcome == SegmentSummary.Outcome.ABANDONED),
                one(outcome == SegmentSummary.Outcome.OVERFLOWED),
                one(outcome == SegmentSummary.Outcome.CALLBACK),
                one(outcome == SegmentSummary.Outcome.TRANSFERRED_IN_QUEUE),
                one(outcome == SegmentSummary.Outcome.CLOSED),
                one(isAnswered() && transferredOut));
    }

    private QueueCounts.InTime inTime() {
        var inTime = waited().compareTo(threshold) <= 0;
        var abandoned = summary.outcome() == SegmentSummary.Outcome.ABANDONED;
        return new QueueCounts.InTime(
                one(isAnswered() && inTime),
                one(abandoned && inTime),
                one(abandoned && waited().compareTo(shortAbandon) <= 0));
    }

    private QueueCounts.Offers offers() {
        return new QueueCounts.Offers(
                summary.offersMade(),
                summary.offersDeclined(),
                summary.offersExpired(),
                summary.offersWithdrawn(),
                summary.offersFailed());
    }

    private QueueCounts.Times times() {
        var abandoned = summary.outcome() == SegmentSummary.Outcome.ABANDONED;
        if (!isAnswered()) {
            return new QueueCounts.Times(
                    Duration.ZERO, abandoned ? waited() : Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ZERO);
        }
        var answeredAt = orElse(summary.answeredAt(), summary.closedAt());
        var releasedAt = orElse(summary.releasedAt(), summary.closedAt());
        return new QueueCounts.Times(
                waited(),
                Duration.ZERO,
                between(orElse(summary.firstOfferedAt(), answeredAt), answeredAt),
                between(answeredAt, releasedAt),
                between(releasedAt, summary.endedAt()));
    }

    private static Instant orElse(@Nullable Instant instant, Instant otherwise) {
        return instant == null ? otherwise : instant;
    }

    private static Duration between(Instant from, Instant to) {
        return to.isBefore(from) ? Duration.ZERO : Duration.between(from, to);
    }

    private static long one(boolean condition) {
        return condition ? 1 : 0;
    }
}
