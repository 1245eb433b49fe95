package dev.cauce.engine.conversation;

import dev.cauce.channel.api.ContactAddress;
import dev.cauce.channel.api.Part;
import dev.cauce.channel.api.Receipt;
import dev.cauce.channel.api.Timeline.Author;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A message as it was stored.
 *
 * @param clientId the id the contact's device or provider gave it; absent on what others wrote
 * @param sequence counts the messages and notes of the contact's thread without gaps, from 1
 * @param place in the conversation; its sequence unless the conversation has moved; absent in what was written before this was told
 * @param agent who wrote, when the author is an agent
 * @param note only staff see it
 */
public record StoredMessage(
        String id,
        @Nullable String clientId,
        ContactAddress contact,
        String conversation,
        long sequence,
        @Nullable Long place,
        Author author,
        @Nullable String agent,
        @Nullable String senderName,
        boolean note,
        Instant at,
        List<Part> parts,
        Receipt receipt) {
    public StoredMessage {
        parts = List.copyOf(parts);
    }

    /** The same, said to be in another conversation and place. */
    StoredMessage movedTo(String other, long there) {
        return new StoredMessage(
                id, clientId, contact, other, sequence, there, author, agent, senderName, note, at, parts, receipt);
    }
}
