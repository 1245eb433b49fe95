package dev.cauce.engine.channel;

import dev.cauce.channel.api.ChannelEvent;
import dev.cauce.channel.api.ContactAddress;
import dev.cauce.channel.api.InboundPublisher;
import dev.cauce.channel.api.Part;
import dev.cauce.channel.api.Timeline;
import dev.cauce.channel.chat.ChatInput;
import dev.cauce.channel.chat.ClientFrame;
import dev.cauce.channel.chat.ServerFrame;
import dev.cauce.channel.chat.VisitorConnections;
import dev.cauce.engine.conversation.ConversationHistory;
import dev.cauce.engine.conversation.Ratings;
import dev.cauce.engine.conversation.StoredMessage;
import dev.cauce.engine.security.Tokens;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.core.Vertx;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.BooleanSupplier;
import org.jboss.logging.Logger;

/** The visitors that are connected to this process, and what their connections need of the engine. */
@Singleton
class ChatNode implements VisitorConnections {
    private static final Logger LOG = Logger.getLogger(ChatNode.class);

    private final Map<String, Set<VisitorConnection>> connections = new ConcurrentHashMap<>();
    private final Tokens tokens;
    private final InboundPublisher publisher;
    private final ConversationHistory history;
    private final AttachmentStore attachments;
    private final Ratings ratings;
    private final Clock clock;
    private final MeterRegistry metrics;
    private final Vertx vertx;
    private final Turns histories;

    ChatNode(
            Tokens tokens,
            InboundPublisher publisher,
            ConversationHistory history,
            AttachmentStore attachments,
            Ratings ratings,
            Clock clock,
            ChatSettings settings,
            MeterRegistry metrics,
            Vertx vertx) {
        this.tokens = tokens;
        this.publisher = publisher;
        this.history = history;
        this.attachments = attachments;
        this.ratings = ratings;
        this.clock = clock;
        this.metrics = metrics;
        this.vertx = vertx;
        this.histories = new Turns(settings.historiesAtOnce(), Infrastructure.getDefaultExecutor());
        metrics.gauge("cauce.chat.histories.waiting", histories, Turns::waiting);
        metrics.gaugeMapSize("cauce.chat.visitors.connected", List.of(), connections);
    }

    /** What a visitor sent cannot be taken as it is. */
    private static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1;
        private final String code;

