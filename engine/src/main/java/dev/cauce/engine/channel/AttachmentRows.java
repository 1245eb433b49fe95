package dev.cauce.engine.channel;

import dev.cauce.channel.api.ContactAddress;
import dev.cauce.channel.api.Part;
import dev.cauce.engine.persistence.ClientScope;
import dev.cauce.engine.persistence.ScopedTransactions;
import dev.cauce.routing.core.ClientId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.SqlResult;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.StreamSupport;

/**
 * What PostgreSQL knows of files. Before content is put anywhere its id is among those to be removed, from a time on when
 * nobody can be at work with it any more; it leaves these in the transaction that adds the file. So a process may die at any
 * moment, and no content is left over.
 */
final class AttachmentRows {
    private static final String FIND = """
            select id, name, content_type, size from attachment
            where client_id = $1 and channel_id = $2 and address = $3 and id = any($4::text[])""";
    private static final String KNOWN = "select id, name, content_type, size from attachment where id = $1";
    private static final String OF_THE_DAY = "select bytes from media_day where client_id = $1 and day = $2";
    private static final String BEGIN = """
            insert into attachment_to_remove (id, client_id, since) values ($1, $2, $3)
            on conflict (id) do update set since = excluded.since""";
    private static final String END = "delete from attachment_to_remove where id = $1";
    private static final String ADD = """
            insert into attachment (id, client_id, channel_id, address, name, content_type, size, stored_at)
            values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict do nothing""";
    private static final String COUNT = """
            insert into media_day as counted (client_id, day, bytes) values ($1, $2, $3) on conflict (client_id, day)
            do update set bytes = counted.bytes + excluded.bytes where counted.bytes + excluded.bytes <= $4""";
    private static final String TO_REMOVE = """
            select id, exists (select from attachment a where a.id = r.id) as kept from attachment_to_remove r
            where since <= $1 order by since limit $2""";
    private static final String REMOVED = "delete from attachment_to_remove where id = any($1::text[]) and since <= $2";
    private static final String OLD_DAYS = "delete from media_day where day < $1";

    private final ScopedTransactions transactions;
    private final boolean inPipeline;

    AttachmentRows(ScopedTransactions transactions, boolean inPipeline) {
        this.transactions = transactions;
        this.inPipeline = inPipeline;
    }

    AttachmentRows inPipeline() {
        return new AttachmentRows(transactions, true);
    }

    /** How storing a file begins. */
    sealed interface Begun {
        record Ready() implements Begun {}

        /** It is stored already. */
        record Known(Part.Attachment file) implements Begun {}

        record DayIsFull() implements Begun {}
    }

    /** How storing a file ended. */
    enum Ended {
        STORED,
        DAY_IS_FULL,
        /** The content may be removed already. */
        TOO_LATE
    }

    /** How much of it a client may store on its day. */
    record Day(LocalDate day, long most) {}

    /** What is to be removed; of what is kept after all only the note goes. */
    record Leftover(String id, boolean isKept) {}

    Uni<Begun> begin(ContactAddress contact, String id, long size, Day day, Instant removedFrom) {
        return run(contact, db -> db.preparedQuery(KNOWN)
                .execute(Tuple.of(id))
                .chain(known -> known.size() > 0
                        ? Uni.createFrom()
                                .<Begun>item(new Begun.Known(
                                        described(known.iterator().next())))
                        : db.preparedQuery(OF_THE_DAY)
                                .execute(Tuple.of(contact.client(), day.day()))
                                .chain(counted -> {
                                    long before = counted.size() == 0
                                            ? 0
                                            : counted.iterator().next().getLong("bytes");
                                    return size > day.most() - before
                                            ? Uni.createFrom().<Begun>item(new Begun.DayIsFull())
                                            : db.preparedQuery(BEGIN)
                                                    .execute(Tuple.of(id, contact.client(), utc(removedFrom)))
                                                    .map(_ -> (Begun) new Begun.Ready());
                                })));
    }

