package dev.cauce.engine.reporting.intake;

import dev.cauce.engine.reporting.facts.QueueFact;
import dev.cauce.engine.reporting.facts.Sketch;
import dev.cauce.engine.reporting.figures.QueueCounts;
import dev.cauce.routing.core.AgentId;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The table of 15-minute facts. */
final class QueueFacts {
    private static final List<String> KEY =
            List.of("client_id", "queue_id", "interval_start", "channel", "agent_id", "threshold_ms");
    private static final List<String> SUMS = List.of(
            "offered",
            "answered",
            "abandoned",
            "overflowed",
            "callbacks",
            "transferred_in_queue",
            "closed",
            "transferred_out",
            "answered_in_time",
            "abandoned_in_time",
            "short_abandoned",
            "offers_made",
            "offers_declined",
            "offers_expired",
            "offers_withdrawn",
            "offers_failed",
            "wait_answered_ms",
            "wait_abandoned_ms",
            "connect_ms",
            "talk_ms",
            "wrap_up_ms");
    private static final List<String> SKETCHES = List.of("wait_sketch", "handle_sketch");

    private static final String SELECT = "select wait_sketch, handle_sketch from queue_fact where "
            + IntStream.range(0, KEY.size())
                    .mapToObj(index -> KEY.get(index) + " = $" + (index + 1))
                    .collect(Collectors.joining(" and "))
            + " for update";
    private static final String ADD = "insert into queue_fact (%s) values (%s) on conflict (%s) do update set %s"
            .formatted(
                    String.join(", ", columns()),
                    IntStream.rangeClosed(1, columns().size())
                            .mapToObj(index -> "$" + index)
                            .collect(Collectors.joining(", ")),
                    String.join(", ", KEY),
                    list(SUMS, name -> name + " = queue_fact." + name + " + excluded." + name) + ", "
                            + list(SKETCHES, name -> name + " = excluded." + name));

    private QueueFacts() {}

    /** Adds to what is there. In the order of the keys, so that two writers never wait for each other. */
    static Uni<Void> add(SqlConnection connection, Map<QueueFact.Key, QueueFact> facts) {
        var keys = facts.keySet().stream()
                .sorted(Comparator.comparing(QueueFact.Key::toString))
                .toList();
        return Rows.each(
                        connection,
                        SELECT,
                        keys.stream().map(key -> Tuple.from(key(key))).toList())
                .chain(stored -> {
                    var rows = new ArrayList<Tuple>();
                    for (var index = 0; index < keys.size(); index++) {
                        var key = keys.get(index);
                        var added = facts.get(key);
                        if (added != null) {
                            rows.add(row(key, added, stored.get(index)));
                        }
                    }
                    return Rows.each(connection, ADD, rows);
                })
                .replaceWithVoid();
    }

    private static Tuple row(QueueFact.Key key, QueueFact added, RowSet<Row> stored) {
        for (var row : stored) {
            added.waits().merge(Sketch.of(row.getBuffer("wait_sketch").getBytes()));
            added.handles().merge(Sketch.of(row.getBuffer("handle_sketch").getBytes()));
        }
        var values = key(key);
        values.addAll(sums(added.counts()));
        values.add(Buffer.buffer(added.waits().bytes()));
        values.add(Buffer.buffer(added.handles().bytes()));
        return Tuple.from(values);
    }

    private static List<Object> key(QueueFact.Key key) {
        var values = new ArrayList<Object>();
        values.add(key.client().value());
        values.add(key.queue().value());
        values.add(key.interval().start().atOffset(ZoneOffset.UTC));
        values.add(key.channel().name());
        values.add(key.agent().map(AgentId::value).orElse(""));
        values.add(key.threshold().toMillis());
        return values;
    }

    private static List<Object> sums(QueueCounts counts) {
        var outcomes = counts.outcomes();
        var inTime = counts.inTime();
        var offers = counts.offers();
        var times = counts.times();
        return List.of(
                outcomes.offered(),
                outcomes.answered(),
                outcomes.abandoned(),
                outcomes.overflowed(),
                outcomes.callbacks(),
                outcomes.transferredInQueue(),
                outcomes.closed(),
                outcomes.transferredOut(),
                inTime.answered(),
                inTime.abandoned(),
                inTime.shortAbandoned(),
                offers.made(),
                offers.declined(),
                offers.expired(),
                offers.withdrawn(),
                offers.failed(),
                times.waitOfAnswered().toMillis(),
                times.waitOfAbandoned().toMillis(),
                times.connect().toMillis(),
                times.talk().toMillis(),
                times.wrapUp().toMillis());
    }

    private static List<String> columns() {
        var columns = new ArrayList<>(KEY);
        columns.addAll(SUMS);
        columns.addAll(SKETCHES);
        return columns;
    }

    private static String list(List<String> names, UnaryOperator<String> each) {
        return names.stream().map(each).collect(Collectors.joining(", "));
    }
}
