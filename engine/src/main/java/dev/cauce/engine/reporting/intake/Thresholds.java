package dev.cauce.engine.reporting.intake;

import dev.cauce.routing.core.QueueId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The table of the queues' thresholds. */
final class Thresholds {
    private static final String READ = "select queue_id, threshold_ms from reported_queue where queue_id = any($1)";
    private static final String KEEP = """
            insert into reported_queue (queue_id, client_id, threshold_ms) values ($1, $2, $3)
            on conflict (queue_id) do update set threshold_ms = excluded.threshold_ms""";

    private Thresholds() {}

    static Uni<Map<QueueId, Duration>> read(SqlConnection connection, Collection<QueueId> queues) {
        var ids = queues.stream().map(QueueId::value).toArray(String[]::new);
        return connection.preparedQuery(READ).execute(Tuple.of(ids)).map(rows -> {
            var thresholds = new HashMap<QueueId, Duration>();
            for (var row : rows) {
                thresholds.put(new QueueId(row.getString("queue_id")), Duration.ofMillis(row.getLong("threshold_ms")));
            }
            return thresholds;
        });
    }

    static Uni<Void> keep(SqlConnection connection, List<LogDigest.Item.Defined> definitions) {
        var rows = definitions.stream()
                .map(queue -> Tuple.of(
                        queue.queue().value(),
                        queue.client().value(),
                        queue.threshold().toMillis()))
                .toList();
        return Rows.each(connection, KEEP, rows).replaceWithVoid();
    }
}
