package dev.cauce.engine.desk;

import dev.cauce.channel.api.Capability;
import dev.cauce.channel.api.Part;
import dev.cauce.engine.channel.outbound.Adapters;
import dev.cauce.engine.conversation.ConversationHistory;
import dev.cauce.engine.conversation.ConversationPlace;
import dev.cauce.engine.persistence.ClientScope;
import dev.cauce.engine.web.FieldError;
import dev.cauce.engine.web.Problem;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whether a message may be sent as the answer to a certain one. */
@Singleton
class Answering {
    private final ConversationHistory history;
    private final Adapters adapters;

    Answering(ConversationHistory history, Adapters adapters) {
        this.history = history;
        this.adapters = adapters;
    }

    /** What says so in the message; empty when it answers none. Fails with 400 when the channel cannot, or there is none. */
    Uni<Optional<Part>> quote(ClientScope scope, ConversationPlace conversation, @Nullable String answered) {
        if (answered == null) {
            return Uni.createFrom().item(Optional.empty());
        }
        if (adapters.of(conversation.kind())
                .filter(adapter -> adapter.capabilities().has(Capability.ANSWERS))
                .isEmpty()) {
            throw refusal(
                    answered, "This channel cannot show what a message answers. Leave it out, and say it in words.");
        }
        return history.message(scope, answered)
                .map(found -> found.filter(one -> !one.note() && one.contact().equals(conversation.contact()))
                        .<Part>map(one -> new Part.Quote(one.id()))
                        .map(Optional::of)
                        .orElseThrow(() -> refusal(
                                answered, "No such message with this contact. Send the id of one that both can see.")));
    }

    private static RuntimeException refusal(String answered, String message) {
        return Problem.invalid(FieldError.of("answers", answered, message)).exception();
    }
}
