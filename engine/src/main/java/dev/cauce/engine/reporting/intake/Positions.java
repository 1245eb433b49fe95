package dev.cauce.engine.reporting.intake;

import dev.cauce.engine.replica.LogPosition;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

/** How far the log has been counted. */
final class Positions {
    private static final String READ = "select position from reporting_position where log_partition = $1";
    private static final String BEGIN =
            "insert into reporting_position (log_partition, position) values ($1, $2) on conflict do nothing";
    private static final String MOVE = "update reporting_position set position = $2 where log_partition = $1";

    private Positions() {}

    /** Somebody else moved the position: what they took in must not be taken in again. */
    static final class Moved extends RuntimeException {
        private static final long serialVersionUID = 1;

        Moved(int partition, LogPosition expected, LogPosition found) {
            super("Partition %d is counted up to %d already, not %d."
                    .formatted(partition, found.next(), expected.next()));
        }
    }

    static Uni<LogPosition> read(SqlConnection connection, int partition) {
        return connection.preparedQuery(READ).execute(Tuple.of(partition)).map(rows -> {
            for (var row : rows) {
                return LogPosition.parse(row.getString(0));
            }
            return LogPosition.START;
        });
    }

    /** Holds the position until the transaction ends; fails if it is not where it is expected. */
    static Uni<Void> hold(SqlConnection connection, int partition, LogPosition expected) {
        return connection
                .preparedQuery(BEGIN)
                .execute(Tuple.of(partition, LogPosition.START.text()))
                .chain(() -> connection.preparedQuery(READ + " for update").execute(Tuple.of(partition)))
                .invoke(rows -> {
                    var found = LogPosition.parse(rows.iterator().next().getString(0));
                    if (!found.equals(expected)) {
                        throw new Moved(partition, expected, found);
                    }
                })
                .replaceWithVoid();
    }

    static Uni<Void> move(SqlConnection connection, int partition, LogPosition to) {
        return connection
                .preparedQuery(MOVE)
                .execute(Tuple.of(partition, to.text()))
                .replaceWithVoid();
    }
}
