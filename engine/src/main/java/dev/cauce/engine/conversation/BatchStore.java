package dev.cauce.engine.conversation;

import dev.cauce.channel.api.ContactAddress;
import dev.cauce.channel.api.Receipt;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import javax.crypto.SecretKey;

/** Reads and writes a batch with one statement per table, whatever its size. Call within one transaction. */
@ApplicationScoped
class BatchStore {
    private static final String NEW_CONTACTS = """
            insert into contact (id, client_id, created_at)
            select id, client, now() from unnest($1::text[], $2::text[]) as t(id, client)
            on conflict do nothing""";
    private static final String NEW_THREADS = """
            insert into thread (id, client_id, channel_id, address, topic, contact_id)
            select * from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[])
            on conflict do nothing""";
    private static final String LOCK_THREADS = """
            select id, last_sequence, open_conversation from thread
            where id = any($1::text[]) order by id for update""";
    private static final String MESSAGES =
            "select id, thread_id, sequence, coalesce(place, sequence) as place, conversation_id, receipt from message where id = any($1::text[])";
    private static final String OF_BATCH = """
             any(array(
            select unnest($1::text[])
            union all select open_conversation from thread where id = any($2::text[])
            union all select conversation_id from message where id = any($3::text[])))""";
    private static final String CONVERSATIONS = """
            select id, thread_id, operation_id, first_message, ended_at is not null as ended
            from conversation where id =""" + OF_BATCH;
    private static final String MOVED = """
            select m.conversation_id, m.current_thread, m.last_place,
            array(select v.thread_id from conversation_move v where v.conversation_id = m.conversation_id) as threads
            from moved_conversation m where m.conversation_id =""" + OF_BATCH + " order by m.conversation_id for update of m";
    private static final String ADD_CONVERSATIONS = """
            insert into conversation
            (id, client_id, thread_id, channel_kind, operation_id, queue_id, first_message, started_at)
            select * from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[],
            $8::timestamptz[]) on conflict do nothing""";
    private static final String ADD_MESSAGES = """
            insert into message (id, client_id, thread_id, sequence, conversation_id, author, agent_id, note,
            client_message_id, at, receipt, body, place)
            select * from unnest($1::text[], $2::text[], $3::text[], $4::bigint[], $5::text[], $6::text[], $7::text[],
            $8::boolean[], $9::text[], $10::timestamptz[], $11::text[], $12::bytea[], $13::bigint[])""";
    private static final String CHANGE_MOVED = """
            update moved_conversation set last_place = t.last
            from unnest($1::text[], $2::bigint[]) as t(id, last) where conversation_id = t.id""";
    private static final String CHANGE_THREADS = """
            update thread set last_sequence = t.last, open_conversation = t.conversation
            from unnest($1::text[], $2::bigint[], $3::text[]) as t(id, last, conversation) where thread.id = t.id""";
    private static final String ADVANCE_RECEIPTS = """
            update message set receipt = $4
            from unnest($1::text[], $2::text[], $3::bigint[]) as t(thread, author, up_to)
            where message.thread_id = t.thread and message.author = t.author and message.sequence <= t.up_to
            and not message.note and message.receipt = any($5::text[])""";

    private static final String REPORT = """
            update message set receipt = t.receipt, failure_code = t.code, failure_text = t.text
            from unnest($1::text[], $2::text[], $3::text[], $4::text[]) as t(id, receipt, code, text)
            where message.id = t.id and message.author = 'agent' and not message.note and (message.receipt = 'sent'
            or (message.receipt = 'delivered' and t.receipt = 'read'))""";

    private static final String TELL_ENDINGS = """
            update conversation set ending_told = true, rating_asked = t.asked
            from unnest($1::text[], $2::boolean[]) as t(id, asked) where conversation.id = t.id and not ending_told""";

    private final ContactKeys keys;

    BatchStore(ContactKeys keys) {
        this.keys = keys;
    }

