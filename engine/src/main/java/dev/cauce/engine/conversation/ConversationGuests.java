package dev.cauce.engine.conversation;

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
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * Colleagues asked into conversations, in PostgreSQL alone; never more than the scope allows. What somebody does is one
 * conditional step with its audit entry: of two that meet, one wins and the other changes nothing.
 */
@ApplicationScoped
public class ConversationGuests {
    private static final String COLUMNS = """
            select g.id, g.conversation_id, g.client_id, g.operation_id, g.agent_id, g.holder_id, g.kind, g.state, g.note,
                g.reason, g.invited_at, g.expires_at, g.joined_at, g.ended_at, t.contact_id, k.wrapped
            from conversation_guest g join conversation c on c.id = g.conversation_id join thread t on t.id = c.thread_id
            left join contact_key k on k.contact_id = t.contact_id""";
    private static final String ONE = COLUMNS + " where g.id = $1";
    private static final String OF_CONVERSATION =
            COLUMNS + " where g.conversation_id = $1 order by g.invited_at desc, g.id limit $2";
    private static final String OPEN_OR = COLUMNS + " where g.ended_at is null or g.id = any($1::text[])";
    private static final String IS_THERE = """
            select kind from conversation_guest
            where conversation_id = $1 and agent_id = $2 and holder_id = $3 and state = 'joined'""";
    private static final String LOCK =
            "select pg_advisory_xact_lock(hashtext($1)), pg_advisory_xact_lock(hashtext($2))";
    private static final String COUNT = """
            select count(*) filter (where conversation_id = $1) as here,
                count(*) filter (where agent_id = $2) as elsewhere,
                count(*) filter (where conversation_id = $1 and agent_id = $2) as already
            from conversation_guest where ended_at is null and (conversation_id = $1 or agent_id = $2)""";
    private static final String ADD = """
            insert into conversation_guest (id, conversation_id, client_id, operation_id, agent_id, holder_id, kind, state, note,
                invited_at, expires_at) values ($1, $2, $3, $4, $5, $6, $7, 'invited', $8, $9, $10) on conflict (id) do nothing""";
    private static final String MOVE = """
            update conversation_guest set state = $2, reason = $3,
                joined_at = case when $2 = 'joined' then $4 else joined_at end,
                ended_at = case when $2 = 'joined' then null else $4 end
            where id = $1 and state = any($5::text[]) and ($2 <> 'joined' or expires_at > $4)""";
    private static final String CONVERT =
            "update conversation_guest set kind = 'conference' where id = $1 and kind = 'consult' and ended_at is null";
    private static final String LAPSE = """
            update conversation_guest set state = 'lapsed', ended_at = $1
            where state = 'invited' and ended_at is null and expires_at <= $1 returning kind""";
    private static final String END = """
            update conversation_guest set state = 'ended', ended_at = $2 where id = any($1::text[]) and ended_at is null
            returning kind""";
    private static final String AUDIT = """
            insert into audit_entry (at, who, action, kind, subject, version, client_id)
            values ($1, $2, $3, 'participants', $4, 0, $5)""";
    private static final int MOST_SHOWN = 200;

    private final ScopedTransactions transactions;
    private final ContactKeys keys;
    private final Clock clock;
    private final MeterRegistry metrics;

    ConversationGuests(ScopedTransactions transactions, ContactKeys keys, Clock clock, MeterRegistry metrics) {
        this.transactions = transactions;
        this.keys = keys;
        this.clock = clock;
        this.metrics = metrics;
    }

    /** How many guests and invitations there may be at once. */
    public record Limits(int ofConversation, int ofAgent) {}

    /** What came of an invitation. */
    public enum Invited {
        DONE,
        /** The colleague is asked or there already. */
        ALREADY,
        CONVERSATION_FULL,
        AGENT_FULL
    }

    /** The guest of this id, whatever became of it. */
    public Uni<Optional<Guest>> find(ClientScope scope, String id) {
        return transactions.withConnection(scope, db -> one(db, id));
    }

