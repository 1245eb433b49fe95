package dev.cauce.engine.conversation;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.cauce.channel.api.ChannelEvent;
import dev.cauce.channel.api.ContactAddress;
import dev.cauce.engine.persistence.ClientScope;
import dev.cauce.engine.persistence.ScopedTransactions;
import dev.cauce.routing.core.ClientId;
import dev.cauce.routing.core.Decision.Ending;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Reads conversations and their messages, page by page; never more than the scope allows. */
@ApplicationScoped
public class ConversationHistory {
    private static final String FROM =
            " m join thread t on t.id = m.thread_id left join contact_key k on k.contact_id = t.contact_id";
    private static final String BEFORE = "select " + MessageRows.COLUMNS
            + " from (select * from message where conversation_id = $1 and coalesce(place, sequence) < $2"
            + " order by coalesce(place, sequence) desc limit $3)" + FROM + " order by coalesce(m.place, m.sequence)";
    private static final String AFTER = "select " + MessageRows.COLUMNS
            + " from (select * from message where thread_id = $1 and sequence > $2 and not note order by sequence limit $3)"
            + FROM + " order by m.sequence";
    private static final String EARLIER = "select " + MessageRows.COLUMNS
            + " from (select * from message where thread_id = $1 and sequence < $2 and not note order by sequence desc limit $3)"
            + FROM + " order by m.sequence";
    private static final String MESSAGE =
            "select " + MessageRows.COLUMNS + " from (select * from message where id = $1)" + FROM;
    private static final String FIRST = "select " + MessageRows.COLUMNS
            + " from (select m.* from conversation c join message m on m.id = c.first_message where c.id = any($1::text[]))"
            + FROM;
    private static final String CHANNELS = """
            select c.id, t.channel_id from conversation c join thread t on t.id = c.thread_id where c.id = any($1::text[])""";
    private static final String FAILURES = """
            select id, failure_code, failure_text from message
            where conversation_id = $1 and receipt = 'failed' and failure_code is not null""";
    private static final String NEWEST = """
            select id, case when ending_told then ending end as ending,
                rating_asked and not exists (select from rating where conversation_id = id) as asks
            from conversation where thread_id = $1 order by started_at desc, id limit 1""";
    private static final String PLACE = """
            select c.id, c.channel_kind, c.operation_id, t.client_id, t.channel_id, t.address, t.topic
            from conversation c join thread t on t.id = c.thread_id where c.id = $1""";
    private static final String UNREAD = """
            select conversation_id, count(*) as unread from message
            where conversation_id = any($1::text[]) and author = 'contact' and receipt <> 'read'
            group by conversation_id""";
    private static final String HAS_MESSAGE = "select 1 from message where id = $1";
    private static final int MOST_PLACES = 100_000;

    private final ScopedTransactions transactions;
    private final MessageRows messages;
    private final int largestPage;
    private final Cache<String, ConversationPlace> places;
    private final boolean inPipeline;

    @Inject
    ConversationHistory(ScopedTransactions transactions, MessageRows messages, ConversationSettings settings) {
        this(
                transactions,
                messages,
                settings.largestPage(),
                Caffeine.newBuilder().maximumSize(MOST_PLACES).build(),
                false);
    }

    private ConversationHistory(
            ScopedTransactions transactions,
            MessageRows messages,
            int largestPage,
            Cache<String, ConversationPlace> places,
            boolean inPipeline) {
        this.transactions = transactions;
        this.messages = messages;
        this.largestPage = largestPage;
        this.places = places;
        this.inPipeline = inPipeline;
    }

    /** The same for what the engine does by itself: a rush of requests can neither hold it up nor have it refused. */
    public ConversationHistory inPipeline() {
        return new ConversationHistory(transactions, messages, largestPage, places, true);
    }

    /** A contact's newest conversation, and whether a rating of it is waited for; without an ending until everything that was written before it is stored. */
    public record Newest(String id, Optional<Ending> ending, boolean asksForRating) {}

    /** What a contact has not seen, and the contact's newest conversation. */
    public record Since(List<StoredMessage> messages, Optional<Newest> newest) {}

    /** Empty when there is none or the scope does not show it. */
    public Uni<Optional<ConversationPlace>> place(ClientScope scope, String conversation) {
        var known = places.getIfPresent(conversation);
        if (known != null) {
            return Uni.createFrom()
                    .item(Optional.of(known)
                            .filter(one ->
                                    scope.shows(new ClientId(one.contact().client()))));
        }
        return rows(scope, PLACE, Tuple.of(conversation))
                .map(rows -> rows.map(ConversationHistory::place).findFirst())
                .invoke(found -> found.ifPresent(place -> places.put(place.id(), place)));
    }