        Refused(String code, String message) {
            super(message, null, false, false);
            this.code = code;
        }
    }

    Instant now() {
        return clock.instant();
    }

    /** Does this at a moment of its own between the middle and the end of a pause. */
    void within(Duration pause, Runnable action) {
        long most = pause.toMillis();
        vertx.setTimer(ThreadLocalRandom.current().nextLong(most / 2, most) + 1, _ -> action.run());
    }

    void join(ContactAddress contact, VisitorConnection connection) {
        connections.compute(contact.key(), (_, present) -> {
            Set<VisitorConnection> all = present == null ? ConcurrentHashMap.newKeySet() : present;
            all.add(connection);
            return all;
        });
    }

    void leave(ContactAddress contact, VisitorConnection connection) {
        connections.computeIfPresent(contact.key(), (_, present) -> {
            present.remove(connection);
            return present.isEmpty() ? null : present;
        });
    }

    boolean isConnected(ContactAddress contact) {
        return connections.containsKey(contact.key());
    }

    @Override
    public void tell(ContactAddress contact, ServerFrame frame) {
        connections
                .getOrDefault(contact.key(), Set.of())
                .forEach(connection -> connection.on(new ChatInput.Told(frame)));
    }

    Optional<ContactAddress> verified(String token, String channel) {
        return tokens.verifyVisitor(token)
                .filter(visitor -> visitor.channel().equals(channel))
                .map(visitor -> new ContactAddress(visitor.client().value(), visitor.channel(), visitor.address()));
    }

    CompletionStage<InboundPublisher.Accepted> publish(ChannelEvent.MessageReceived event) {
        List<String> files = event.parts().stream()
                .filter(Part.Attachment.class::isInstance)
                .map(part -> ((Part.Attachment) part).id())
                .toList();
        return files.isEmpty()
                ? publisher.publish(event)
                : attachments
                        .find(event.from(), files)
                        .map(found -> described(event, found))
                        .subscribeAsCompletionStage()
                        .thenCompose(publisher::publish);
    }

    private static ChannelEvent.MessageReceived described(
            ChannelEvent.MessageReceived event, Map<String, Part.Attachment> found) {
        List<Part> parts = event.parts().stream()
                .map(part -> part instanceof Part.Attachment file ? described(file, found) : part)
                .toList();
        return new ChannelEvent.MessageReceived(event.id(), event.from(), event.at(), event.senderName(), parts);
    }

    private static Part described(Part.Attachment file, Map<String, Part.Attachment> found) {
        Part.Attachment known = found.get(file.id());
        if (known == null) {
            throw new Refused("unknown-attachment", "Upload the attachment first, with this visitor's token.");
        }
        return known;
    }

    ChatInput refusal(String messageId, Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        if (cause instanceof Refused refused) {
            metrics.counter("cauce.chat.refused", "reason", refused.code).increment();
            return new ChatInput.NotPublished(messageId, refused.code, String.valueOf(refused.getMessage()));
        }
        metrics.counter("cauce.chat.refused", "reason", "not-durable").increment();
        LOG.warnf(cause, "A visitor's message may not be durable");
        return new ChatInput.NotPublished(
                messageId, "not-taken", "The message could not be kept just now. Send it again under the same id.");
    }

    void publishQuietly(ChannelEvent event) {
        publisher.publish(event).whenComplete((_, failure) -> {
            if (failure != null) {
                LOG.warnf(failure, "A visitor's event may not be durable");
            }
        });
    }

    /** Stores the rating, once; the answer is what is stored. */
    CompletionStage<ChatInput> rate(ContactAddress contact, ClientFrame.Rate rating) {
        Uni<ChatInput> rated = ratings.store(
                        contact, new Ratings.Rating(rating.conversation(), rating.score(), rating.comment()))
                .map(stored -> stored.<ChatInput>map(score -> new ChatInput.Rated(rating.conversation(), score))
                        .orElseGet(() -> new ChatInput.NotPublished(
                                rating.conversation(),
                                "nothing-to-rate",
                                "This conversation is not over, or its rating was not asked for.")));
        return rated.onFailure()
                .invoke(failure ->
                        LOG.warnf(failure, "A visitor's rating was not stored channel=%s", contact.channel()))
                .onFailure()
                .recoverWithItem(() -> new ChatInput.NotPublished(
                        rating.conversation(), "not-rated", "The rating could not be kept just now. Send it again."))
                .subscribeAsCompletionStage();
    }

    void signal(ChannelEvent.ContactTyping typing) {
        publisher.signal(typing);
    }

    /** Reads in turn: a crowd that comes back after an outage asks no more of PostgreSQL at once than a few. */
    CompletionStage<ChatInput> load(ContactAddress contact, long after, int limit, BooleanSupplier isWanted) {
        return histories.take(() -> isWanted.getAsBoolean()
                ? read(contact, after, limit)
                : CompletableFuture.completedFuture(new ChatInput.NotLoaded()));
    }

    private CompletionStage<ChatInput> read(ContactAddress contact, long after, int limit) {
        Uni<ChatInput> loading = history.since(contact, after, limit)
                .map(since -> new ChatInput.Loaded(
                        since.messages().stream().map(ChatNode::entry).toList(),
                        since.newest()
                                .flatMap(one -> one.ending()
                                        .map(ending -> VisitorTidings.closed(one.id(), ending, one.asksForRating())))
                                .orElse(null)));
        return loading.subscribeAsCompletionStage();
    }

    static Timeline.Entry entry(StoredMessage message) {
        return new Timeline.Entry(
                message.id(),
                message.clientId(),
                message.conversation(),
                message.sequence(),
                message.author(),
                message.senderName(),
                message.at(),
                message.parts(),
                message.receipt());
    }
}