    /** Everybody who was ever asked into the conversation, the newest 200, in the order of asking. */
    public Uni<List<Guest>> of(ClientScope scope, String conversation) {
        return transactions
                .withConnection(
                        scope, db -> db.preparedQuery(OF_CONVERSATION).execute(Tuple.of(conversation, MOST_SHOWN)))
                .map(rows -> guests(rows).toList().reversed());
    }

    /** What the agent may write as a guest of this holder; empty when the agent is none. */
    public Uni<Optional<Guest.Kind>> place(ClientScope scope, String conversation, String agent, String holder) {
        return transactions
                .withConnection(scope, db -> db.preparedQuery(IS_THERE).execute(Tuple.of(conversation, agent, holder)))
                .map(rows -> list(rows).map(row -> kind(row.getString("kind"))).findFirst());
    }

    /** All that are open, and what became of these. For the engine's own picture of all clients. */
    public Uni<List<Guest>> openOr(Collection<String> ids) {
        return transactions
                .inPipeline(ClientScope.everyone(), db -> db.preparedQuery(OPEN_OR)
                        .execute(Tuple.of((Object) ids.toArray(String[]::new))))
                .map(rows -> guests(rows).toList());
    }

    /** Asks a colleague in, once for each id; {@code scope} is the colleague's, whose places are counted over all clients. */
    public Uni<Invited> invite(ClientScope scope, ConversationPlace conversation, Guest guest, Limits limits) {
        return transactions
                .withConnection(scope, db -> db.preparedQuery(LOCK)
                        .execute(Tuple.of("guests of " + guest.conversation(), "places of " + guest.agent()))
                        .chain(() -> db.preparedQuery(COUNT).execute(Tuple.of(guest.conversation(), guest.agent())))
                        .map(rows -> room(rows.iterator().next(), limits))
                        .chain(room -> room == Invited.DONE
                                ? add(db, conversation, guest).replaceWith(room)
                                : Uni.createFrom().item(room)))
                .invoke(room -> {
                    if (room == Invited.DONE) {
                        count(guest.kind(), "invited", 1);
                    }
                });
    }

    private static Invited room(Row row, Limits limits) {
        if (row.getLong("already") > 0) {
            return Invited.ALREADY;
        }
        if (row.getLong("here") >= limits.ofConversation()) {
            return Invited.CONVERSATION_FULL;
        }
        return row.getLong("elsewhere") >= limits.ofAgent() ? Invited.AGENT_FULL : Invited.DONE;
    }

    private Uni<Void> add(SqlConnection db, ConversationPlace conversation, Guest guest) {
        var contact = conversation.contact();
        return keys.read(db, List.of(contact))
                .map(found -> found.get(ConversationIds.contact(contact)))
                .map(key -> guest.note().isEmpty() || key == null
                        ? Optional.<Buffer>empty()
                        : Optional.of(keys.seal(
                                key, bodyId(guest.id()), new Body(null, List.of(new Part.Text(guest.note()))))))
                .chain(note -> db.preparedQuery(ADD).execute(row(guest, note.orElse(null))))
                .chain(() -> audit(
                        db, guest, guest.holder(), "invite " + guest.kind().lower()));
    }

    private static Tuple row(Guest guest, @Nullable Buffer note) {
        return Tuple.tuple()
                .addString(guest.id())
                .addString(guest.conversation())
                .addString(guest.client())
                .addString(guest.operation())
                .addString(guest.agent())
                .addString(guest.holder())
                .addString(guest.kind().lower())
                .addValue(note)
                .addOffsetDateTime(utc(guest.invitedAt()))
                .addOffsetDateTime(utc(guest.expiresAt()));
    }

    /** From one of these states to another; false, and nothing changed, from any other, or when it is too late to join. */
    public Uni<Boolean> move(
            ClientScope scope, Guest guest, Set<Guest.State> from, Guest.State to, @Nullable String reason, String by) {
        var step = Tuple.tuple()
                .addString(guest.id())
                .addString(to.lower())
                .addString(reason)
                .addOffsetDateTime(utc(clock.instant()))
                .addValue(from.stream().map(Guest.State::lower).toArray(String[]::new));
        return changed(scope, guest, MOVE, step, to.lower(), by);
    }

