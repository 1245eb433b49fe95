package dev.cauce.engine.channel;

import dev.cauce.channel.api.ContactAddress;
import dev.cauce.channel.api.Notice.ClosedBy;
import dev.cauce.channel.api.Timeline.Author;
import dev.cauce.channel.chat.ServerFrame;
import dev.cauce.engine.configuration.ConfigurationView;
import dev.cauce.engine.configuration.definition.User;
import dev.cauce.engine.conversation.ConversationEvent;
import dev.cauce.engine.conversation.ConversationFeed;
import dev.cauce.routing.core.AgentId;
import dev.cauce.routing.core.Decision.Ending;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Tells connected visitors what happens in their threads. */
@Singleton
class VisitorTidings {
    private final ChatNode node;
    private final ConfigurationView configuration;
    private final Map<String, Waiting> waiting = new ConcurrentHashMap<>();

    /** A connected visitor whose conversation has no agent yet. */
    record Waiting(ContactAddress contact, String conversation) {}

    VisitorTidings(ChatNode node, ConfigurationView configuration) {
        this.node = node;
        this.configuration = configuration;
    }

    void start(@Observes StartupEvent started, ConversationFeed feed) {
        feed.addListener(this::tell);
    }

    /** Those who may be told their place, by conversation. */
    Map<String, Waiting> waiting() {
        waiting.values().removeIf(one -> !node.isConnected(one.contact()));
        return Map.copyOf(waiting);
    }

    static ServerFrame.Closed closed(String conversation, @Nullable Ending ending, boolean rate) {
        return new ServerFrame.Closed(
                conversation,
                switch (ending) {
                    case COMPLETED -> ClosedBy.AGENT;
                    case ABANDONED -> ClosedBy.CONTACT;
                    case CLOSED -> ClosedBy.SYSTEM;
                    case null -> ClosedBy.SYSTEM;
                },
                rate);
    }

    private void tell(ConversationEvent event) {
        if (!node.isConnected(event.contact())) {
            return;
        }
        switch (event) {
            case ConversationEvent.MessageStored(var message) -> {
                if (!message.note()) {
                    node.tell(event.contact(), new ServerFrame.Message(ChatNode.entry(message)));
                }
                if (message.author() == Author.CONTACT) {
                    waiting.put(event.conversation(), new Waiting(event.contact(), event.conversation()));
                }
            }
            case ConversationEvent.ReceiptAdvanced receipt ->
                node.tell(event.contact(), new ServerFrame.Status(receipt.author(), receipt.upTo(), receipt.receipt()));
            case ConversationEvent.MessageReported _,
                    ConversationEvent.ContactChanged _,
                    ConversationEvent.FileSettled _ -> {}
            case ConversationEvent.AgentJoined joined -> {
                waiting.remove(event.conversation());
                node.tell(event.contact(), new ServerFrame.Agent(name(joined.agent())));
            }
            case ConversationEvent.ConversationEnded ended -> {
                waiting.remove(event.conversation());
                node.tell(
                        event.contact(),
                        closed(ended.conversation(), ended.ending(), Boolean.TRUE.equals(ended.askedToRate())));
            }
            case ConversationEvent.TypingChanged typing -> {
                if (typing.author() == Author.AGENT) {
                    node.tell(event.contact(), new ServerFrame.Typing(typing.typing()));
                }
            }
        }
    }

    private String name(String agent) {
        return configuration.agent(new AgentId(agent)).map(User::name).orElse(agent);
    }
}
