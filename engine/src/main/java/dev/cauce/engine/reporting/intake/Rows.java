package dev.cauce.engine.reporting.intake;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Batches as the reactive client takes them. */
final class Rows {
    private Rows() {}

    /** Runs the statement for each tuple; the results are in the order of the tuples. */
    static Uni<List<RowSet<Row>>> each(SqlConnection connection, String sql, List<Tuple> tuples) {
        if (tuples.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        return connection.preparedQuery(sql).executeBatch(tuples).map(Rows::all);
    }

    private static List<RowSet<Row>> all(RowSet<Row> first) {
        var results = new ArrayList<RowSet<Row>>();
        for (var result = first; result != null; result = result.next()) {
            results.add(result);
        }
        return results;
    }

    static @Nullable OffsetDateTime time(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }
}
