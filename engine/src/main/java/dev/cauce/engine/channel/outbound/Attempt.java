package dev.cauce.engine.channel.outbound;

import dev.cauce.channel.api.DeliveryOutcome;
import dev.cauce.channel.api.MessageAdapter;
import dev.cauce.channel.api.OutboundMessage;
import dev.cauce.channel.api.Part;
import dev.cauce.channel.api.ReadMark;
import dev.cauce.engine.conversation.ConversationHistory;
import dev.cauce.engine.conversation.ReadMarks;
import dev.cauce.engine.conversation.StoredMessage;
import dev.cauce.engine.persistence.ClientScope;
import dev.cauce.routing.core.ClientId;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;

/** Reads a message's words and hands them to its adapter. Whatever happens is an outcome. Blocks. */
@ApplicationScoped
class Attempt {
    private static final Logger LOG = Logger.getLogger(Attempt.class);
    private static final Duration TO_READ = Duration.ofSeconds(10);
    private static final DeliveryOutcome NOT_NOW = new DeliveryOutcome.RetryLater(Duration.ZERO);

    private final Adapters adapters;
    private final ConversationHistory history;
    private final Quotes quotes;
    private final OutboundSettings settings;

    Attempt(Adapters adapters, ConversationHistory history, Quotes quotes, OutboundSettings settings) {
        this.adapters = adapters;
        this.history = history;
        this.quotes = quotes;
        this.settings = settings;
    }

    DeliveryOutcome at(Delivery delivery) {
        try {
            return delivery.isReadMark() ? read(delivery) : message(delivery);
        } catch (RuntimeException failure) {
            LOG.warnf(failure, "A message could not be tried message=%s kind=%s", delivery.message(), delivery.kind());
            return NOT_NOW;
        }
    }

    /** What the provider knows by no id of its own, it cannot be told of. */
    private DeliveryOutcome read(Delivery delivery) {
        Optional<MessageAdapter> adapter = adapters.of(delivery.kind());
        if (adapter.isEmpty()) {
            return NOT_NOW;
        }
        return stored(delivery, ReadMarks.message(delivery.message()))
                .flatMap(message -> Quotes.origin(message)
                        .map(origin -> awaited(
                                delivery,
                                adapter.get()
                                        .markRead(new ReadMark(
                                                delivery.to(),
                                                Objects.requireNonNullElse(message.clientId(), ""),
                                                origin)))))
                .orElseGet(() -> new DeliveryOutcome.Rejected("unknown-message", "The provider does not know it."));
    }

    private DeliveryOutcome message(Delivery delivery) {
        return stored(delivery, delivery.message())
                .filter(message -> message.parts().stream().noneMatch(Part.Unsupported.class::isInstance))
                .map(message -> deliver(delivery, message))
                .orElseGet(() -> new DeliveryOutcome.Rejected("erased", "The message was erased before it was sent."));
    }

    private Optional<StoredMessage> stored(Delivery delivery, String message) {
        return history.inPipeline()
                .message(ClientScope.of(new ClientId(delivery.to().client())), message)
                .await()
                .atMost(TO_READ);
    }

    private DeliveryOutcome deliver(Delivery delivery, StoredMessage message) {
        Optional<MessageAdapter> adapter = adapters.of(delivery.kind());
        if (adapter.isEmpty()) {
            return NOT_NOW;
        }
        return awaited(
                delivery,
                adapter.get()
                        .deliver(new OutboundMessage(
                                message.id(),
                                delivery.to(),
                                message.conversation(),
                                message.sequence(),
                                message.at(),
                                message.senderName(),
                                quotes.sendable(message))));
    }

    private DeliveryOutcome awaited(Delivery delivery, CompletionStage<DeliveryOutcome> handed) {
        try {
            return outcome(delivery, handed.toCompletableFuture());
        } catch (TimeoutException late) {
            LOG.errorf("An attempt is given up and made again message=%s kind=%s", delivery.message(), delivery.kind());
            return NOT_NOW;
        } catch (ExecutionException broken) {
            LOG.errorf(broken, "An adapter failed message=%s kind=%s", delivery.message(), delivery.kind());
            return NOT_NOW;
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return NOT_NOW;
        }
    }

    /** A second attempt beside one that still goes on could deliver twice: a slow one keeps its lane. */
    private DeliveryOutcome outcome(Delivery delivery, CompletableFuture<DeliveryOutcome> handed)
            throws ExecutionException, InterruptedException, TimeoutException {
        try {
            return handed.get(settings.attemptWithin().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            LOG.warnf("An attempt takes too long message=%s kind=%s", delivery.message(), delivery.kind());
            return handed.get(
                    settings.abandonAfter().minus(settings.attemptWithin()).toMillis(), TimeUnit.MILLISECONDS);
        }
    }
}