    /** What is known, and the keys of those contacts that have one. */
    record Loaded(Known known, Map<String, SecretKey> keys) {}

    /**
     * Makes the threads that are missing, locks all of them in one order, and reads what the batch is about. All is sent at
     * once: PostgreSQL carries statements of one connection out in order, and each sees what was committed before its own start.
     */
    Uni<Loaded> load(SqlConnection db, List<Taken> batch) {
        Map<String, ContactAddress> contacts = batch.stream()
                .map(Taken::contact)
                .collect(Collectors.toMap(ContactAddress::key, Function.identity(), (one, _) -> one));
        Map<String, String> addressOfThread =
                contacts.values().stream().collect(Collectors.toMap(ConversationIds::thread, ContactAddress::key));
        String[] threadIds = addressOfThread.keySet().toArray(String[]::new);
        String[] messageIds =
                batch.stream().flatMap(one -> one.messageId().stream()).toArray(String[]::new);
        String[] named = batch.stream()
                .flatMap(one -> one.conversation().stream())
                .distinct()
                .toArray(String[]::new);
        return Uni.combine()
                .all()
                .unis(
                        create(db, contacts.values()),
                        threads(db, threadIds, addressOfThread),
                        messages(db, messageIds),
                        conversations(db, named, threadIds, messageIds),
                        moved(db, named, threadIds, messageIds),
                        keys.read(db, contacts.values()),
                        BatchMentions.read(db, batch),
                        BatchMentions.answered(db, batch))
                .with((_, threads, messages, conversations, moved, found, read, answered) ->
                        new Loaded(new Known(threads, conversations, messages, moved, read, answered), found));
    }

    private static Uni<Map<String, Known.LockedThread>> threads(
            SqlConnection db, String[] ids, Map<String, String> addressOfThread) {
        return query(db, LOCK_THREADS, Tuple.of(ids))
                .map(rows -> rows.collect(Collectors.toMap(
                        row -> Objects.requireNonNull(addressOfThread.get(row.getString("id"))),
                        row -> new Known.LockedThread(
                                row.getString("id"),
                                row.getLong("last_sequence"),
                                row.getString("open_conversation")))));
    }

    private static Uni<Map<String, Known.Message>> messages(SqlConnection db, String[] ids) {
        return query(db, MESSAGES, Tuple.of(ids)).map(rows -> rows.map(BatchStore::message)
                .collect(Collectors.toMap(Known.Message::id, Function.identity())));
    }

    static Known.Message message(Row row) {
        return new Known.Message(
                row.getString("id"),
                row.getString("thread_id"),
                row.getLong("sequence"),
                row.getLong("place"),
                row.getString("conversation_id"),
                Receipt.valueOf(row.getString("receipt").toUpperCase(Locale.ROOT)));
    }

    /** Those the batch names, those that are open in its threads, and those that its messages were stored in before. */
    private static Uni<Map<String, Known.Conversation>> conversations(
            SqlConnection db, String[] named, String[] threads, String[] messages) {
        return query(db, CONVERSATIONS, Tuple.of(named, threads, messages))
                .map(rows -> rows.map(row -> new Known.Conversation(
                                row.getString("id"),
                                row.getString("thread_id"),
                                row.getString("operation_id"),
                                row.getString("first_message"),
                                row.getBoolean("ended")))
                        .collect(Collectors.toMap(Known.Conversation::id, Function.identity())));
    }

    /** Of those conversations, the ones that have gone on in another thread; locked, after the threads and in one order. */
    private static Uni<Map<String, Known.Moved>> moved(
            SqlConnection db, String[] named, String[] threads, String[] messages) {
        return query(db, MOVED, Tuple.of(named, threads, messages))
                .map(rows -> rows.collect(Collectors.toMap(
                        row -> row.getString("conversation_id"),
                        row -> new Known.Moved(
                                Stream.of(row.getArrayOfStrings("threads")).collect(Collectors.toSet()),
                                row.getString("current_thread"),
                                row.getLong("last_place")))));
    }

