package dev.cauce.engine.conversation;

import dev.cauce.channel.api.ContactAddress;
import dev.cauce.engine.persistence.ClientScope;
import dev.cauce.engine.persistence.ScopedTransactions;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Conversations that go on in another thread than their first: what their agents write goes there, and what comes there is theirs
 * while they are open. See ADR 102.
 */
@ApplicationScoped
public class ConversationMoves {
    private static final String THREAD = "t.id, t.client_id, t.channel_id, t.address, t.topic";
    private static final String NOW = "select " + THREAD + """
            , coalesce((select v.channel_kind from conversation_move v
                where v.conversation_id = m.conversation_id and v.thread_id = t.id limit 1), c.channel_kind) as channel_kind,
            exists (select from message x where x.thread_id = t.id and x.author = 'contact') as answered,
            exists (select from message x where x.thread_id = t.id and x.author = 'agent' and not x.note) as begun
            from moved_conversation m join conversation c on c.id = m.conversation_id join thread t on t.id = m.current_thread
            where m.conversation_id = $1""";
    private static final String THREADS = "select distinct on (t.id) " + THREAD + """
            , w.channel_kind, t.id = coalesce(m.current_thread, c.thread_id) as current
            from conversation c left join moved_conversation m on m.conversation_id = c.id
            cross join lateral (select c.thread_id, c.channel_kind union all
                select v.thread_id, v.channel_kind from conversation_move v where v.conversation_id = c.id) w
            join thread t on t.id = w.thread_id where c.id = $1""";
    private static final String READ_UP_TO = """
            select t.client_id, t.channel_id, t.address, t.topic, max(m.sequence) as up_to
            from message m join thread t on t.id = m.thread_id
            where m.conversation_id = $1 and coalesce(m.place, m.sequence) <= $2 and m.author = 'contact' group by t.id""";
    private static final String MADE = "select 1 from conversation_move where id = $1";
    private static final String LOCK =
            "select id, open_conversation from thread where id = any($1::text[]) order by id for update";
    private static final String ENDED = "select ended_at is not null as ended from conversation where id = $1";
    private static final String PLACE = """
            insert into moved_conversation (conversation_id, client_id, current_thread, last_place)
            select $1, $2, $3, coalesce(max(coalesce(place, sequence)), 0) from message where conversation_id = $1
            on conflict (conversation_id) do update set current_thread = excluded.current_thread""";
    private static final String ADD = """
            insert into conversation_move (id, client_id, conversation_id, thread_id, channel_kind, moved_by, moved_at)
            values ($1, $2, $3, $4, $5, $6, $7) on conflict do nothing""";
    private static final String OPEN = "update thread set open_conversation = $2 where id = $1";
    private static final String AUDIT = """
            insert into audit_entry (at, who, action, kind, subject, version, client_id)
            values ($1, $2, 'move', 'conversations', $3, 0, $4)""";

    private final ScopedTransactions transactions;
    private final GivenAddresses addresses;
    private final Clock clock;
    private final MeterRegistry metrics;

    ConversationMoves(ScopedTransactions transactions, GivenAddresses addresses, Clock clock, MeterRegistry metrics) {
        this.transactions = transactions;
        this.addresses = addresses;
        this.clock = clock;
        this.metrics = metrics;
    }

    /**
     * Where a conversation goes on.
     *
     * @param moved whether it ever went on in another thread than its first
     * @param answered whether the contact has written there, ever; true where it did not move
     * @param begun whether an agent has; true where it did not move
     */
    public record Now(ConversationPlace place, boolean moved, boolean answered, boolean begun) {}

    /** One of a conversation's threads; what its agent writes goes to the current one. */
    public record InThread(String id, ContactAddress contact, String kind, boolean current) {}

    /** The contact's messages in a thread, up to and including a sequence number. */
    public record UpTo(ContactAddress contact, long sequence) {}

    /** What came of it. */
    public enum Outcome {
        /** As asked, now or before. */
        DONE,
        /** The conversation is over. */
        ENDED,
        /** The other thread has an open conversation of its own. */
        BUSY,
        /** The address is known as another contact's. */
        OTHERS,
        /** The contact would have too many addresses. */
        TOO_MANY
    }

    /** Where the conversation goes on, which is where it belongs unless it moved. */
    public Uni<Now> now(ClientScope scope, ConversationPlace conversation) {
        return transactions
                .withConnection(scope, db -> query(db, NOW, Tuple.of(conversation.id())))
                .map(rows -> rows.map(row -> new Now(
                                new ConversationPlace(
                                        conversation.id(),
                                        MessageRows.contact(row),
                                        row.getString("channel_kind"),
                                        conversation.operation()),
                                true,
                                row.getBoolean("answered"),
                                row.getBoolean("begun")))
                        .findFirst()
                        .orElseGet(() -> new Now(conversation, false, true, true)));
    }

