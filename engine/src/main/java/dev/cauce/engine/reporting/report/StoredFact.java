package dev.cauce.engine.reporting.report;

import dev.cauce.engine.reporting.facts.QuarterHour;
import dev.cauce.engine.reporting.facts.QueueFact;
import dev.cauce.engine.reporting.facts.Sketch;
import dev.cauce.engine.reporting.figures.QueueCounts;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Duration;

/** A row of {@code queue_fact}. */
record StoredFact(String queue, QuarterHour interval, Duration threshold, QueueFact fact) {

    static StoredFact of(Row row) {
        return new StoredFact(
                row.getString("queue_id"),
                new QuarterHour(row.getOffsetDateTime("interval_start").toInstant()),
                Duration.ofMillis(row.getLong("threshold_ms")),
                new QueueFact(
                        new QueueCounts(outcomes(row), inTime(row), offers(row), times(row)),
                        Sketch.of(row.getBuffer("wait_sketch").getBytes()),
                        Sketch.of(row.getBuffer("handle_sketch").getBytes())));
    }

    private static QueueCounts.Outcomes outcomes(Row row) {
        return new QueueCounts.Outcomes(
                row.getLong("offered"),
                row.getLong("answered"),
                row.getLong("abandoned"),
                row.getLong("overflowed"),
                row.getLong("callbacks"),
                row.getLong("transferred_in_queue"),
                row.getLong("closed"),
                row.getLong("transferred_out"));
    }

    private static QueueCounts.InTime inTime(Row row) {
        return new QueueCounts.InTime(
                row.getLong("answered_in_time"), row.getLong("abandoned_in_time"), row.getLong("short_abandoned"));
    }

    private static QueueCounts.Offers offers(Row row) {
        return new QueueCounts.Offers(
                row.getLong("offers_made"),
                row.getLong("offers_declined"),
                row.getLong("offers_expired"),
                row.getLong("offers_withdrawn"),
                row.getLong("offers_failed"));
    }

    private static QueueCounts.Times times(Row row) {
        return new QueueCounts.Times(
                Duration.ofMillis(row.getLong("wait_answered_ms")),
                Duration.ofMillis(row.getLong("wait_abandoned_ms")),
                Duration.ofMillis(row.getLong("connect_ms")),
                Duration.ofMillis(row.getLong("talk_ms")),
                Duration.ofMillis(row.getLong("wrap_up_ms")));
    }
}
