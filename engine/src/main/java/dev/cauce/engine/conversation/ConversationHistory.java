package dev.cauce.engine.conversation;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.cauce.channel.api.ContactAddress;
import dev.cauce.channel.api.Part;
import dev.cauce.channel.api.Receipt;
import dev.cauce.channel.api.Timeline.Author;
import dev.cauce.engine.persistence.ClientScope;
import dev.cauce.engine.persistence.ScopedTransactions;
import dev.cauce.routing.core.ClientId;
import dev.cauce.routing.core.Decision.Ending;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;

/** Reads conversations and their messages, page by page; never more than the scope allows. Call on a Vert.x context. */
@ApplicationScoped
public class ConversationHistory {
    private static final int MOST_PLACES = 100_000;
    private static final Body ERASED = new Body(null, List.of(new Part.Unsupported("erased")));

    private final ScopedTransactions transactions;
    private final ContactKeys keys;
    private final int largestPage;
    private final Cache<String, ConversationPlace> places =
            Caffeine.newBuilder().maximumSize(MOST_PLACES).build();

    ConversationHistory(ScopedTransactions transactions, ContactKeys keys, ConversationSettings settings) {
        this.transactions = transactions;
        this.keys = keys;
        this.largestPage = settings.largestPage();
    }

    /** Empty when there is none or the scope does not show it. */
    public Uni<Optional<ConversationPlace>> place(ClientScope scope, String conversation) {
        var known = places.getIfPresent(conversation);
        if (known != null) {
            return Uni.createFrom()
                    .item(Optional.of(known)
                            .filter(one ->
                                    scope.shows(new ClientId(one.contact().client()))));
        }
        return transactions
                .withSession(scope, session -> session.createQuery(
                                "select c.id, c.kind, c.operation, t.client, t.channel, t.address from ConversationRow c"
                                        + " join ThreadRow t on t.id = c.thread where c.id = :conversation",
                                Object[].class)
                        .setParameter("conversation", conversation)
                        .getSingleResultOrNull())
                .map(row -> Optional.ofNullable(row).map(ConversationHistory::place))
                .invoke(found -> found.ifPresent(place -> places.put(place.id(), place)));
    }

    private static ConversationPlace place(Object[] row) {
        return new ConversationPlace(
                (String) row[0],
                new ContactAddress((String) row[3], (String) row[4], (String) row[5]),
                (String) row[1],
                (String) row[2]);
    }

    /** What a contact has not seen, and the contact's newest conversation. */
    public record Since(List<StoredMessage> messages, Optional<ConversationSummary> newest) {}

    /** The messages of a contact's thread after a sequence number, oldest first; no notes. */
    public Uni<Since> since(ContactAddress contact, long sequence, int limit) {
        var thread = ConversationIds.thread(contact);
        return transactions.withSession(
                ClientScope.of(new ClientId(contact.client())), session -> after(session, thread, sequence, limit)
                        .chain(messages -> newest(session, thread).map(newest -> new Since(messages, newest))));
    }

    private static Uni<Optional<ConversationSummary>> newest(Mutiny.Session session, String thread) {
        return session.createQuery(
                        "from ConversationRow where thread = :thread order by startedAt desc, id",
                        ConversationRow.class)
                .setParameter("thread", thread)
                .setMaxResults(1)
                .getResultList()
                .chain(rows -> rows.isEmpty() ? none() : summary(session, rows.getFirst()));
    }

    private Uni<List<StoredMessage>> after(Mutiny.Session session, String thread, long sequence, int limit) {
        return session.createQuery(
                        "from MessageRow where thread = :thread and sequence > :sequence and not note"
                                + " order by sequence",
                        MessageRow.class)
                .setParameter("thread", thread)
                .setParameter("sequence", sequence)
                .setMaxResults(Math.min(limit, largestPage))
                .getResultList()
                .chain(rows -> opened(session, rows));
    }

    /** The messages and notes of a conversation before a sequence number, oldest first, at most {@code limit} newest. */
    public Uni<List<StoredMessage>> before(ClientScope scope, String conversation, long sequence, int limit) {
        return transactions.withSession(scope, session -> session.createQuery(
                        "from MessageRow where conversation = :conversation and sequence < :sequence"
                                + " order by sequence desc",
                        MessageRow.class)
                .setParameter("conversation", conversation)
                .setParameter("sequence", sequence)
                .setMaxResults(Math.min(limit, largestPage))
                .getResultList()
                .chain(rows -> opened(session, rows.reversed())));
    }

    /** How many of the contact's messages no agent has read, by conversation; those without any are left out. */
    public Uni<Map<String, Integer>> unread(ClientScope scope, List<String> conversations) {
        return transactions.withSession(scope, session -> session.createQuery(
                        "select conversation, count(*) from MessageRow where conversation in (:conversations)"
                                + " and author = 'contact' and receipt <> 'read' group by conversation",
                        Object[].class)
                .setParameter("conversations", conversations)
                .getResultList()
                .map(rows -> rows.stream()
                        .collect(Collectors.toMap(row -> (String) row[0], row -> ((Number) row[1]).intValue()))));
    }

    /** Whether the scope shows a message with this id. */
    public Uni<Boolean> hasMessage(ClientScope scope, String message) {
        return transactions.withSession(
                scope, session -> session.find(MessageRow.class, message).map(Objects::nonNull));
    }

    private static Uni<Optional<ConversationSummary>> none() {
        return Uni.createFrom().item(Optional.empty());
    }

    private static Uni<Optional<ConversationSummary>> summary(Mutiny.Session session, ConversationRow row) {
        return session.find(ThreadRow.class, row.thread)
                .map(thread -> Optional.of(new ConversationSummary(
                        row.id,
                        new ContactAddress(thread.client, thread.channel, thread.address),
                        row.kind,
                        row.operation,
                        row.queue,
                        row.startedAt,
                        row.agent,
                        row.endedAt,
                        row.ending == null ? null : Ending.valueOf(row.ending.toUpperCase(Locale.ROOT)))));
    }

    /** All rows are of one thread. */
    private Uni<List<StoredMessage>> opened(Mutiny.Session session, List<MessageRow> rows) {
        if (rows.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        return session.find(ThreadRow.class, rows.getFirst().thread)
                .chain(thread -> session.find(ContactKeyRow.class, thread.contact)
                        .map(key -> rows.stream()
                                .map(row -> message(
                                        row,
                                        thread,
                                        keys.open(thread.contact, key == null ? null : key.wrapped, row.id, row.body)
                                                .orElse(ERASED)))
                                .toList()));
    }

    private static StoredMessage message(MessageRow row, ThreadRow thread, Body body) {
        return new StoredMessage(
                row.id,
                row.clientMessageId,
                new ContactAddress(thread.client, thread.channel, thread.address),
                row.conversation,
                row.sequence,
                Author.valueOf(row.author.toUpperCase(Locale.ROOT)),
                row.agent,
                body.senderName(),
                row.note,
                row.at,
                body.parts(),
                Receipt.valueOf(row.receipt.toUpperCase(Locale.ROOT)));
    }
}
