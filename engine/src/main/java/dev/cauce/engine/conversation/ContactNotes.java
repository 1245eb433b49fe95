package dev.cauce.engine.conversation;

import dev.cauce.channel.api.ContactAddress;
import dev.cauce.channel.api.Part;
import dev.cauce.engine.persistence.ClientScope;
import dev.cauce.engine.persistence.ScopedTransactions;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
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
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import javax.crypto.SecretKey;
import org.jspecify.annotations.Nullable;

/**
 * What staff noted of a contact: shown over all its addresses, sealed with the key of the contact it was written at and
 * unreadable without. Each change stands in the audit and is told to the desks that show the contact.
 */
@ApplicationScoped
public class ContactNotes {
    /** One contact has no more, over all its addresses. */
    public static final int MOST = 200;

    private static final int MOST_READ = 1_000;
    private static final String OF = """
            from contact_note n left join contact_key k on k.contact_id = n.contact_id
            where n.client_id = $1 and n.address in\s""" + ContactMerges.ADDRESSES_OF;
    private static final String COLUMNS =
            "select n.id, n.contact_id, n.written_by, n.written_at, n.changed_at, n.body, k.wrapped ";
    private static final String READ = COLUMNS + OF + " order by n.written_at desc, n.id desc limit " + MOST_READ;
    private static final String ONE = COLUMNS + OF + " and n.id = $3";
    private static final String COUNT = "select count(*) as many " + OF;
    private static final String LOCK = "select pg_advisory_xact_lock(hashtext('contacts of ' || $1))";
    private static final String ADD = """
            insert into contact_note (id, client_id, address, contact_id, written_by, written_at, body)
            values ($1, $2, $3, $4, $5, $6, $7)""";
    private static final String CHANGE = "update contact_note set body = $2, changed_at = $3 where id = $1";
    private static final String REMOVE = "delete from contact_note where id = $1";
    private static final String AUDIT = """
            insert into audit_entry (at, who, action, kind, subject, version, client_id)
            values ($1, $2, $3, 'contact-notes', $4, 0, $5)""";

    private final ScopedTransactions transactions;
    private final ContactKeys keys;
    private final ContactSignals signals;
    private final Clock clock;
    private final MeterRegistry metrics;

    ContactNotes(
            ScopedTransactions transactions,
            ContactKeys keys,
            ContactSignals signals,
            Clock clock,
            MeterRegistry metrics) {
        this.transactions = transactions;
        this.keys = keys;
        this.signals = signals;
        this.clock = clock;
        this.metrics = metrics;
    }

    /**
     * A note.
     *
     * @param changedAt when its writer last changed it
     */
    public record Note(
            String id, String by, Instant at, @Nullable Instant changedAt, String text) {}

    /** What came of a change. */
    public sealed interface Outcome {
        /** As asked, now or before. */
        record Done(Optional<Note> note) implements Outcome {}

        /** The contact has no such note. */
        record Unknown() implements Outcome {}

        /** Somebody else wrote it. */
        record Foreign() implements Outcome {}

        /** The contact has as many as it may. */
        record TooMany() implements Outcome {}
    }

    /** A note as it lies there; without words when the contact's key was deleted. */
    private record Found(Optional<Note> note, Row row) {
        String contact() {
            return row.getString("contact_id");
        }
    }

    private record Told(Outcome outcome, List<ConversationEvent.ContactChanged> signals) {
        Told {
            signals = List.copyOf(signals);
        }

        Told(Outcome outcome) {
            this(outcome, List.of());
        }
    }

    /** The newest first; those whose contact's key was deleted are left out. */
    public Uni<List<Note>> of(ClientScope scope, ConversationPlace conversation) {
        return transactions
                .withConnection(scope, db -> db.preparedQuery(READ).execute(of(conversation)))
                .map(rows -> stream(rows)
                        .map(this::found)
                        .flatMap(found -> found.note().stream())
                        .toList());
    }

    /** Adding again under the same id answers the note there is. */
    public Uni<Outcome> add(ClientScope scope, ConversationPlace conversation, String id, String text, String by) {
        return change(scope, conversation, db -> one(db, conversation, id)
                .chain(known -> known.isPresent()
                        ? Uni.createFrom()
                                .item(new Told(new Outcome.Done(known.get().note())))
                        : db.preparedQuery(COUNT)
                                .execute(of(conversation))
                                .chain(rows -> rows.iterator().next().getLong("many") >= MOST
                                        ? Uni.createFrom().item(new Told(new Outcome.TooMany()))
                                        : add(db, conversation, id, text, by))));
    }

    private Uni<Told> add(SqlConnection db, ConversationPlace conversation, String id, String text, String by) {
        ContactAddress contact = conversation.contact();
        String contactId = ConversationIds.contact(contact);
        OffsetDateTime now = now();
        return keys.read(db, List.of(contact))
                .chain(found -> keys.complete(db, found, Map.of(contactId, contact.client())))
                .chain(all -> db.preparedQuery(ADD)
                        .execute(Tuple.tuple()
                                .addString(id)
                                .addString(contact.client())
                                .addString(contact.address())
                                .addString(contactId)
                                .addString(by)
                                .addOffsetDateTime(now)
                                .addValue(sealed(Objects.requireNonNull(all.get(contactId)), id, text))))
                .chain(() -> done(
                        db,
                        conversation,
                        "add",
                        contactId + " " + id,
                        by,
                        Optional.of(new Note(id, by, now.toInstant(), null, text))));
    }