    Uni<Ended> end(ContactAddress contact, Part.Attachment described, Day day, Instant now) {
        return run(contact, db -> db.preparedQuery(END)
                        .execute(Tuple.of(described.id()))
                        .chain(noted -> add(db, contact, described, now).chain(added -> {
                            if (added == 0) {
                                return Uni.createFrom().item(Ended.STORED);
                            }
                            if (noted.rowCount() == 0) {
                                return Uni.createFrom().<Ended>failure(new NotAdded(Ended.TOO_LATE));
                            }
                            return db.preparedQuery(COUNT)
                                    .execute(Tuple.of(contact.client(), day.day(), described.size(), day.most()))
                                    .chain(counted -> counted.rowCount() == 0
                                            ? Uni.createFrom().<Ended>failure(new NotAdded(Ended.DAY_IS_FULL))
                                            : Uni.createFrom().item(Ended.STORED));
                        })))
                .onFailure(NotAdded.class)
                .recoverWithItem(refused -> refused.how);
    }

    /** Nothing of it is to be kept. */
    Uni<Void> abandon(ContactAddress contact, String id, Instant now) {
        return run(contact, db -> db.preparedQuery(BEGIN)
                .execute(Tuple.of(id, contact.client(), utc(now)))
                .replaceWithVoid());
    }

    Uni<Map<String, Part.Attachment>> find(ContactAddress contact, List<String> ids) {
        return run(contact, db -> db.preparedQuery(FIND)
                .execute(Tuple.of(contact.client(), contact.channel(), contact.address(), ids.toArray(String[]::new)))
                .map(rows -> {
                    Map<String, Part.Attachment> found = new HashMap<>();
                    rows.forEach(row -> found.put(row.getString("id"), described(row)));
                    return found;
                }));
    }

    Uni<List<Leftover>> toRemove(Instant now, int most) {
        return run(ClientScope.everyone(), db -> db.preparedQuery(TO_REMOVE)
                .execute(Tuple.of(utc(now), most))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> new Leftover(row.getString("id"), row.getBoolean("kept")))
                        .toList()));
    }

    /** What was asked for at this time is done. */
    Uni<Void> removed(List<String> ids, Instant asked) {
        return run(ClientScope.everyone(), db -> db.preparedQuery(REMOVED)
                .execute(Tuple.of(ids.toArray(String[]::new), utc(asked)))
                .replaceWithVoid());
    }

    Uni<Void> forgetDaysBefore(LocalDate day) {
        return run(
                ClientScope.everyone(),
                db -> db.preparedQuery(OLD_DAYS).execute(Tuple.of(day)).replaceWithVoid());
    }

    /** Takes the transaction back. */
    private static final class NotAdded extends RuntimeException {
        private static final long serialVersionUID = 1;
        private final Ended how;

        NotAdded(Ended how) {
            super(how.name(), null, false, false);
            this.how = how;
        }
    }

    private static Uni<Integer> add(SqlConnection db, ContactAddress contact, Part.Attachment described, Instant now) {
        return db.preparedQuery(ADD)
                .execute(Tuple.from(List.of(
                        described.id(),
                        contact.client(),
                        contact.channel(),
                        contact.address(),
                        described.name(),
                        described.contentType(),
                        described.size(),
                        utc(now))))
                .map(SqlResult::rowCount);
    }

    private <T> Uni<T> run(ContactAddress contact, Function<SqlConnection, Uni<T>> work) {
        return run(ClientScope.of(new ClientId(contact.client())), work);
    }

    private <T> Uni<T> run(ClientScope scope, Function<SqlConnection, Uni<T>> work) {
        return inPipeline ? transactions.inPipeline(scope, work) : transactions.withConnection(scope, work);
    }

    private static Part.Attachment described(Row row) {
        return new Part.Attachment(
                row.getString("id"), row.getString("name"), row.getString("content_type"), row.getLong("size"));
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
