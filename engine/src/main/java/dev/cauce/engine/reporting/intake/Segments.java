package dev.cauce.engine.reporting.intake;

import dev.cauce.engine.reporting.facts.ReportedSegment;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The table of ended segments. */
final class Segments {
    private static final String INSERT = """
            insert into reported_segment (interaction_id, segment, client_id, queue_id, channel, contact_id, priority, arrival,
                entered_queue_at, first_offered_at, answered_at, released_at, closed_at, ended_at, outcome, agent_id,
                disposition_id, transferred_out, offers_made, offers_declined, offers_expired, offers_withdrawn,
                offers_failed, threshold_ms, short_abandon_ms)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23,
                $24, $25)
            on conflict (interaction_id, segment) do nothing""";

    private Segments() {}

    /** Stores the segments; gives those that were not there before. */
    static Uni<List<ReportedSegment>> store(SqlConnection connection, List<ReportedSegment> segments) {
        return Rows.each(
                        connection, INSERT, segments.stream().map(Segments::row).toList())
                .map(results -> {
                    var stored = new ArrayList<ReportedSegment>();
                    for (var index = 0; index < results.size(); index++) {
                        if (results.get(index).rowCount() == 1) {
                            stored.add(segments.get(index));
                        }
                    }
                    return stored;
                });
    }

    private static Tuple row(ReportedSegment segment) {
        var summary = segment.summary();
        var agent = summary.agent();
        var disposition = summary.disposition();
        return tuple(
                summary.interaction().value(),
                summary.segment(),
                summary.client().value(),
                summary.queue().value(),
                summary.channel().name(),
                summary.contact().value(),
                summary.priority(),
                summary.arrival().name(),
                Rows.time(summary.enteredQueueAt()),
                Rows.time(summary.firstOfferedAt()),
                Rows.time(summary.answeredAt()),
                Rows.time(summary.releasedAt()),
                Rows.time(summary.closedAt()),
                Rows.time(summary.endedAt()),
                summary.outcome().name(),
                agent == null ? null : agent.value(),
                disposition == null ? null : disposition.value(),
                segment.transferredOut(),
                summary.offersMade(),
                summary.offersDeclined(),
                summary.offersExpired(),
                summary.offersWithdrawn(),
                summary.offersFailed(),
                segment.threshold().toMillis(),
                segment.shortAbandon().toMillis());
    }

    private static Tuple tuple(@Nullable Object... values) {
        return Tuple.from(Arrays.asList(values));
    }
}