    static Uni<Void> create(SqlConnection db, Collection<ContactAddress> contacts) {
        List<ContactAddress> sorted = contacts.stream()
                .sorted(Comparator.comparing(ConversationIds::thread))
                .toList();
        String[] clients = texts(sorted, ContactAddress::client);
        String[] contactIds = texts(sorted, ConversationIds::contact);
        return inOneGo(List.of(
                query(db, NEW_CONTACTS, Tuple.of(contactIds, clients)),
                query(
                        db,
                        NEW_THREADS,
                        Tuple.of(
                                texts(sorted, ConversationIds::thread),
                                clients,
                                texts(sorted, ContactAddress::channel),
                                texts(sorted, ContactAddress::address),
                                sorted.stream().map(ContactAddress::topic).toArray(String[]::new),
                                contactIds))));
    }

    Uni<Void> write(SqlConnection db, Writes writes, Map<String, SecretKey> found) {
        Map<String, String> contacts = writes.messages().stream()
                .collect(Collectors.toMap(
                        one -> ConversationIds.contact(one.contact()),
                        one -> one.contact().client(),
                        (one, _) -> one));
        return keys.complete(db, found, contacts)
                .chain(secrets -> inOneGo(List.of(
                        addConversations(db, writes.conversations()),
                        addMessages(db, writes.messages(), secrets),
                        changeThreads(db, writes.threads()),
                        changeMoved(db, writes.lastPlaces()),
                        advance(db, writes, Receipt.DELIVERED),
                        advance(db, writes, Receipt.READ),
                        advance(db, writes, Receipt.FAILED),
                        report(db, writes.reports()),
                        tellEndings(db, writes.endings()))));
    }

    Uni<Void> addConversations(SqlConnection db, List<Writes.NewConversation> added) {
        return added.isEmpty()
                ? Uni.createFrom().voidItem()
                : query(
                                db,
                                ADD_CONVERSATIONS,
                                values(
                                        texts(added, one -> one.id()),
                                        texts(added, one -> one.contact().client()),
                                        texts(added, one -> ConversationIds.thread(one.contact())),
                                        texts(added, Writes.NewConversation::kind),
                                        texts(added, Writes.NewConversation::operation),
                                        texts(added, Writes.NewConversation::queue),
                                        texts(added, Writes.NewConversation::firstMessage),
                                        added.stream()
                                                .map(one -> one.startedAt().atOffset(ZoneOffset.UTC))
                                                .toArray(OffsetDateTime[]::new)))
                        .replaceWithVoid();
    }

    private Uni<Void> addMessages(SqlConnection db, List<StoredMessage> added, Map<String, SecretKey> secrets) {
        return added.isEmpty()
                ? Uni.createFrom().voidItem()
                : query(
                                db,
                                ADD_MESSAGES,
                                values(
                                        texts(added, StoredMessage::id),
                                        texts(added, one -> one.contact().client()),
                                        texts(added, one -> ConversationIds.thread(one.contact())),
                                        added.stream()
                                                .map(StoredMessage::sequence)
                                                .toArray(Long[]::new),
                                        texts(added, StoredMessage::conversation),
                                        texts(added, one -> code(one.author())),
                                        added.stream().map(StoredMessage::agent).toArray(String[]::new),
                                        added.stream().map(StoredMessage::note).toArray(Boolean[]::new),
                                        added.stream()
                                                .map(StoredMessage::clientId)
                                                .toArray(String[]::new),
                                        added.stream()
                                                .map(one -> one.at().atOffset(ZoneOffset.UTC))
                                                .toArray(OffsetDateTime[]::new),
                                        texts(added, one -> code(one.receipt())),
                                        added.stream()
                                                .map(one -> keys.seal(
                                                        Objects.requireNonNull(
                                                                secrets.get(ConversationIds.contact(one.contact()))),
                                                        one.id(),
                                                        new Body(one.senderName(), one.parts())))
                                                .toArray(Buffer[]::new),
                                        added.stream().map(StoredMessage::place).toArray(Long[]::new)))
                        .replaceWithVoid();
    }

