package dev.cauce.engine.reporting.report;

import dev.cauce.engine.reporting.facts.QuarterHour;
import dev.cauce.engine.reporting.figures.RatingCounts;
import io.vertx.mutiny.sqlclient.Row;

/** The ratings of the conversations that ended in a queue in a quarter of an hour. */
record StoredRatings(String queue, QuarterHour interval, RatingCounts counts) {
    static final String READ = """
            select c.queue_id, date_bin('15 minutes', c.ended_at, timestamptz '2000-01-01 00:00:00Z') as quarter,
                count(*) as asked, count(r.score) as given, count(*) filter (where r.score >= 4) as satisfied
            from conversation c left join rating r on r.conversation_id = c.id
            where c.rating_asked and c.client_id = any($1) and c.queue_id = any($2)
            and c.ended_at >= $3 and c.ended_at < $4
            group by 1, 2""";

    static StoredRatings of(Row row) {
        return new StoredRatings(
                row.getString("queue_id"),
                new QuarterHour(row.getOffsetDateTime("quarter").toInstant()),
                new RatingCounts(row.getLong("asked"), row.getLong("given"), row.getLong("satisfied")));
    }
}
