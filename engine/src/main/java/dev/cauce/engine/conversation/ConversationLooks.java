package dev.cauce.engine.conversation;

import dev.cauce.engine.persistence.ClientScope;
import dev.cauce.engine.persistence.ScopedTransactions;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.StreamSupport;

/** Who looks into which conversation, in PostgreSQL alone, so that every process knows; over unless renewed. */
@ApplicationScoped
public class ConversationLooks {
    private static final String RENEW = """
            insert into conversation_look as look (conversation_id, user_id, client_id, operation_id, since, expires_at)
            values ($1, $2, $3, $4, $5, $6)
            on conflict (conversation_id, user_id) do update set expires_at = excluded.expires_at,
                since = case when look.expires_at < excluded.since then excluded.since else look.since end""";
    private static final String END = "delete from conversation_look where conversation_id = $1 and user_id = $2";
    private static final String OPEN = """
            select conversation_id, user_id, operation_id, since from conversation_look where expires_at > $1
            order by conversation_id, since, user_id""";
    private static final String FORGET = "delete from conversation_look where expires_at <= $1";

    private final ScopedTransactions transactions;
    private final Clock clock;

    ConversationLooks(ScopedTransactions transactions, Clock clock) {
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Somebody who looks. */
    public record Look(String conversation, String user, String operation, Instant since) {}

    /** The user looks for so long, unless it is said again. */
    public Uni<Void> renew(ClientScope scope, ConversationPlace conversation, String user, Duration lasting) {
        var now = clock.instant();
        return transactions
                .withConnection(scope, db -> db.preparedQuery(RENEW)
                        .execute(Tuple.of(
                                conversation.id(),
                                user,
                                conversation.contact().client(),
                                conversation.operation(),
                                utc(now),
                                utc(now.plus(lasting)))))
                .replaceWithVoid();
    }

    /** The user does not look any more. */
    public Uni<Void> end(ClientScope scope, String conversation, String user) {
        return transactions
                .withConnection(scope, db -> db.preparedQuery(END).execute(Tuple.of(conversation, user)))
                .replaceWithVoid();
    }

    /** All who look now. For the engine's own picture of all clients. */
    public Uni<List<Look>> open() {
        return transactions
                .inPipeline(
                        ClientScope.everyone(), db -> db.preparedQuery(OPEN).execute(Tuple.of(utc(clock.instant()))))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(ConversationLooks::look)
                        .toList());
    }

    /** Deletes what is over. */
    public Uni<Void> forget() {
        return transactions
                .inPipeline(
                        ClientScope.everyone(), db -> db.preparedQuery(FORGET).execute(Tuple.of(utc(clock.instant()))))
                .replaceWithVoid();
    }

    private static Look look(Row row) {
        return new Look(
                row.getString("conversation_id"),
                row.getString("user_id"),
                row.getString("operation_id"),
                row.getOffsetDateTime("since").toInstant());
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
