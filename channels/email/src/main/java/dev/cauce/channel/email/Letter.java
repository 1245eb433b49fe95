package dev.cauce.channel.email;

import dev.cauce.channel.api.ContactAddress;

/**
 * A mail as it goes out.
 *
 * @param to whose thread it is in
 * @param from the envelope's sender, where bounces come back to
 * @param recipient the envelope's recipient
 * @param messageId without brackets; the same each time the message is tried
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Letter(ContactAddress to, String from, String recipient, String messageId, byte[] content) {}
