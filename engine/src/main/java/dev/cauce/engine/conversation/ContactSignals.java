package dev.cauce.engine.conversation;

import dev.cauce.channel.api.ContactAddress;
import dev.cauce.engine.routing.Topics;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.jboss.logging.Logger;

/** Tells the desks that show a contact that something of it changed; may be lost, and nobody waits. */
@ApplicationScoped
class ContactSignals {
    private static final Logger LOG = Logger.getLogger(ContactSignals.class);
    private static final Duration STILL_SHOWN = Duration.ofDays(1);
    private static final int MOST = 100;
    private static final String SHOWN = """
            select c.id, t.client_id, t.channel_id, t.address, t.topic
            from conversation c join thread t on t.id = c.thread_id
            where t.client_id = $1 and t.address in\s""" + ContactMerges.ADDRESSES_OF + """
             and (c.ended_at is null or c.ended_at > $3) order by c.started_at desc limit\s""" + MOST;

    private final RecordSender sender;
    private final Topics topics;
    private final Clock clock;

    ContactSignals(RecordSender sender, Topics topics, Clock clock) {
        this.sender = sender;
        this.topics = topics;
        this.clock = clock;
    }

    /** What is to be told of the contact's conversations that a desk may still show, with all addresses it has at this moment. */
    Uni<List<ConversationEvent.ContactChanged>> about(
            SqlConnection db, ContactAddress contact, ConversationEvent.OfContact what) {
        return db.preparedQuery(SHOWN)
                .execute(Tuple.of(
                        contact.client(),
                        contact.address(),
                        clock.instant().minus(STILL_SHOWN).atOffset(ZoneOffset.UTC)))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> new ConversationEvent.ContactChanged(
                                MessageRows.contact(row), row.getString("id"), what))
                        .toList());
    }

    /** Call when what changed is committed. */
    void tell(List<ConversationEvent.ContactChanged> signals) {
        signals.forEach(signal -> {
            var _ = sender.send(topics.signals(), signal.contact().key(), ConversationJson.write(signal), Map.of())
                    .whenComplete((_, failure) -> {
                        if (failure != null) {
                            LOG.debugf(
                                    failure, "A signal of a contact was lost conversation=%s", signal.conversation());
                        }
                    });
        });
    }
}
