package dev.cauce.engine.conversation;

import dev.cauce.engine.persistence.ClientScope;
import dev.cauce.engine.persistence.ScopedTransactions;
import dev.cauce.routing.core.ClientId;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;

/**
 * Forgets a person: every address that is theirs with one client, the words of both sides, notes, files and the keys, in one
 * transaction. Their conversations stay as counts – when, in which queue, with whom, how they ended – under nobody's address, so
 * that no report changes. Done again it finds nothing more.
 */
@ApplicationScoped
public class ContactErasure {
    /** Stands where an address stood. */
    static final String ERASED = "erased";

    private static final String LOCK = "select pg_advisory_xact_lock(hashtext('contacts of ' || $1))";
    private static final String ADDRESSES = "select address from " + ContactMerges.ADDRESSES_OF + " as a(address)";
    private static final String THREADS = """
            select id, contact_id, open_conversation from thread where client_id = $1 and address = any($2::text[])
            order by id for update""";
    private static final String NOBODY =
            "insert into contact (id, client_id, created_at) values ($2 || ':' || $1, $1, $3) on conflict do nothing";
    private static final String NOBODYS_THREAD = """
            insert into thread (id, client_id, channel_id, address, contact_id)
            values ($2 || ':' || $1, $1, $2, $2, $2 || ':' || $1) on conflict do nothing""";
    private static final String CONVERSATIONS_OF =
            "(select id from conversation where client_id = $1 and thread_id = any($2::text[]))";

    private static final String MOVED_OF = "(select conversation_id from moved_conversation where client_id = $1"
            + " and (current_thread = any($2::text[]) or conversation_id in " + CONVERSATIONS_OF
            + " or conversation_id in"
            + " (select conversation_id from conversation_move where thread_id = any($2::text[]))))";

    /** Given the client and the threads. */
    private static final List<String> OF_THREADS = List.of(
            "with moved as " + MOVED_OF
                    + ", gone as (delete from conversation_move where conversation_id in (select * from moved))"
                    + " delete from moved_conversation where conversation_id in (select * from moved)",
            "delete from conversation_guest where client_id = $1 and conversation_id in " + CONVERSATIONS_OF,
            "update rating set comment = null where client_id = $1 and conversation_id in " + CONVERSATIONS_OF,
            "delete from interaction_trace where client_id = $1 and interaction_id in " + CONVERSATIONS_OF,
            "update reported_segment set contact_id = 'erased' where client_id = $1 and interaction_id in "
                    + CONVERSATIONS_OF);

    private static final String MESSAGES = "delete from message where client_id = $1 and thread_id = any($2::text[])";
    private static final String CONVERSATIONS =
            "update conversation set thread_id = $3 || ':' || $1 where client_id = $1 and thread_id = any($2::text[])";
    private static final String FILES = """
            with gone as (delete from attachment where client_id = $1 and address = any($2::text[]) returning id)
            insert into attachment_to_remove (id, client_id, since) select id, $1, $3 from gone
            on conflict (id) do update set since = excluded.since""";

    /** Given the client and the addresses. */
    private static final List<String> OF_ADDRESSES = List.of(
            "delete from delivery where client_id = $1 and address = any($2::text[])",
            "delete from awaited_file where client_id = $1 and address = any($2::text[])",
            "delete from mail_suppression where client_id = $1 and address = any($2::text[])",
            "delete from contact_person where client_id = $1 and address = any($2::text[])",
            "delete from contact_note where client_id = $1 and address = any($2::text[])",
            "delete from thread where client_id = $1 and address = any($2::text[])");

    /** Given the client and the contacts, of which another thread may still be one's. */
    private static final List<String> OF_CONTACTS = List.of("""
            delete from contact_key k where client_id = $1 and contact_id = any($2::text[])
            and not exists (select from thread t where t.contact_id = k.contact_id)""", """
            delete from contact c where client_id = $1 and id = any($2::text[])
            and not exists (select from thread t where t.contact_id = c.id)""");

    private static final String AUDIT = """
            insert into audit_entry (at, who, action, kind, subject, version, client_id)
            values ($1, $2, 'erase', 'contacts', $3, 0, $4)""";