    private static Uni<Void> changeThreads(SqlConnection db, List<Writes.ThreadChanged> changed) {
        return changed.isEmpty()
                ? Uni.createFrom().voidItem()
                : query(
                                db,
                                CHANGE_THREADS,
                                values(
                                        texts(changed, Writes.ThreadChanged::id),
                                        changed.stream()
                                                .map(Writes.ThreadChanged::lastSequence)
                                                .toArray(Long[]::new),
                                        changed.stream()
                                                .map(Writes.ThreadChanged::openConversation)
                                                .toArray(String[]::new)))
                        .replaceWithVoid();
    }

    private static Uni<Void> changeMoved(SqlConnection db, Map<String, Long> lastPlaces) {
        List<Map.Entry<String, Long>> all = List.copyOf(lastPlaces.entrySet());
        return all.isEmpty()
                ? Uni.createFrom().voidItem()
                : query(
                                db,
                                CHANGE_MOVED,
                                Tuple.of(
                                        texts(all, Map.Entry::getKey),
                                        all.stream().map(Map.Entry::getValue).toArray(Long[]::new)))
                        .replaceWithVoid();
    }

    private static Uni<Void> advance(SqlConnection db, Writes writes, Receipt receipt) {
        Map<Writes.ReceiptKey, Long> due = new HashMap<>(writes.receipts());
        due.keySet().removeIf(key -> key.receipt() != receipt);
        if (due.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        List<Writes.ReceiptKey> all = List.copyOf(due.keySet());
        String[] before = Stream.of(Receipt.values())
                .filter(receipt::advances)
                .map(BatchStore::code)
                .toArray(String[]::new);
        return query(
                        db,
                        ADVANCE_RECEIPTS,
                        values(
                                texts(all, Writes.ReceiptKey::thread),
                                texts(all, key -> code(key.author())),
                                all.stream().map(due::get).toArray(Long[]::new),
                                code(receipt),
                                before))
                .replaceWithVoid();
    }

    private static Uni<Void> report(SqlConnection db, Collection<Writes.Report> reports) {
        return reports.isEmpty()
                ? Uni.createFrom().voidItem()
                : query(
                                db,
                                REPORT,
                                values(
                                        texts(reports, Writes.Report::message),
                                        texts(reports, one -> code(one.receipt())),
                                        reports.stream()
                                                .map(one -> one.failure() == null
                                                        ? null
                                                        : one.failure().code())
                                                .toArray(String[]::new),
                                        reports.stream()
                                                .map(one -> one.failure() == null
                                                        ? null
                                                        : one.failure().text())
                                                .toArray(String[]::new)))
                        .replaceWithVoid();
    }

    private static Uni<Void> tellEndings(SqlConnection db, List<Writes.Ending> endings) {
        return endings.isEmpty()
                ? Uni.createFrom().voidItem()
                : query(
                                db,
                                TELL_ENDINGS,
                                Tuple.of(
                                        texts(endings, Writes.Ending::conversation),
                                        endings.stream()
                                                .map(Writes.Ending::askedToRate)
                                                .toArray(Boolean[]::new)))
                        .replaceWithVoid();
    }

    private static Uni<Void> inOneGo(List<Uni<?>> statements) {
        return Uni.combine().all().unis(statements).discardItems();
    }

    static Tuple values(Object... values) {
        return Tuple.wrap(Arrays.asList(values));
    }

    static String code(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    static <T> String[] texts(Collection<T> values, Function<T, String> text) {
        return values.stream().map(text).toArray(String[]::new);
    }

    static Uni<Stream<Row>> query(SqlConnection db, String sql, Tuple arguments) {
        return db.preparedQuery(sql).execute(arguments).map(BatchStore::stream);
    }

    private static Stream<Row> stream(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false);
    }
}
