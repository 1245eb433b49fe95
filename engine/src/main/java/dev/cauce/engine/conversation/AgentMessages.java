package dev.cauce.engine.conversation;

import dev.cauce.engine.routing.Topics;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** Where desks hand in what agents do in conversations. */
@ApplicationScoped
public class AgentMessages {
    private final RecordSender sender;
    private final Topics topics;

    AgentMessages(RecordSender sender, Topics topics) {
        this.sender = sender;
        this.topics = topics;
    }

    /**
     * Completes when the event is on all in-sync replicas: it will be stored, in order with what the contact writes. Handing
     * in the same event again is harmless. The caller has checked that the agent has the conversation.
     */
    public CompletableFuture<Void> send(AgentEvent event) {
        return sender.send(topics.agentMessages(), event.contact().key(), ConversationJson.write(event), Map.of());
    }
}
