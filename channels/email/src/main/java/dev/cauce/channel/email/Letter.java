package dev.cauce.channel.email;

import dev.cauce.channel.api.ContactAddress;
import java.util.List;

/**
 * A mail as it goes out.
 *
 * @param to whose thread it is in
 * @param from the envelope's sender, where bounces come back to
 * @param recipient the envelope's first recipient
 * @param others the envelope's other recipients, with those that the letter does not name
 * @param messageId without brackets; the same each time the message is tried
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Letter(
        ContactAddress to, String from, String recipient, List<String> others, String messageId, byte[] content) {
    public Letter {
        others = List.copyOf(others);
    }
}
