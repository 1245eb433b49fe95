package dev.cauce.engine.conversation;

import dev.cauce.channel.api.ContactAddress;
import dev.cauce.channel.api.Part;
import dev.cauce.engine.persistence.ClientScope;
import dev.cauce.engine.persistence.ScopedTransactions;
import dev.cauce.routing.core.ClientId;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import javax.crypto.SecretKey;
import org.jspecify.annotations.Nullable;

/** What contacts say of conversations when they are over: once, and only when they were asked. Comments are encrypted. */
@ApplicationScoped
public class Ratings {
    private static final String ADD = """
            insert into rating (conversation_id, client_id, score, comment, rated_at)
            select id, client_id, $3, $4, $5 from conversation
            where id = $1 and thread_id = $2 and rating_asked and ending_told
            on conflict do nothing""";
    private static final String OF_THREAD = """
            select r.score from rating r join conversation c on c.id = r.conversation_id
            where r.conversation_id = $1 and c.thread_id = $2""";
    private static final String READ = """
            select r.conversation_id, r.score, r.comment, t.contact_id, k.wrapped
            from rating r join conversation c on c.id = r.conversation_id join thread t on t.id = c.thread_id
            left join contact_key k on k.contact_id = t.contact_id
            where r.conversation_id = any($1::text[])""";

    private final ScopedTransactions transactions;
    private final ContactKeys keys;
    private final Clock clock;
    private final MeterRegistry metrics;

    Ratings(ScopedTransactions transactions, ContactKeys keys, Clock clock, MeterRegistry metrics) {
        this.transactions = transactions;
        this.keys = keys;
        this.clock = clock;
        this.metrics = metrics;
    }

    /**
     * How good a conversation was.
     *
     * @param score from 1 to 5
     * @param comment may be empty, also because the contact's words were erased
     */
    public record Rating(String conversation, int score, String comment) {}

    /** The score that is stored, which is that of the first rating; empty when there is nothing for this contact to rate. */
    public Uni<Optional<Integer>> store(ContactAddress contact, Rating rating) {
        var scope = ClientScope.of(new ClientId(contact.client()));
        return transactions.withConnection(scope, db -> keys.read(db, List.of(contact))
                .chain(found -> add(db, contact, rating, found.get(ConversationIds.contact(contact)))
                        .chain(added -> stored(db, contact, rating).invoke(_ -> {
                            if (added) {
                                counted(rating);
                            }
                        }))));
    }

    private Uni<Boolean> add(SqlConnection db, ContactAddress contact, Rating rating, @Nullable SecretKey key) {
        return db.preparedQuery(ADD)
                .execute(Tuple.of(
                        rating.conversation(),
                        ConversationIds.thread(contact),
                        (short) rating.score(),
                        key == null || rating.comment().isEmpty() ? null : sealed(key, rating),
                        clock.instant().atOffset(ZoneOffset.UTC)))
                .map(rows -> rows.rowCount() == 1);
    }

    private void counted(Rating rating) {
        metrics.counter("cauce.chat.ratings", "score", String.valueOf(rating.score()))
                .increment();
    }

    private static Uni<Optional<Integer>> stored(SqlConnection db, ContactAddress contact, Rating rating) {
        return db.preparedQuery(OF_THREAD)
                .execute(Tuple.of(rating.conversation(), ConversationIds.thread(contact)))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> row.getShort("score").intValue())
                        .findFirst());
    }

    private Buffer sealed(SecretKey key, Rating rating) {
        return keys.seal(key, bodyId(rating.conversation()), new Body(null, List.of(new Part.Text(rating.comment()))));
    }

    /** The ratings of those conversations that have one, by conversation. */
    Uni<Map<String, Rating>> read(SqlConnection db, List<String> conversations) {
        return db.preparedQuery(READ)
                .execute(Tuple.of((Object) conversations.toArray(String[]::new)))
                .map(rows -> {
                    Map<String, Rating> all = new HashMap<>();
                    rows.forEach(row -> all.put(row.getString("conversation_id"), rating(row)));
                    return all;
                });
    }

    private Rating rating(Row row) {
        var conversation = row.getString("conversation_id");
        Buffer comment = row.get(Buffer.class, "comment");
        Buffer wrapped = row.get(Buffer.class, "wrapped");
        var words = comment == null
                ? ""
                : keys.open(
                                row.getString("contact_id"),
                                wrapped == null ? null : wrapped.getBytes(),
                                bodyId(conversation),
                                comment.getBytes())
                        .map(Ratings::words)
                        .orElse("");
        return new Rating(conversation, row.getShort("score"), words);
    }

    private static String words(Body body) {
        return body.parts().stream()
                .flatMap(part -> part instanceof Part.Text text ? Stream.of(text.text()) : Stream.empty())
                .collect(Collectors.joining("\n"));
    }

    /** What a comment is bound to when it is encrypted; no message has a blank in its id. */
    private static String bodyId(String conversation) {
        return "rating " + conversation;
    }
}
