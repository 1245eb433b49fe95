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
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * Addresses that are one person's because somebody of the staff said so: nothing merges by itself, and nothing ever across clients.
 * Keys, threads and messages stay with their addresses, so that a merge is undone by a split. Each change stands in the audit and
 * is told to the desks that show the contact.
 */
@ApplicationScoped
public class ContactMerges {
    /** The addresses of a contact, given a client and one of them as {@code $1} and {@code $2}. */
    static final String ADDRESSES_OF = """
            (select $2::text union select o.address from contact_person p join contact_person o
            on o.client_id = p.client_id and o.person = p.person where p.client_id = $1 and p.address = $2)""";

    static final int MOST_ADDRESSES = 20;
    static final String LOCK = "select pg_advisory_xact_lock(hashtext('contacts of ' || $1))";
    private static final String KNOWN =
            "select min(contact_id) as contact from thread where client_id = $1 and address = $2";
    private static final String OWN_CONTACT =
            "select t.contact_id from conversation c join thread t on t.id = c.thread_id where c.id = $1";
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
    private final KnownAddresses known;
    private final ContactSignals signals;
    private final Clock clock;
    private final MeterRegistry metrics;

    ContactMerges(
            ScopedTransactions transactions,
            KnownAddresses known,
            ContactSignals signals,
            Clock clock,
            MeterRegistry metrics) {
        this.transactions = transactions;
        this.known = known;
        this.signals = signals;
        this.clock = clock;
        this.metrics = metrics;
    }

    /** What came of it. */
    public enum Outcome {
        /** As asked, now or before. */
        DONE,
        /** No conversation of the client has this address, or the agent has not been shown to know it. */
        UNKNOWN,
        /** One person would have more than 20 addresses. */
        TOO_MANY
    }

    /**
     * Who merges.
     *
     * @param anyAddress whether any address of the client will do, and not only one that the user knows by own work
     */
    public record Merger(String user, boolean anyAddress) {}

    private record Told(Outcome outcome, List<ConversationEvent.ContactChanged> signals) {
        private static final Told NOTHING = new Told(Outcome.DONE, List.of());

        Told {
            signals = List.copyOf(signals);
        }
    }

    /** The contact of this conversation also has that address. */
    public Uni<Outcome> merge(ClientScope scope, ConversationPlace conversation, String address, Merger by) {
        return transactions
                .withConnection(scope, db -> mayMerge(db, conversation, address, by)
                        .chain(may -> locked(db, conversation, address)
                                .chain(persons -> isOne(conversation, address, persons)
                                        ? Uni.createFrom().item(Told.NOTHING)
                                        : merge(db, conversation, address, persons, may, by.user()))))
                .onFailure(TooMany.class)
                .recoverWithItem(new Told(Outcome.TOO_MANY, List.of()))
                .map(this::tell);
    }

    /** That address is another person's than the contact's of this conversation; also when it was one already. */
    public Uni<Outcome> split(ClientScope scope, ConversationPlace conversation, String address, String by) {
        return transactions
                .withConnection(scope, db -> locked(db, conversation, address)
                        .chain(persons -> isOne(conversation, address, persons)
                                ? split(db, conversation, address, persons, by)
                                : Uni.createFrom().item(Told.NOTHING)))
                .map(this::tell);
    }

    private Outcome tell(Told told) {
        signals.tell(told.signals());
        return told.outcome();
    }

    private Uni<Map<String, UUID>> locked(SqlConnection db, ConversationPlace conversation, String address) {
        return db.preparedQuery(LOCK)
                .execute(Tuple.of(conversation.contact().client()))
                .chain(() -> persons(db, conversation.contact(), address));
    }

    private static boolean isOne(ConversationPlace conversation, String address, Map<String, UUID> persons) {
        String own = conversation.contact().address();
        UUID person = persons.get(own);
        return address.equals(own) || (person != null && person.equals(persons.get(address)));
    }

    private Uni<Told> split(
            SqlConnection db, ConversationPlace conversation, String address, Map<String, UUID> persons, String by) {
        ContactAddress contact = conversation.contact();
        UUID person = Objects.requireNonNull(persons.get(contact.address()));
        return about(db, contact).chain(told -> db.preparedQuery(REMOVE)
                .execute(Tuple.of(contact.client(), address))
                .chain(() -> db.preparedQuery(REMOVE_LAST).execute(Tuple.of(contact.client(), person)))
                .chain(() -> contact(db, contact.client(), address))
                .chain(other -> audit(db, conversation, "split", other.orElse("?"), by))
                .replaceWith(told));
    }

    /** The desks that show the contact, as it is at this moment. */
    private Uni<Told> about(SqlConnection db, ContactAddress contact) {
        return signals.about(db, contact, ConversationEvent.OfContact.ADDRESSES)
                .map(told -> new Told(Outcome.DONE, told));
    }

    /** The id of a contact that has the address; none when no conversation of the client has it. */
    private static Uni<Optional<String>> contact(SqlConnection db, String client, String address) {
        return db.preparedQuery(KNOWN)
                .execute(Tuple.of(client, address))
                .map(rows -> Optional.ofNullable(rows.iterator().next().getString("contact")));
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

    /** Found out first, so that the answer takes as long for an address that nobody has, and nobody waits for it. */
    private Uni<Boolean> mayMerge(SqlConnection db, ConversationPlace conversation, String address, Merger by) {
        return by.anyAddress() ? Uni.createFrom().item(true) : known.isKnown(db, conversation, address, by.user());
    }

    private Uni<Told> merge(
            SqlConnection db,
            ConversationPlace conversation,
            String address,
            Map<String, UUID> persons,
            boolean may,
            String by) {
        return contact(db, conversation.contact().client(), address)
                .chain(other -> may && other.isPresent()
                        ? join(db, conversation, address, persons, by)
                                .chain(() -> audit(db, conversation, "merge", other.get(), by))
                                .chain(() -> about(db, conversation.contact()))
                        : Uni.createFrom().item(new Told(Outcome.UNKNOWN, List.of())));
    }

    private Uni<Void> join(
            SqlConnection db, ConversationPlace conversation, String address, Map<String, UUID> persons, String by) {
        ContactAddress contact = conversation.contact();
        UUID own = persons.get(contact.address());
        UUID others = persons.get(address);
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
                        : Uni.createFrom().voidItem());
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

    /** The subject is the conversation in which it was said, its contact, and the other one. */
    private Uni<Void> audit(SqlConnection db, ConversationPlace conversation, String action, String other, String by) {
        return db.preparedQuery(OWN_CONTACT)
                .execute(Tuple.of(conversation.id()))
                .map(rows -> rows.iterator().next().getString("contact_id"))
                .chain(own -> db.preparedQuery(AUDIT)
                        .execute(Tuple.of(
                                clock.instant().atOffset(ZoneOffset.UTC),
                                by,
                                action,
                                conversation.id() + " " + own + " " + other,
                                conversation.contact().client())))
                .invoke(() -> metrics.counter("cauce.contact.changes", "action", action)
                        .increment())
                .replaceWithVoid();
    }
}
