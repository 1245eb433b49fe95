package dev.cauce.engine.supervisor.alert;

import dev.cauce.engine.desk.session.DeskSettings;
import dev.cauce.engine.desk.session.NodeId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;

/**
 * Which desk node watches for alerts: the one that did, as long as it renews its lease, then whichever asks first. Asked in the
 * transaction that writes what was found, under a lock that it keeps to its end: never do two watch at once.
 */
@Singleton
public final class WatchDuty {
    private static final String LOCK = "select pg_try_advisory_xact_lock(hashtext('alerts'))";
    private static final String TAKE = """
            update desk_node set watches_since = coalesce(watches_since, now()) where node = $1 and not exists
            (select 1 from desk_node other where other.node <> $1 and other.watches_since is not null
            and other.seen_at > now() - make_interval(secs => $2))""";
    private static final String RELIEVE =
            "update desk_node set watches_since = null where node <> $1 and watches_since is not null";

    private final NodeId node;
    private final DeskSettings settings;

    WatchDuty(NodeId node, DeskSettings settings) {
        this.node = node;
        this.settings = settings;
    }

    /** Whether it is this node, until the transaction ends. */
    Uni<Boolean> isOurs(SqlConnection db) {
        return db.query(LOCK)
                .execute()
                .chain(rows -> rows.iterator().next().getBoolean(0)
                        ? take(db)
                        : Uni.createFrom().item(false));
    }

    private Uni<Boolean> take(SqlConnection db) {
        double lease = (double) settings.nodeLease().toMillis() / 1000;
        return db.preparedQuery(TAKE)
                .execute(Tuple.of(node.value(), lease))
                .chain(taken -> taken.rowCount() == 0
                        ? Uni.createFrom().item(false)
                        : db.preparedQuery(RELIEVE)
                                .execute(Tuple.of(node.value()))
                                .replaceWith(true));
    }
}