    private final ScopedTransactions transactions;
    private final Clock clock;
    private final MeterRegistry metrics;

    ContactErasure(ScopedTransactions transactions, Clock clock, MeterRegistry metrics) {
        this.transactions = transactions;
        this.clock = clock;
        this.metrics = metrics;
    }

    /** What came of it. */
    public sealed interface Outcome {}

    /**
     * It is forgotten.
     *
     * @param id under which it stands in the audit, which names no address
     * @param addresses how many of the person's were known
     * @param files whose content is removed in the next minute
     */
    public record Erased(String id, int addresses, int conversations, int messages, int files) implements Outcome {}

    /** Nothing was changed: these conversations are open. */
    public record Open(List<String> conversations) implements Outcome {}

    /** Forgets whoever has this address with this client. */
    public Uni<Outcome> erase(ClientId client, String address, String by) {
        return transactions.withConnection(ClientScope.of(client), db -> db.preparedQuery(LOCK)
                .execute(Tuple.of(client.value()))
                .chain(() -> db.preparedQuery(ADDRESSES).execute(Tuple.of(client.value(), address)))
                .map(rows -> texts(rows, "address"))
                .chain(addresses -> erase(db, client.value(), addresses, by)));
    }

    private Uni<Outcome> erase(SqlConnection db, String client, String[] addresses, String by) {
        return db.preparedQuery(THREADS).execute(Tuple.of(client, addresses)).chain(threads -> {
            var open = StreamSupport.stream(threads.spliterator(), false)
                    .map(row -> row.getString("open_conversation"))
                    .filter(conversation -> conversation != null)
                    .toList();
            return open.isEmpty()
                    ? forget(db, client, addresses, texts(threads, "id"), texts(threads, "contact_id"))
                            .call(erased -> audit(db, client, erased, by))
                            .invoke(() -> metrics.counter("cauce.contact.changes", "action", "erase")
                                    .increment())
                            .map(erased -> (Outcome) erased)
                    : Uni.createFrom().item(new Open(open));
        });
    }

    private Uni<Erased> forget(
            SqlConnection db, String client, String[] addresses, String[] threads, String[] contacts) {
        var at = clock.instant().atOffset(ZoneOffset.UTC);
        return db.preparedQuery(NOBODY)
                .execute(Tuple.of(client, ERASED, at))
                .chain(() -> db.preparedQuery(NOBODYS_THREAD).execute(Tuple.of(client, ERASED)))
                .chain(() -> each(db, OF_THREADS, client, threads))
                .chain(() -> db.preparedQuery(MESSAGES).execute(Tuple.of(client, threads)))
                .chain(messages -> db.preparedQuery(CONVERSATIONS)
                        .execute(Tuple.of(client, threads, ERASED))
                        .chain(conversations -> db.preparedQuery(FILES)
                                .execute(Tuple.of(client, addresses, at))
                                .map(files -> new Erased(
                                        UUID.randomUUID().toString(),
                                        threads.length == 0 ? 0 : addresses.length,
                                        conversations.rowCount(),
                                        messages.rowCount(),
                                        files.rowCount()))))
                .call(() -> each(db, OF_ADDRESSES, client, addresses))
                .call(() -> each(db, OF_CONTACTS, client, contacts));
    }

    private static Uni<Void> each(SqlConnection db, List<String> statements, String client, String[] those) {
        return Multi.createFrom()
                .iterable(statements)
                .onItem()
                .transformToUniAndConcatenate(sql -> db.preparedQuery(sql).execute(Tuple.of(client, those)))
                .collect()
                .last()
                .replaceWithVoid();
    }

    private Uni<Void> audit(SqlConnection db, String client, Erased erased, String by) {
        return db.preparedQuery(AUDIT)
                .execute(Tuple.of(clock.instant().atOffset(ZoneOffset.UTC), by, erased.id(), client))
                .replaceWithVoid();
    }

    private static String[] texts(RowSet<Row> rows, String column) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(row -> row.getString(column))
                .distinct()
                .toArray(String[]::new);
    }
}
