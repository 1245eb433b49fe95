package dev.cauce.engine.channel.email;

import dev.cauce.routing.core.ClientId;
import java.time.Instant;

/**
 * An address that nothing is sent to for a client, because a mail server refused it for ever.
 *
 * @param id of the report that said so, so that the same report never suppresses again what was lifted
 * @param channel the mailbox it was refused to
 * @param address in small letters
 * @param reason the server's words
 * @param message ours, that was refused
 */
record Suppression(
        String id,
        ClientId client,
        String channel,
        String address,
        Instant since,
        String code,
        String reason,
        String message) {}
