package dev.cauce.engine.supervisor;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cauce.engine.persistence.ClientScope;
import dev.cauce.engine.persistence.ScopedTransactions;
import dev.cauce.engine.replica.LogPosition;
import dev.cauce.engine.routing.whatif.TraceView;
import dev.cauce.engine.security.SignedIn;
import dev.cauce.routing.core.ClientId;
import dev.cauce.routing.core.InteractionId;
import dev.cauce.routing.core.OperationId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Traces of ended work, in PostgreSQL. */
@Singleton
final class Traces {
    private static final String ADD = """
            insert into interaction_trace (interaction_id, client_id, operation_id, closed_at, trace)
            select * from unnest($1::text[], $2::text[], $3::text[], $4::timestamptz[], $5::text[])
            on conflict do nothing""";
    private static final String FIND =
            "select trace from interaction_trace where interaction_id = $1 and operation_id = $2";
    private static final String FORGET = "delete from interaction_trace where closed_at < $1";
    private static final String POSITION = "select position from trace_log_position where partition = $1";
    private static final String MOVE = """
            insert into trace_log_position (partition, position) values ($1, $2)
            on conflict (partition) do update set position = excluded.position""";

    private final ScopedTransactions transactions;
    private final ObjectMapper json;

    Traces(ScopedTransactions transactions, ObjectMapper json) {
        this.transactions = transactions;
        this.json = json;
    }

    /** A trace that the router has let go of. */
    record Closed(OperationId operation, ClientId client, Instant at, TraceView trace) {}

    /** Empty when there is none of the user's clients. */
    Uni<Optional<TraceView>> find(SignedIn user, InteractionId id) {
        return transactions.withConnection(user.scope(), connection -> connection
                .preparedQuery(FIND)
                .execute(Tuple.of(id.value(), user.operation().value()))
                .map(rows -> {
                    for (var row : rows) {
                        return Optional.of(read(row.getString(0)));
                    }
                    return Optional.empty();
                }));
    }

    Uni<LogPosition> position(int partition) {
        return transactions.inPipeline(ClientScope.of(List.of()), connection -> connection
                .preparedQuery(POSITION)
                .execute(Tuple.of(partition))
                .map(rows -> {
                    for (var row : rows) {
                        return LogPosition.parse(row.getString(0));
                    }
                    return LogPosition.START;
                }));
    }

    /** Keeps these traces, those that are kept already excepted, and how far the log has been looked through. */
    Uni<Void> keep(List<Closed> closed, int partition, LogPosition position) {
        var clients = closed.stream().map(Closed::client).collect(Collectors.toSet());
        return transactions.inPipeline(ClientScope.of(clients), connection -> add(connection, closed)
                .chain(() -> connection.preparedQuery(MOVE).execute(Tuple.of(partition, position.text())))
                .replaceWithVoid());
    }

    /** Forgets what was closed before, of all clients. */
    Uni<Void> forget(Instant before) {
        return transactions.withConnection(ClientScope.everyone(), connection -> connection
                .preparedQuery(FORGET)
                .execute(Tuple.of(before.atOffset(ZoneOffset.UTC)))
                .replaceWithVoid());
    }

    private Uni<Void> add(SqlConnection connection, List<Closed> closed) {
        return closed.isEmpty()
                ? Uni.createFrom().voidItem()
                : connection
                        .preparedQuery(ADD)
                        .execute(Tuple.of(
                                texts(closed, one -> one.trace().interaction()),
                                texts(closed, one -> one.client().value()),
                                texts(closed, one -> one.operation().value()),
                                closed.stream()
                                        .map(one -> one.at().atOffset(ZoneOffset.UTC))
                                        .toArray(OffsetDateTime[]::new),
                                texts(closed, one -> written(one.trace()))))
                        .replaceWithVoid();
    }

    private static String[] texts(List<Closed> closed, Function<Closed, String> text) {
        return closed.stream().map(text).toArray(String[]::new);
    }

    private TraceView read(String text) {
        try {
            return json.readValue(text, TraceView.class);
        } catch (JacksonException e) {
            throw new IllegalStateException("A stored trace cannot be read", e);
        }
    }

    private String written(TraceView trace) {
        try {
            return json.writeValueAsString(trace);
        } catch (JacksonException e) {
            throw new IllegalStateException("A trace is plain JSON", e);
        }
    }
}
