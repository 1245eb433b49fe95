package dev.cauce.engine.conversation;

import dev.cauce.channel.api.Part;
import dev.cauce.engine.persistence.ClientScope;
import dev.cauce.engine.persistence.ScopedTransactions;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.tuples.Tuple3;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * Reads what is known of a contact: the addresses and conversations on every channel of the client that knows the contact by
 * the same address, or by one that was merged with it. Never more than the scope allows.
 */
@ApplicationScoped
public class ContactConversations {
    private static final String OF_CONTACT =
            " from conversation c join thread t on t.id = c.thread_id where t.client_id = $1 and t.address in "
                    + ContactMerges.ADDRESSES_OF;
    private static final String ADDRESSES =
            "select distinct channel_kind, channel_id, address from (select c.channel_kind, t.channel_id, t.address"
                    + OF_CONTACT
                    + " union all select v.channel_kind, t.channel_id, t.address from conversation_move v"
                    + " join thread t on t.id = v.thread_id where t.client_id = $1 and t.address in "
                    + ContactMerges.ADDRESSES_OF + ") order by 1, 2 limit 20";
    private static final String CONVERSATIONS = """
            select c.id, c.channel_kind, c.queue_id, c.agent_id, c.started_at, c.ended_at, c.ending, c.disposition_id
            """ + OF_CONTACT + """
             and c.operation_id = $3 and c.id <> $4
            and ($5::text is null or (c.started_at, c.id) < (select started_at, id from conversation where id = $5))
            order by c.started_at desc, c.id desc limit $6""";
    private static final String KEYS =
            " m join thread t on t.id = m.thread_id left join contact_key k on k.contact_id = t.contact_id";
    private static final String NOTES = "select " + MessageRows.COLUMNS
            + " from (select distinct on (conversation_id) * from message where conversation_id = any($1::text[]) and note"
            + " order by conversation_id, coalesce(place, sequence) desc)" + KEYS;
    private static final String NEWEST_WORDS = "select " + MessageRows.COLUMNS
            + " from (select * from message where thread_id in (select id from thread where client_id = $1 and address in "
            + ContactMerges.ADDRESSES_OF + ")"
            + " and author = 'contact' order by at desc limit 1)" + KEYS;

    private final ScopedTransactions transactions;
    private final MessageRows messages;
    private final Ratings ratings;

    ContactConversations(ScopedTransactions transactions, MessageRows messages, Ratings ratings) {
        this.transactions = transactions;
        this.messages = messages;
        this.ratings = ratings;
    }

    /** Where the contact can be met: an address on a channel of a kind. */
    public record Address(String kind, String channel, String address) {}

    /**
     * One conversation.
     *
     * @param note the newest private note
     */
    public record Past(
            String id,
            String kind,
            String queue,
            @Nullable String agent,
            Instant startedAt,
            @Nullable Instant endedAt,
            @Nullable String ending,
            @Nullable String disposition,
            @Nullable String note,
            Ratings.@Nullable Rating rating) {}

    /** A contact, with a page of its other conversations, the newest first, and the rating of the one asked for. */
    public record Found(
            Optional<String> name, List<Address> addresses, List<Past> conversations, Optional<Ratings.Rating> rating) {
        public Found {
            addresses = List.copyOf(addresses);
            conversations = List.copyOf(conversations);
        }
    }

    /** The contact of a conversation, with the conversations that began before the one with the id {@code before}. */
    public Uni<Found> of(ClientScope scope, ConversationPlace conversation, @Nullable String before, int limit) {
        var contact = conversation.contact();
        var who = List.of(contact.client(), contact.address());
        return transactions.withConnection(scope, db -> Uni.combine()
                .all()
                .unis(
                        query(db, NEWEST_WORDS, Tuple.from(who)),
                        query(db, ADDRESSES, Tuple.from(who)),
                        query(db, CONVERSATIONS, page(conversation, before, limit)))
                .asTuple()
                .chain(read -> complete(db, conversation, read)));
    }

    /** Where the contact of a conversation can be met, at most 20. */
    public Uni<List<Address>> addresses(ClientScope scope, ConversationPlace conversation) {
        var contact = conversation.contact();
        return transactions
                .withConnection(scope, db -> query(db, ADDRESSES, Tuple.of(contact.client(), contact.address())))
                .map(rows -> rows.stream().map(ContactConversations::address).toList());
    }

    private Uni<Found> complete(
            SqlConnection db, ConversationPlace conversation, Tuple3<List<Row>, List<Row>, List<Row>> read) {
        var ids = read.getItem3().stream().map(row -> row.getString("id")).toList();
        var all = Stream.concat(Stream.of(conversation.id()), ids.stream()).toList();
        return Uni.combine()
                .all()
                .unis(notes(db, ids), ratings.read(db, all))
                .with((notes, rated) -> new Found(
                        name(read.getItem1()),
                        read.getItem2().stream()
                                .map(ContactConversations::address)
                                .toList(),
                        read.getItem3().stream()
                                .map(row -> past(row, notes, rated))
                                .toList(),
                        Optional.ofNullable(rated.get(conversation.id()))));
    }

    private static Tuple page(ConversationPlace conversation, @Nullable String before, int limit) {
        var contact = conversation.contact();
        return Tuple.tuple()
                .addString(contact.client())
                .addString(contact.address())
                .addString(conversation.operation())
                .addString(conversation.id())
                .addString(before)
                .addInteger(limit);
    }

    private Uni<Map<String, String>> notes(SqlConnection db, List<String> conversations) {
        if (conversations.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        return query(db, NOTES, Tuple.of((Object) conversations.toArray(String[]::new)))
                .map(rows -> rows.stream()
                        .map(messages::read)
                        .collect(Collectors.toMap(StoredMessage::conversation, ContactConversations::words)));
    }

    private static String words(StoredMessage note) {
        return note.parts().stream().flatMap(ContactConversations::words).collect(Collectors.joining("\n"));
    }

    private static Stream<String> words(Part part) {
        if (part instanceof Part.WrapUp filled) {
            return filled.fields().entrySet().stream().map(field -> field.getKey() + ": " + field.getValue());
        }
        return part instanceof Part.Text text ? Stream.of(text.text()) : Stream.empty();
    }

    private Optional<String> name(List<Row> newest) {
        return newest.stream()
                .map(messages::read)
                .flatMap(message -> Stream.ofNullable(message.senderName()))
                .filter(name -> !name.isBlank())
                .findFirst();
    }

    private static Address address(Row row) {
        return new Address(row.getString("channel_kind"), row.getString("channel_id"), row.getString("address"));
    }

    private static Past past(Row row, Map<String, String> notes, Map<String, Ratings.Rating> ratings) {
        OffsetDateTime ended = row.getOffsetDateTime("ended_at");
        var id = row.getString("id");
        return new Past(
                id,
                row.getString("channel_kind"),
                row.getString("queue_id"),
                row.getString("agent_id"),
                Objects.requireNonNull(row.getOffsetDateTime("started_at")).toInstant(),
                ended == null ? null : ended.toInstant(),
                row.getString("ending"),
                row.getString("disposition_id"),
                notes.get(id),
                ratings.get(id));
    }

    private static Uni<List<Row>> query(SqlConnection db, String sql, Tuple arguments) {
        return db.preparedQuery(sql).execute(arguments).map(ContactConversations::list);
    }

    private static List<Row> list(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false).toList();
    }
}
