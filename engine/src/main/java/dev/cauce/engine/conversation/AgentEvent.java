package dev.cauce.engine.conversation;

import dev.cauce.channel.api.ContactAddress;
import dev.cauce.channel.api.Part;
import dev.cauce.routing.core.Decision.Ending;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What comes to a conversation from the operator's side, in order; the values of the topic {@code agent-messages}, keyed by
 * the contact's address.
 */
public sealed interface AgentEvent {

    /** Derived from what the agent's request was identified by: the same request has the same id. */
    String id();

    ContactAddress contact();

    String conversation();

    /**
     * The agent wrote.
     *
     * @param id the message's id
     * @param senderName what the contact may know the agent by
     * @param note only staff see it
     */
    record MessageWritten(
            String id,
            ContactAddress contact,
            String conversation,
            String agent,
            String senderName,
            boolean note,
            Instant at,
            List<Part> parts)
            implements AgentEvent {
        public MessageWritten {
            parts = List.copyOf(parts);
            if (parts.isEmpty()) {
                throw new IllegalArgumentException("A message has at least one part.");
            }
        }
    }

    /** The agent has read what the contact wrote, up to and including this sequence number. */
    record ContactMessagesRead(String id, ContactAddress contact, String conversation, String agent, long upTo)
            implements AgentEvent {}

    /** What the configuration has a contact told, such as that the queue is closed; nobody of the staff wrote it. */
    record NoticeWritten(String id, ContactAddress contact, String conversation, Instant at, String text)
            implements AgentEvent {}

    /**
     * The router ended the conversation; what its agents had written until then comes before this.
     *
     * @param served whether it was with an agent at its end; absent in what was written before this was told
     */
    record ConversationClosed(
            String id,
            ContactAddress contact,
            String conversation,
            Ending ending,
            @Nullable Boolean served) implements AgentEvent {}
}