    /** The messages and notes of a conversation before a place in it, oldest first, at most {@code limit} newest. */
    public Uni<List<StoredMessage>> before(ClientScope scope, String conversation, long place, int limit) {
        return rows(scope, BEFORE, Tuple.of(conversation, place, Math.min(limit, largestPage)))
                .map(rows -> rows.map(messages::read).toList());
    }

    /** The messages of a contact's thread after a sequence number, oldest first; no notes. */
    public Uni<Since> since(ContactAddress contact, long sequence, int limit) {
        var thread = ConversationIds.thread(contact);
        return run(ClientScope.of(new ClientId(contact.client())), db -> Uni.combine()
                .all()
                .unis(
                        query(db, AFTER, Tuple.of(thread, sequence, Math.min(limit, largestPage))),
                        query(db, NEWEST, Tuple.of(thread)))
                .with((after, newest) -> new Since(
                        after.map(messages::read).toList(),
                        newest.map(ConversationHistory::newest).findFirst())));
    }

    /** A message, whoever wrote it; empty when there is none or the scope does not show it. */
    public Uni<Optional<StoredMessage>> message(ClientScope scope, String id) {
        return rows(scope, MESSAGE, Tuple.of(id))
                .map(rows -> rows.map(messages::read).findFirst());
    }

    /** What each of these conversations began with, by their ids; those that are not known yet, or not shown, are left out. */
    public Uni<Map<String, StoredMessage>> firstMessages(ClientScope scope, List<String> conversations) {
        return rows(scope, FIRST, Tuple.of(conversations.toArray(String[]::new)))
                .map(rows -> rows.map(messages::read)
                        .collect(Collectors.toMap(StoredMessage::conversation, Function.identity())));
    }

    /** The channel that each of these conversations came by, by their ids; those that are not known yet, or not shown, are left out. */
    public Uni<Map<String, String>> channels(ClientScope scope, List<String> conversations) {
        return rows(scope, CHANNELS, Tuple.of(conversations.toArray(String[]::new)))
                .map(rows ->
                        rows.collect(Collectors.toMap(row -> row.getString("id"), row -> row.getString("channel_id"))));
    }

    /** The messages of a contact's thread before a sequence number, oldest first, at most {@code limit} newest; no notes. */
    public Uni<List<StoredMessage>> before(ContactAddress contact, long sequence, int limit) {
        return rows(
                        ClientScope.of(new ClientId(contact.client())),
                        EARLIER,
                        Tuple.of(ConversationIds.thread(contact), sequence, Math.min(limit, largestPage)))
                .map(rows -> rows.map(messages::read).toList());
    }

    /** Why messages of this conversation did not arrive, by their ids. */
    public Uni<Map<String, ChannelEvent.Failure>> failures(ClientScope scope, String conversation) {
        return rows(scope, FAILURES, Tuple.of(conversation))
                .map(rows -> rows.collect(Collectors.toMap(
                        row -> row.getString("id"),
                        row -> new ChannelEvent.Failure(
                                row.getString("failure_code"),
                                Objects.requireNonNullElse(row.getString("failure_text"), "")))));
    }

    /** How many of the contact's messages no agent has read, by conversation; those without any are left out. */
    public Uni<Map<String, Integer>> unread(ClientScope scope, List<String> conversations) {
        return rows(scope, UNREAD, Tuple.of(conversations.toArray(String[]::new)))
                .map(rows -> rows.collect(
                        Collectors.toMap(row -> row.getString("conversation_id"), row -> row.getInteger("unread"))));
    }

    /** Whether the scope shows a message with this id. */
    public Uni<Boolean> hasMessage(ClientScope scope, String message) {
        return rows(scope, HAS_MESSAGE, Tuple.of(message))
                .map(rows -> rows.findFirst().isPresent());
    }

    private static ConversationPlace place(Row row) {
        return new ConversationPlace(
                row.getString("id"),
                MessageRows.contact(row),
                row.getString("channel_kind"),
                row.getString("operation_id"));
    }

    private static Newest newest(Row row) {
        return new Newest(
                row.getString("id"),
                Optional.ofNullable(row.getString("ending"))
                        .map(ending -> Ending.valueOf(ending.toUpperCase(Locale.ROOT))),
                Boolean.TRUE.equals(row.getBoolean("asks")));
    }

    private Uni<Stream<Row>> rows(ClientScope scope, String sql, Tuple arguments) {
        return run(scope, db -> query(db, sql, arguments));
    }

    private <T> Uni<T> run(ClientScope scope, Function<SqlConnection, Uni<T>> work) {
        return inPipeline ? transactions.inPipeline(scope, work) : transactions.withConnection(scope, work);
    }

    private static Uni<Stream<Row>> query(SqlConnection db, String sql, Tuple arguments) {
        return db.preparedQuery(sql).execute(arguments).map(ConversationHistory::stream);
    }

    private static Stream<Row> stream(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false);
    }
}
