package dev.cauce.channel.api;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A message to a contact.
 *
 * @param id ours; delivering the same id again must not show it twice where the provider allows that
 * @param sequence of the contact's thread, strictly increasing
 * @param senderName what the contact may know the agent by
 */
public record OutboundMessage(
        String id,
        ContactAddress to,
        String conversation,
        long sequence,
        Instant at,
        @Nullable String senderName,
        List<Part> parts) {
    public OutboundMessage {
        parts = List.copyOf(parts);
    }
}
