package dev.cauce.engine.desk.session;

import dev.cauce.engine.persistence.ClientScope;
import dev.cauce.engine.persistence.ScopedTransactions;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.HashSet;
import java.util.Set;

/**
 * Which desk nodes live, by a row each that they renew. PostgreSQL's clock judges, so nodes need not agree on the time;
 * while PostgreSQL is away nobody can renew and nobody can judge.
 */
@Singleton
public final class NodeLeases {
    private static final String RENEW = """
            insert into desk_node (node, seen_at) values ($1, now())
            on conflict (node) do update set seen_at = excluded.seen_at
            """;
    private static final String LIVING = "select node from desk_node where seen_at > now() - make_interval(secs => $1)";
    private static final String FORGET = "delete from desk_node where seen_at < now() - interval '1 day'";
    private static final String RELEASE = "delete from desk_node where node = $1";

    private final ScopedTransactions transactions;
    private final DeskSettings settings;

    NodeLeases(ScopedTransactions transactions, DeskSettings settings) {
        this.transactions = transactions;
        this.settings = settings;
    }

    /** Renews this node's lease and tells who lives, this node included. */
    public Uni<Set<String>> renew(NodeId node) {
        return transactions.inPipeline(ClientScope.everyone(), connection -> connection
                .preparedQuery(RENEW)
                .execute(Tuple.of(node.value()))
                .chain(() -> connection.query(FORGET).execute())
                .chain(() -> connection
                        .preparedQuery(LIVING)
                        .execute(Tuple.of((double) settings.nodeLease().toMillis() / 1000)))
                .map(rows -> {
                    var living = new HashSet<String>();
                    rows.forEach(row -> living.add(row.getString(0)));
                    return Set.copyOf(living);
                }));
    }

    /** Lets the lease go, so that the others need not wait for its end. */
    public Uni<Void> release(NodeId node) {
        return transactions.inPipeline(ClientScope.everyone(), connection -> connection
                .preparedQuery(RELEASE)
                .execute(Tuple.of(node.value()))
                .replaceWithVoid());
    }
}
