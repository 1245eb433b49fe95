package dev.cauce.engine.conversation;

import dev.cauce.channel.api.ContactAddress;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.UUID;

/**
 * Addresses that a contact gives an agent. A new one becomes the contact's; one that is known as somebody else's does not, for
 * that is a merge. Call within one transaction.
 */
@ApplicationScoped
class GivenAddresses {
    private static final String WHOSE = "select $3 in " + ContactMerges.ADDRESSES_OF + " as own,"
            + " exists (select from thread where client_id = $1 and address = $3) as known,"
            + " (select person from contact_person where client_id = $1 and address = $2) as person,"
            + " (select count(*) from " + ContactMerges.ADDRESSES_OF + ") as many";
    private static final String ADD = """
            insert into contact_person (client_id, address, person, merged_by, merged_at)
            select $1, address, $3, $4, $5 from unnest($2::text[]) as address on conflict do nothing""";
    private static final String AUDIT = """
            insert into audit_entry (at, who, action, kind, subject, version, client_id)
            values ($1, $2, 'merge', 'contacts', $3, 0, $4)""";

    private final Clock clock;
    private final MeterRegistry metrics;

    GivenAddresses(Clock clock, MeterRegistry metrics) {
        this.clock = clock;
        this.metrics = metrics;
    }

    /** What came of it. */
    enum Outcome {
        /** The contact has it, now or before. */
        OWN,
        /** It is known as another contact's. */
        OTHERS,
        /** The contact would have too many. */
        TOO_MANY
    }

    /** The contact of this conversation gave that address. */
    Uni<Outcome> given(SqlConnection db, ConversationPlace conversation, String address, String by) {
        var contact = conversation.contact();
        return db.preparedQuery(ContactMerges.LOCK)
                .execute(Tuple.of(contact.client()))
                .chain(() -> db.preparedQuery(WHOSE).execute(Tuple.of(contact.client(), contact.address(), address)))
                .map(rows -> rows.iterator().next())
                .chain(row -> {
                    if (row.getBoolean("own")) {
                        return Uni.createFrom().item(Outcome.OWN);
                    }
                    if (row.getBoolean("known")) {
                        return Uni.createFrom().item(Outcome.OTHERS);
                    }
                    if (row.getLong("many") >= ContactMerges.MOST_ADDRESSES) {
                        return Uni.createFrom().item(Outcome.TOO_MANY);
                    }
                    UUID person = row.getUUID("person");
                    return add(db, conversation, address, person == null ? UUID.randomUUID() : person, by);
                });
    }

    private Uni<Outcome> add(SqlConnection db, ConversationPlace conversation, String address, UUID person, String by) {
        var contact = conversation.contact();
        var now = clock.instant().atOffset(ZoneOffset.UTC);
        var both = new String[] {contact.address(), address};
        return db.preparedQuery(ADD)
                .execute(Tuple.of(contact.client(), both, person, by, now))
                .chain(() -> db.preparedQuery(AUDIT)
                        .execute(Tuple.of(
                                now,
                                by,
                                conversation.id() + " "
                                        + ConversationIds.contact(
                                                new ContactAddress(contact.client(), contact.channel(), address)),
                                contact.client())))
                .invoke(() -> metrics.counter("cauce.contact.changes", "action", "merge")
                        .increment())
                .replaceWith(Outcome.OWN);
    }
}