    /** Only who wrote it changes a note. */
    public Uni<Outcome> change(ClientScope scope, ConversationPlace conversation, String id, String text, String by) {
        return change(scope, conversation, db -> one(db, conversation, id)
                .chain(found -> found.flatMap(Found::note).isEmpty()
                        ? Uni.createFrom().item(new Told(new Outcome.Unknown()))
                        : change(db, conversation, found.get(), text, by)));
    }

    private Uni<Told> change(SqlConnection db, ConversationPlace conversation, Found found, String text, String by) {
        Note note = found.note().orElseThrow();
        if (!note.by().equals(by)) {
            return Uni.createFrom().item(new Told(new Outcome.Foreign()));
        }
        OffsetDateTime now = now();
        SecretKey key = keys.unwrap(
                found.contact(), found.row().get(Buffer.class, "wrapped").getBytes());
        return db.preparedQuery(CHANGE)
                .execute(Tuple.of(note.id(), sealed(key, note.id(), text), now))
                .chain(() -> done(
                        db,
                        conversation,
                        "change",
                        found.contact() + " " + note.id(),
                        by,
                        Optional.of(new Note(note.id(), by, note.at(), now.toInstant(), text))));
    }

    /** Who wrote it deletes a note, or who may delete any; one that is gone stays gone. */
    public Uni<Outcome> delete(ClientScope scope, ConversationPlace conversation, String id, String by, boolean any) {
        return change(scope, conversation, db -> db.preparedQuery(ONE)
                .execute(of(conversation).addString(id))
                .chain(rows -> {
                    Optional<Row> row = stream(rows).findFirst();
                    if (row.isEmpty()) {
                        return Uni.createFrom().item(new Told(new Outcome.Done(Optional.empty())));
                    }
                    if (!any && !row.get().getString("written_by").equals(by)) {
                        return Uni.createFrom().item(new Told(new Outcome.Foreign()));
                    }
                    String subject = row.get().getString("contact_id") + " " + id;
                    return db.preparedQuery(REMOVE)
                            .execute(Tuple.of(id))
                            .chain(() -> done(db, conversation, "delete", subject, by, Optional.empty()));
                }));
    }

    private Uni<Outcome> change(
            ClientScope scope, ConversationPlace conversation, Function<SqlConnection, Uni<Told>> work) {
        return transactions
                .withConnection(scope, db -> db.preparedQuery(LOCK)
                        .execute(Tuple.of(conversation.contact().client()))
                        .chain(() -> work.apply(db)))
                .invoke(told -> signals.tell(told.signals()))
                .map(Told::outcome);
    }

    private Uni<Told> done(
            SqlConnection db,
            ConversationPlace conversation,
            String action,
            String subject,
            String by,
            Optional<Note> note) {
        ContactAddress contact = conversation.contact();
        return db.preparedQuery(AUDIT)
                .execute(Tuple.of(now(), by, action, conversation.id() + " " + subject, contact.client()))
                .invoke(() -> metrics.counter("cauce.contact.notes.changes", "action", action)
                        .increment())
                .chain(() -> signals.about(db, contact, ConversationEvent.OfContact.NOTES))
                .map(signals -> new Told(new Outcome.Done(note), signals));
    }

    private Uni<Optional<Found>> one(SqlConnection db, ConversationPlace conversation, String id) {
        return db.preparedQuery(ONE)
                .execute(of(conversation).addString(id))
                .map(rows -> stream(rows).findFirst().map(this::found));
    }

    private Found found(Row row) {
        Buffer wrapped = row.get(Buffer.class, "wrapped");
        Optional<Note> note = keys.open(
                        row.getString("contact_id"),
                        wrapped == null ? null : wrapped.getBytes(),
                        row.getString("id"),
                        row.get(Buffer.class, "body").getBytes())
                .map(body -> note(row, body));
        return new Found(note, row);
    }

    private static Note note(Row row, Body body) {
        OffsetDateTime changed = row.getOffsetDateTime("changed_at");
        return new Note(
                row.getString("id"),
                row.getString("written_by"),
                row.getOffsetDateTime("written_at").toInstant(),
                changed == null ? null : changed.toInstant(),
                body.parts().getFirst() instanceof Part.Text text ? text.text() : "");
    }

    private Buffer sealed(SecretKey key, String id, String text) {
        return keys.seal(key, id, new Body(null, List.of(new Part.Text(text))));
    }

    private static Tuple of(ConversationPlace conversation) {
        return Tuple.tuple()
                .addString(conversation.contact().client())
                .addString(conversation.contact().address());
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static Stream<Row> stream(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false);
    }
}
