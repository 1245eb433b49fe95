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
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/**
 * Addresses that are one person's because somebody of the staff said so: nothing merges by itself, and nothing ever across clients.
 * Keys, threads and messages stay with their addresses, so that a merge is undone by a split. Each change stands in the audit.
 */
@ApplicationScoped
public class ContactMerges {
    /** The addresses of a contact, given a client and one of them as {@code $1} and {@code $2}. */
    static final String ADDRESSES_OF = """
            (select $2::text union select o.address from contact_person p join contact_person o
            on o.client_id = p.client_id and o.person = p.person where p.client_id = $1 and p.address = $2)""";

    static final int MOST_ADDRESSES = 20;
    static final String LOCK = "select pg_advisory_xact_lock(hashtext('contacts of ' || $1))";
    private static final String KNOWN = "select 1 from thread where client_id = $1 and address = $2 limit 1";
    private static final String PERSONS =
            "select address, person from contact_person where client_id = $1 and address in ($2, $3)";
    private static final String ADD = """
            insert into contact_person (client_id, address, person, merged_by, merged_at) values ($1, $2, $3, $4, $5)
            on conflict do nothing""";
    private static final String MOVE = "update contact_person set person = $3 where client_id = $1 and person = $2";
    private static final String COUNT =
            "select count(*) as many from contact_person where client_id = $1 and person = $2";
    private static final String REMOVE =
            "delete from contact_person where client_id = $1 and address = $2 returning person";
    private static final String REMOVE_LAST = """
            delete from contact_person p where p.client_id = $1 and p.person = $2 and
            (select count(*) from contact_person o where o.client_id = $1 and o.person = $2) = 1""";
    private static final String ONE_PERSON = "select $3 in " + ADDRESSES_OF + " as one";
    private static final String AUDIT = """
            insert into audit_entry (at, who, action, kind, subject, version, client_id)
            values ($1, $2, $3, 'contacts', $4, 0, $5)""";

    private final ScopedTransactions transactions;
    private final Clock clock;
    private final MeterRegistry metrics;

    ContactMerges(ScopedTransactions transactions, Clock clock, MeterRegistry metrics) {
        this.transactions = transactions;
        this.clock = clock;
        this.metrics = metrics;
    }

    /** What came of it. */
    public enum Outcome {
        /** As asked, now or before. */
        DONE,
        /** No conversation of the client has this address. */
        UNKNOWN,
        /** One person would have more than 20 addresses. */
        TOO_MANY,
        /** The address is not merged with the contact's. */
        NOT_MERGED
    }

    /** The contact of this conversation also has that address. */
    public Uni<Outcome> merge(ClientScope scope, ConversationPlace conversation, String address, String by) {
        ContactAddress contact = conversation.contact();
        return transactions
                .withConnection(scope, db -> db.preparedQuery(LOCK)
                        .execute(Tuple.of(contact.client()))
                        .chain(() -> db.preparedQuery(KNOWN).execute(Tuple.of(contact.client(), address)))
                        .chain(known -> known.size() == 0
                                ? Uni.createFrom().item(Outcome.UNKNOWN)
                                : persons(db, contact, address)
                                        .chain(persons -> merge(db, conversation, address, persons, by))))
                .onFailure(TooMany.class)
                .recoverWithItem(Outcome.TOO_MANY);
    }

    /** That address is another person's than the contact's of this conversation. */
    public Uni<Outcome> split(ClientScope scope, ConversationPlace conversation, String address, String by) {
        ContactAddress contact = conversation.contact();
        return transactions.withConnection(scope, db -> db.preparedQuery(LOCK)
                .execute(Tuple.of(contact.client()))
                .chain(() -> persons(db, contact, address))
                .chain(persons -> {
                    UUID own = persons.get(contact.address());
                    return own == null || !own.equals(persons.get(address))
                            ? Uni.createFrom().item(Outcome.NOT_MERGED)
                            : db.preparedQuery(REMOVE)
                                    .execute(Tuple.of(contact.client(), address))
                                    .chain(() -> db.preparedQuery(REMOVE_LAST).execute(Tuple.of(contact.client(), own)))
                                    .chain(() -> audit(db, conversation, "split", address, by));
                }));
    }

