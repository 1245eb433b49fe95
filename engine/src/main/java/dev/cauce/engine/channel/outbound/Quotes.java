package dev.cauce.engine.channel.outbound;

import dev.cauce.channel.api.Part;
import dev.cauce.engine.conversation.ConversationHistory;
import dev.cauce.engine.conversation.StoredMessage;
import dev.cauce.engine.persistence.ClientScope;
import dev.cauce.routing.core.ClientId;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Says in the provider's words which message is answered. Blocks. */
@Singleton
class Quotes {
    private static final Duration TO_READ = Duration.ofSeconds(10);

    private final ConversationHistory history;
    private final DeliveryStore deliveries;

    Quotes(ConversationHistory history, DeliveryStore deliveries) {
        this.history = history.inPipeline();
        this.deliveries = deliveries;
    }

    /** The same parts for an adapter; an answer to what the provider does not know goes as any message. */
    List<Part> sendable(StoredMessage message) {
        List<Part> parts = new ArrayList<>();
        for (Part part : message.parts()) {
            if (part instanceof Part.Quote(String answered)) {
                origin(new ClientId(message.contact().client()), answered)
                        .await()
                        .atMost(TO_READ)
                        .ifPresent(origin -> parts.add(new Part.Answering(origin, null)));
            } else {
                parts.add(part);
            }
        }
        return parts;
    }

    private Uni<Optional<String>> origin(ClientId client, String answered) {
        return history.message(ClientScope.of(client), answered).chain(found -> {
            Optional<String> origin = found.flatMap(Quotes::origin);
            return origin.isPresent() ? Uni.createFrom().item(origin) : deliveries.providerId(client, answered);
        });
    }

    /** The provider's own id of what a contact wrote. */
    static Optional<String> origin(StoredMessage message) {
        return message.parts().stream()
                .filter(Part.Origin.class::isInstance)
                .map(part -> ((Part.Origin) part).id())
                .findFirst();
    }
}
