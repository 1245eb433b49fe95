package dev.cauce.engine.persistence;

import io.quarkus.reactive.datasource.ReactiveDataSource;
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
import org.hibernate.reactive.mutiny.impl.MutinySessionImpl;

/**
 * Opens the transactions of the engine; those for requests fail with {@link Overloaded} when too many wait. The scope is made known to PostgreSQL as the first statement and ends with the
 * transaction, so a pooled connection never carries it over.
 */
@ApplicationScoped
public class ScopedTransactions {
    private static final String SET_SCOPE = "select set_config('app.clients', $1, true)";

    private final Mutiny.SessionFactory sessions;
    private final Pool pool;
    private final Pool pipelines;
    private final Vertx vertx;
    private final Admission admission;

    ScopedTransactions(
            Mutiny.SessionFactory sessions,
            Pool pool,
            @ReactiveDataSource("pipelines") Pool pipelines,
            Vertx vertx,
            Admission admission) {
        this.sessions = sessions;
        this.pool = pool;
        this.pipelines = pipelines;
        this.vertx = vertx;
        this.admission = admission;
    }

    /**
     * Runs {@code work} in one transaction of a new Hibernate session, which must not be shared or kept. May be called on any
     * thread; the work runs on an event loop, in a context of its own. Commits when the work's result is there, rolls back when it fails.
     */
    public <T> Uni<T> withSession(ClientScope scope, Function<Mutiny.Session, Uni<T>> work) {
        var context = VertxContext.createNewDuplicatedContext(vertx.getOrCreateContext());
        VertxContextSafetyToggle.setContextSafe(context, true);
        return admission.admit(() -> Uni.createFrom()
                .emitter(emitter -> context.runOnContext(
                        started -> inSession(scope, work).subscribe().with(emitter::complete, emitter::fail))));
    }

    private <T> Uni<T> inSession(ClientScope scope, Function<Mutiny.Session, Uni<T>> work) {
        return sessions.withTransaction(session -> setScope(session, scope).chain(() -> work.apply(session)));
    }

    /**
     * Past Hibernate, on the session's own connection: as a native selection it would be planned anew each time, as a native
     * update it would count as a bulk change that every session has to clean up after.
     */
    private static Uni<Void> setScope(Mutiny.Session session, ClientScope scope) {
        var connection = ((MutinySessionImpl) session).getReactiveConnection();
        return Uni.createFrom()
                .completionStage(() -> connection.select(SET_SCOPE, new Object[] {scope.setting()}))
                .replaceWithVoid();
    }

    /**
     * Runs {@code work} in one transaction of a pooled connection, where a session only costs. Its first statements are sent
     * right behind the scope, without waiting for the answer.
     */
    public <T> Uni<T> withConnection(ClientScope scope, Function<SqlConnection, Uni<T>> work) {
        return admission.admit(() -> of(pool, scope, work));
    }

    /**
     * The same on connections that are kept for the engine's own work, so that a rush of requests can neither hold it up nor
     * have it refused.
     */
    public <T> Uni<T> inPipeline(ClientScope scope, Function<SqlConnection, Uni<T>> work) {
        return of(pipelines, scope, work);
    }

    private static <T> Uni<T> of(Pool pool, ClientScope scope, Function<SqlConnection, Uni<T>> work) {
        return pool.withTransaction(connection -> Uni.combine()
                .all()
                .unis(
                        connection.preparedQuery(SET_SCOPE).execute(Tuple.of(scope.setting())),
                        Uni.createFrom().deferred(() -> work.apply(connection)))
                .with((_, result) -> result));
    }
}