    /** Whether both are of one person in one operation. */
    public Uni<Boolean> areOfOnePerson(ClientScope scope, ConversationPlace one, ConversationPlace other) {
        ContactAddress contact = one.contact();
        if (!contact.client().equals(other.contact().client())
                || !one.operation().equals(other.operation())) {
            return Uni.createFrom().item(false);
        }
        if (contact.address().equals(other.contact().address())) {
            return Uni.createFrom().item(true);
        }
        return transactions
                .withConnection(scope, db -> db.preparedQuery(ONE_PERSON)
                        .execute(Tuple.of(
                                contact.client(),
                                contact.address(),
                                other.contact().address())))
                .map(rows -> rows.iterator().next().getBoolean("one"));
    }

    private static Uni<Map<String, UUID>> persons(SqlConnection db, ContactAddress contact, String address) {
        return db.preparedQuery(PERSONS)
                .execute(Tuple.of(contact.client(), contact.address(), address))
                .map(ContactMerges::persons);
    }

    private static Map<String, UUID> persons(RowSet<Row> rows) {
        Map<String, UUID> persons = new HashMap<>();
        rows.forEach(row -> persons.put(row.getString("address"), row.getUUID("person")));
        return persons;
    }

    private Uni<Outcome> merge(
            SqlConnection db, ConversationPlace conversation, String address, Map<String, UUID> persons, String by) {
        ContactAddress contact = conversation.contact();
        UUID own = persons.get(contact.address());
        UUID others = persons.get(address);
        if (address.equals(contact.address()) || (own != null && own.equals(others))) {
            return Uni.createFrom().item(Outcome.DONE);
        }
        UUID person = own == null ? Objects.requireNonNullElseGet(others, UUID::randomUUID) : own;
        Uni<Void> moved = own == null || others == null
                ? Uni.createFrom().voidItem()
                : db.preparedQuery(MOVE)
                        .execute(Tuple.of(contact.client(), others, own))
                        .replaceWithVoid();
        return moved.chain(() -> add(db, contact.client(), contact.address(), person, by))
                .chain(() -> add(db, contact.client(), address, person, by))
                .chain(() -> db.preparedQuery(COUNT).execute(Tuple.of(contact.client(), person)))
                .chain(rows -> rows.iterator().next().getLong("many") > MOST_ADDRESSES
                        ? Uni.createFrom().failure(new TooMany())
                        : audit(db, conversation, "merge", address, by));
    }

    /** Rolls the merge back. */
    private static final class TooMany extends RuntimeException {
        private static final long serialVersionUID = 1;

        TooMany() {
            super("One person would have more than %d addresses.".formatted(MOST_ADDRESSES), null, false, false);
        }
    }

    private Uni<Void> add(SqlConnection db, String client, String address, UUID person, String by) {
        return db.preparedQuery(ADD)
                .execute(Tuple.of(client, address, person, by, clock.instant().atOffset(ZoneOffset.UTC)))
                .replaceWithVoid();
    }

    private Uni<Outcome> audit(
            SqlConnection db, ConversationPlace conversation, String action, String address, String by) {
        ContactAddress contact = conversation.contact();
        var other = ConversationIds.contact(new ContactAddress(contact.client(), contact.channel(), address));
        return db.preparedQuery(AUDIT)
                .execute(Tuple.of(
                        clock.instant().atOffset(ZoneOffset.UTC),
                        by,
                        action,
                        conversation.id() + " " + other,
                        contact.client()))
                .invoke(() -> metrics.counter("cauce.contact.changes", "action", action)
                        .increment())
                .replaceWith(Outcome.DONE);
    }
}