    /** All threads of a conversation, in no particular order. */
    public Uni<List<InThread>> threads(ClientScope scope, String conversation) {
        return transactions
                .withConnection(scope, db -> query(db, THREADS, Tuple.of(conversation)))
                .map(rows -> rows.map(row -> new InThread(
                                row.getString("id"),
                                MessageRows.contact(row),
                                row.getString("channel_kind"),
                                row.getBoolean("current")))
                        .toList());
    }

    /** How far the contact's messages were read in each thread, when they were read up to and including a place. */
    public Uni<List<UpTo>> readUpTo(ClientScope scope, String conversation, long place) {
        return transactions
                .withConnection(scope, db -> query(db, READ_UP_TO, Tuple.of(conversation, place)))
                .map(rows -> rows.map(row -> new UpTo(MessageRows.contact(row), row.getLong("up_to")))
                        .toList());
    }

    /** Whether the move with this id was made. */
    public Uni<Boolean> isMade(ClientScope scope, String id) {
        return transactions
                .withConnection(scope, db -> query(db, MADE, Tuple.of(id)))
                .map(rows -> rows.findFirst().isPresent());
    }

    /** The conversation goes on in the thread of that contact address, which is of the same client; stands in the audit. */
    public Uni<Outcome> move(
            ClientScope scope, ConversationPlace conversation, ContactAddress to, String kind, String id, String by) {
        return transactions
                .withConnection(scope, db -> addresses
                        .given(db, conversation, to.address(), by)
                        .chain(given -> switch (given) {
                            case OTHERS -> Uni.createFrom().item(Outcome.OTHERS);
                            case TOO_MANY -> Uni.createFrom().item(Outcome.TOO_MANY);
                            case OWN ->
                                BatchStore.create(db, List.of(to))
                                        .chain(() -> refusal(db, conversation, to))
                                        .chain(refusal -> refusal.map(
                                                        why -> Uni.createFrom().<Outcome>failure(new Refused(why)))
                                                .orElseGet(() -> made(db, conversation, to, kind, id, by)));
                        }))
                .onFailure(Refused.class)
                .recoverWithItem(refused -> refused.outcome);
    }

    /** Rolls back what was made for a move that is refused. */
    private static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1;
        private final Outcome outcome;

        Refused(Outcome outcome) {
            super(outcome.name(), null, false, false);
            this.outcome = outcome;
        }
    }

    /** Locks both threads: nothing is added to the conversation, and nothing ends it, until the transaction ends. */
    private static Uni<Optional<Outcome>> refusal(SqlConnection db, ConversationPlace conversation, ContactAddress to) {
        String there = ConversationIds.thread(to);
        var both = new String[] {ConversationIds.thread(conversation.contact()), there};
        return query(db, LOCK, Tuple.of((Object) both)).chain(threads -> {
            boolean busy = threads.filter(row -> row.getString("id").equals(there))
                    .map(row -> Optional.ofNullable(row.getString("open_conversation")))
                    .anyMatch(open -> open.isPresent() && !open.get().equals(conversation.id()));
            return busy
                    ? Uni.createFrom().item(Optional.of(Outcome.BUSY))
                    : query(db, ENDED, Tuple.of(conversation.id()))
                            .map(rows -> rows.allMatch(row -> row.getBoolean("ended"))
                                    ? Optional.of(Outcome.ENDED)
                                    : Optional.empty());
        });
    }

    private Uni<Outcome> made(
            SqlConnection db, ConversationPlace conversation, ContactAddress to, String kind, String id, String by) {
        String thread = ConversationIds.thread(to);
        var now = clock.instant().atOffset(ZoneOffset.UTC);
        return query(db, PLACE, Tuple.of(conversation.id(), to.client(), thread))
                .chain(() ->
                        query(db, ADD, Tuple.from(List.of(id, to.client(), conversation.id(), thread, kind, by, now))))
                .chain(() -> query(db, OPEN, Tuple.of(thread, conversation.id())))
                .chain(() -> query(db, AUDIT, Tuple.of(now, by, conversation.id() + " " + kind, to.client())))
                .invoke(() ->
                        metrics.counter("cauce.conversation.moved", "to", kind).increment())
                .replaceWith(Outcome.DONE);
    }

    private static Uni<Stream<Row>> query(SqlConnection db, String sql, Tuple arguments) {
        return db.preparedQuery(sql).execute(arguments).map(ConversationMoves::stream);
    }

    private static Stream<Row> stream(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false);
    }
}
