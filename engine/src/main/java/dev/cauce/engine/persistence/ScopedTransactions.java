package dev.cauce.engine.persistence;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Function;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Opens the transactions of the engine. The scope is made known to PostgreSQL as the first statement and ends with the
 * transaction, so a pooled connection never carries it over.
 */
@ApplicationScoped
public class ScopedTransactions {
    private static final String SET_SCOPE = "select set_config('app.clients', $1, true)";

    private final Mutiny.SessionFactory sessions;
    private final Pool pool;

    ScopedTransactions(Mutiny.SessionFactory sessions, Pool pool) {
        this.sessions = sessions;
        this.pool = pool;
    }

    /**
     * Runs {@code work} in one transaction of a new Hibernate session, which must not be shared or kept. Call on a Vert.x
     * context. Commits when the work's result is there, rolls back when it fails.
     */
    public <T> Uni<T> withSession(ClientScope scope, Function<Mutiny.Session, Uni<T>> work) {
        return sessions.withTransaction(session -> session.createNativeQuery(SET_SCOPE, String.class)
                .setParameter(1, scope.setting())
                .getSingleResult()
                .chain(() -> work.apply(session)));
    }

    /** Runs {@code work} in one transaction of a pooled connection: for batches, where a session only costs. */
    public <T> Uni<T> withConnection(ClientScope scope, Function<SqlConnection, Uni<T>> work) {
        return pool.withTransaction(connection -> connection
                .preparedQuery(SET_SCOPE)
                .execute(Tuple.of(scope.setting()))
                .chain(() -> work.apply(connection)));
    }
}