    /** A guest who may only write notes may write to the contact from now on; false when there is nothing to change. */
    public Uni<Boolean> convert(ClientScope scope, Guest guest, String by) {
        return changed(scope, guest, CONVERT, Tuple.of(guest.id()), "conference", by);
    }

    private Uni<Boolean> changed(
            ClientScope scope, Guest guest, String statement, Tuple with, String action, String by) {
        return transactions
                .withConnection(scope, db -> db.preparedQuery(statement)
                        .execute(with)
                        .map(rows -> rows.rowCount() == 1)
                        .call(done -> done
                                ? audit(db, guest, by, action)
                                : Uni.createFrom().voidItem()))
                .invoke(done -> {
                    if (done) {
                        count(guest.kind(), action, 1);
                    }
                });
    }

    /** Invitations that nobody answered in time are over. */
    public Uni<Integer> lapse() {
        return byItself(LAPSE, Tuple.of(utc(clock.instant())), "lapsed");
    }

    /** The conversation went on without these. */
    public Uni<Integer> end(Collection<String> ids) {
        return byItself(END, Tuple.of(ids.toArray(String[]::new), utc(clock.instant())), "ended");
    }

    private Uni<Integer> byItself(String statement, Tuple with, String action) {
        return transactions
                .inPipeline(ClientScope.everyone(), db -> db.preparedQuery(statement)
                        .execute(with))
                .invoke(rows -> list(rows)
                        .collect(Collectors.groupingBy(row -> kind(row.getString("kind")), Collectors.counting()))
                        .forEach((kind, many) -> count(kind, action, many)))
                .map(RowSet::rowCount);
    }

    private Uni<Optional<Guest>> one(SqlConnection db, String id) {
        return db.preparedQuery(ONE).execute(Tuple.of(id)).map(rows -> guests(rows)
                .findFirst());
    }

    private Uni<Void> audit(SqlConnection db, Guest guest, String by, String action) {
        return db.preparedQuery(AUDIT)
                .execute(Tuple.of(
                        utc(clock.instant()), by, action, guest.conversation() + " " + guest.agent(), guest.client()))
                .replaceWithVoid();
    }

    private void count(Guest.Kind kind, String event, long many) {
        metrics.counter("cauce.conversation.guests", "kind", kind.lower(), "event", event)
                .increment((double) many);
    }

    private Stream<Guest> guests(RowSet<Row> rows) {
        return list(rows).map(this::guest);
    }

    private static Stream<Row> list(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false);
    }

    private Guest guest(Row row) {
        var id = row.getString("id");
        return new Guest(
                id,
                row.getString("conversation_id"),
                row.getString("client_id"),
                row.getString("operation_id"),
                row.getString("agent_id"),
                row.getString("holder_id"),
                kind(row.getString("kind")),
                Guest.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                note(id, row),
                row.getString("reason"),
                row.getOffsetDateTime("invited_at").toInstant(),
                row.getOffsetDateTime("expires_at").toInstant(),
                instant(row.getOffsetDateTime("joined_at")),
                instant(row.getOffsetDateTime("ended_at")));
    }

    private String note(String id, Row row) {
        Buffer note = row.get(Buffer.class, "note");
        Buffer wrapped = row.get(Buffer.class, "wrapped");
        return note == null
                ? ""
                : keys.open(
                                row.getString("contact_id"),
                                wrapped == null ? null : wrapped.getBytes(),
                                bodyId(id),
                                note.getBytes())
                        .map(ConversationGuests::words)
                        .orElse("");
    }

    private static String words(Body body) {
        return body.parts().stream()
                .flatMap(part -> part instanceof Part.Text text ? Stream.of(text.text()) : Stream.empty())
                .collect(Collectors.joining("\n"));
    }

    /** What a note is bound to when it is encrypted; no message has a blank in its id. */
    private static String bodyId(String guest) {
        return "guest " + guest;
    }

    private static Guest.Kind kind(String name) {
        return Guest.Kind.valueOf(name.toUpperCase(Locale.ROOT));
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }
}
