package dev.cauce.engine.persistence;

import io.quarkus.vertx.core.runtime.context.VertxContextSafetyToggle;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
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
    private static final String SET_SCOPE_OF_SESSION = SET_SCOPE.replace("$1", ":scope");

    private final Mutiny.SessionFactory sessions;
    private final Pool pool;
    private final Vertx vertx;

    ScopedTransactions(Mutiny.SessionFactory sessions, Pool pool, Vertx vertx) {
        this.sessions = sessions;
        this.pool = pool;
        this.vertx = vertx;
    }

    /**
     * Runs {@code work} in one transaction of a new Hibernate session, which must not be shared or kept. May be called on any
     * thread; the work runs on an event loop, in a context of its own. Commits when the work's result is there, rolls back when it fails.
     */
    public <T> Uni<T> withSession(ClientScope scope, Function<Mutiny.Session, Uni<T>> work) {
        var context = VertxContext.createNewDuplicatedContext(vertx.getOrCreateContext());
        VertxContextSafetyToggle.setContextSafe(context, true);
        return Uni.createFrom()
                .emitter(emitter -> context.runOnContext(
                        started -> inSession(scope, work).subscribe().with(emitter::complete, emitter::fail)));
    }

    private <T> Uni<T> inSession(ClientScope scope, Function<Mutiny.Session, Uni<T>> work) {
        return sessions.withTransaction(session -> setScope(session, scope).chain(() -> work.apply(session)));
    }

    /** As an update, whose plan is found again: Hibernate keeps another plan for each execution of a native selection. */
    private static Uni<Integer> setScope(Mutiny.Session session, ClientScope scope) {
        return session.createNativeQuery(SET_SCOPE_OF_SESSION)
                .setParameter("scope", scope.setting())
                .executeUpdate();
    }

    /** Runs {@code work} in one transaction of a pooled connection: for batches, where a session only costs. */
    public <T> Uni<T> withConnection(ClientScope scope, Function<SqlConnection, Uni<T>> work) {
        return pool.withTransaction(connection -> connection
                .preparedQuery(SET_SCOPE)
                .execute(Tuple.of(scope.setting()))
                .chain(() -> work.apply(connection)));
    }
}
