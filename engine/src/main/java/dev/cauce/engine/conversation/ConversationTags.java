package dev.cauce.engine.conversation;

import dev.cauce.engine.persistence.ClientScope;
import dev.cauce.engine.persistence.ScopedTransactions;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** The operator's words on conversations; never more than the scope allows. */
@ApplicationScoped
public class ConversationTags {
    private static final String READ = "select tag from conversation_tag where conversation_id = $1 order by tag";
    private static final String REMOVE =
            "delete from conversation_tag where conversation_id = $1 and not tag = any($2::text[])";
    private static final String ADD = """
            insert into conversation_tag (conversation_id, client_id, tag, tagged_by, tagged_at)
            select $1, $2, tag, $4, $5 from unnest($3::text[]) as tag on conflict do nothing""";
    private static final String WITH = """
            select c.id, c.client_id, c.channel_kind, c.queue_id, c.agent_id, c.started_at, c.ended_at,
                (select array_agg(o.tag order by o.tag) from conversation_tag o where o.conversation_id = c.id) as tags
            from conversation_tag t join conversation c on c.id = t.conversation_id
            where t.tag = $1 and c.operation_id = $2
            and ($3::text is null or (c.started_at, c.id) < (select started_at, id from conversation where id = $3))
            order by c.started_at desc, c.id desc limit $4""";

    private final ScopedTransactions transactions;
    private final Clock clock;
    private final Counter changes;

    ConversationTags(ScopedTransactions transactions, Clock clock, MeterRegistry metrics) {
        this.transactions = transactions;
        this.clock = clock;
        this.changes = metrics.counter("cauce.conversation.tags.changed");
    }

    /** A conversation that was tagged. */
    public record Tagged(
            String id,
            String client,
            String kind,
            String queue,
            @Nullable String agent,
            Instant startedAt,
            @Nullable Instant endedAt,
            List<String> tags) {
        public Tagged {
            tags = List.copyOf(tags);
        }
    }

    /** The tags of a conversation, in alphabetical order. */
    public Uni<List<String>> of(ClientScope scope, String conversation) {
        return transactions.withConnection(scope, db -> read(db, conversation));
    }

    /** Leaves the conversation with these tags and no other; who put one first stays. */
    public Uni<List<String>> put(ClientScope scope, ConversationPlace conversation, List<String> tags, String by) {
        var all = tags.toArray(String[]::new);
        return transactions
                .withConnection(scope, db -> db.preparedQuery(REMOVE)
                        .execute(Tuple.of(conversation.id(), all))
                        .chain(() -> db.preparedQuery(ADD)
                                .execute(Tuple.of(
                                        conversation.id(),
                                        conversation.contact().client(),
                                        all,
                                        by,
                                        clock.instant().atOffset(ZoneOffset.UTC))))
                        .chain(() -> read(db, conversation.id())))
                .invoke(_ -> changes.increment());
    }

    /** Conversations of an operation with this tag that began before another one, the newest first. */
    public Uni<List<Tagged>> with(ClientScope scope, String operation, String tag, @Nullable String before, int limit) {
        var what = Tuple.tuple()
                .addString(tag)
                .addString(operation)
                .addString(before)
                .addInteger(limit);
        return transactions.withConnection(scope, db -> db.preparedQuery(WITH)
                .execute(what)
                .map(rows -> list(rows).stream().map(ConversationTags::tagged).toList()));
    }

    private static Uni<List<String>> read(SqlConnection db, String conversation) {
        return db.preparedQuery(READ).execute(Tuple.of(conversation)).map(rows -> list(rows).stream()
                .map(row -> row.getString("tag"))
                .toList());
    }

    private static Tagged tagged(Row row) {
        OffsetDateTime ended = row.getOffsetDateTime("ended_at");
        return new Tagged(
                row.getString("id"),
                row.getString("client_id"),
                row.getString("channel_kind"),
                row.getString("queue_id"),
                row.getString("agent_id"),
                row.getOffsetDateTime("started_at").toInstant(),
                ended == null ? null : ended.toInstant(),
                List.of(row.getArrayOfStrings("tags")));
    }

    private static List<Row> list(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false).toList();
    }
}
