package dev.cauce.engine.conversation;

import dev.cauce.channel.api.ContactAddress;
import dev.cauce.engine.persistence.ClientScope;
import dev.cauce.engine.persistence.ScopedTransactions;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Conversations that continue an ended one because an agent reopened it. A new one each, in the thread where the ended one was
 * last: what ended stays as it was counted. See ADR 109.
 */
@ApplicationScoped
public class ReopenedConversations {
    private static final String QUEUE = "select queue_id from conversation where id = $1";
    private static final String ENDED = "select ended_at, ending_told from conversation where id = $1";
    private static final String LOCK =
            "select id, open_conversation from thread" + " where client_id = $1 and (id = $3 or address in "
                    + ContactMerges.ADDRESSES_OF + ") order by id for update";
    private static final String FIND = """
            select c.id, c.queue_id, c.channel_kind, c.started_at, c.ended_at is not null as ended,
            t.client_id, t.channel_id, t.address, t.topic from conversation c join thread t on t.id = c.thread_id where c.id = $1""";
    private static final String ADD = """
            insert into conversation
            (id, client_id, thread_id, channel_kind, operation_id, queue_id, first_message, started_at, reopens)
            values ($1, $2, $3, $4, $5, $6, $1, $7, $8)""";
    private static final String OPEN = "update thread set open_conversation = $2 where id = $1";
    private static final String CLOSE = """
            update thread set open_conversation = null
            where id = (select thread_id from conversation where id = $1) and open_conversation = $1""";
    private static final String REMOVE = """
            delete from conversation c where id = $1 and reopens is not null
            and not exists (select from message m where m.conversation_id = c.id)""";
    private static final String LAST_AGENT = "select 1 from conversation where id = $1 and agent_id = $2";
    private static final String AUDIT = """
            insert into audit_entry (at, who, action, kind, subject, version, client_id)
            values ($1, $2, 'reopen', 'conversations', $3, 0, $4)""";

    private final ScopedTransactions transactions;
    private final ConversationMoves moves;
    private final Clock clock;

    ReopenedConversations(ScopedTransactions transactions, ConversationMoves moves, Clock clock) {
        this.transactions = transactions;
        this.moves = moves;
        this.clock = clock;
    }

    /** Where a conversation was last: with whom, on which kind of channel, in which queue. */
    public record Last(ContactAddress contact, String kind, String queue) {}

    /** What came of it. */
    public sealed interface Outcome {}

    /** The conversation that continues; {@code ended} when it is over by now. */
    public record Reopened(
            String id, ContactAddress contact, String kind, String queue, Instant startedAt, boolean ended)
            implements Outcome {}

    /** It has not ended, or its contact has not been told so yet. */
    public record NotEnded() implements Outcome {}

    /** It ended longer ago than it may be reopened. */
    public record TooLate(Instant endedAt) implements Outcome {}

    /** The contact has this conversation open, on whatever channel. */
    public record Busy(String conversation) implements Outcome {}

    /** The conversation with this id, if it was made before. */
    public Uni<Optional<Reopened>> find(ClientScope scope, String id) {
        return transactions.withConnection(scope, db -> find(db, id));
    }

    public Uni<Last> last(ClientScope scope, ConversationPlace conversation) {
        return moves.now(scope, conversation).chain(now -> transactions
                .withConnection(scope, db -> query(db, QUEUE, Tuple.of(conversation.id())))
                .map(rows -> new Last(
                        now.place().contact(),
                        now.place().kind(),
                        rows.findFirst().orElseThrow().getString("queue_id"))));
    }

    /** Whether this agent was the last to have the conversation. */
    public Uni<Boolean> wasWith(ClientScope scope, String conversation, String agent) {
        return transactions
                .withConnection(scope, db -> query(db, LAST_AGENT, Tuple.of(conversation, agent)))
                .map(rows -> rows.findFirst().isPresent());
    }

    /**
     * Opens the conversation with the id {@code id} where an ended one was last, in the queue it was last in; nothing else can
     * be opened with the contact meanwhile. Stands in the audit.
     *
     * @param last where the ended one was last
     * @param notBefore the earliest end of what may be reopened
     */
    public Uni<Outcome> reopen(
            ClientScope scope, ConversationPlace ended, Last last, String id, Instant notBefore, String by) {
        var contact = ended.contact();
        return transactions.withConnection(scope, db -> query(
                        db, LOCK, Tuple.of(contact.client(), contact.address(), ConversationIds.thread(last.contact())))
                .map(threads -> threads.flatMap(row -> Stream.ofNullable(row.getString("open_conversation")))
                        .findFirst())
                .chain(open -> find(db, id).chain(made -> {
                    if (made.isPresent()) {
                        return Uni.createFrom().item((Outcome) made.get());
                    }
                    return open.isPresent() && !open.get().equals(ended.id())
                            ? Uni.createFrom().item((Outcome) new Busy(open.get()))
                            : open(db, ended, last, id, notBefore, by);
                })));
    }

    private Uni<Outcome> open(
            SqlConnection db, ConversationPlace ended, Last last, String id, Instant notBefore, String by) {
        return query(db, ENDED, Tuple.of(ended.id())).chain(rows -> {
            Row row = rows.findFirst().orElseThrow();
            OffsetDateTime endedAt = row.getOffsetDateTime("ended_at");
            if (endedAt == null || !row.getBoolean("ending_told")) {
                return Uni.createFrom().item(new NotEnded());
            }
            if (endedAt.toInstant().isBefore(notBefore)) {
                return Uni.createFrom().item(new TooLate(endedAt.toInstant()));
            }
            var now = clock.instant();
            var made = new Reopened(id, last.contact(), last.kind(), last.queue(), now, false);
            return add(db, made, ended, now.atOffset(ZoneOffset.UTC), by).replaceWith((Outcome) made);
        });
    }

    private static Uni<Void> add(
            SqlConnection db, Reopened made, ConversationPlace ended, OffsetDateTime now, String by) {
        var client = made.contact().client();
        var thread = ConversationIds.thread(made.contact());
        var row = Tuple.tuple()
                .addString(made.id())
                .addString(client)
                .addString(thread)
                .addString(made.kind())
                .addString(ended.operation())
                .addString(made.queue())
                .addOffsetDateTime(now)
                .addString(ended.id());
        return query(db, ADD, row)
                .chain(() -> query(db, OPEN, Tuple.of(thread, made.id())))
                .chain(() -> query(db, AUDIT, Tuple.of(now, by, ended.id() + " " + made.id(), client)))
                .replaceWithVoid();
    }

    /** The router refused it: as if it had not been reopened. What the contact wrote into it meanwhile stays. */
    public Uni<Void> takeBack(ClientScope scope, String id) {
        return transactions.withConnection(scope, db -> query(db, CLOSE, Tuple.of(id))
                .chain(() -> query(db, REMOVE, Tuple.of(id)))
                .replaceWithVoid());
    }

    private static Uni<Optional<Reopened>> find(SqlConnection db, String id) {
        return query(db, FIND, Tuple.of(id)).map(rows -> rows.map(row -> new Reopened(
                        row.getString("id"),
                        MessageRows.contact(row),
                        row.getString("channel_kind"),
                        row.getString("queue_id"),
                        row.getOffsetDateTime("started_at").toInstant(),
                        row.getBoolean("ended")))
                .findFirst());
    }

    private static Uni<Stream<Row>> query(SqlConnection db, String sql, Tuple arguments) {
        return db.preparedQuery(sql).execute(arguments).map(rows -> StreamSupport.stream(rows.spliterator(), false));
    }
}
