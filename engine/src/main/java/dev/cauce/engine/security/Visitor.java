package dev.cauce.engine.security;

import dev.cauce.routing.core.ClientId;
import java.time.Instant;

/**
 * What a valid visitor token says: who writes on which of a client's channels.
 *
 * @param address the visitor's address on the channel, drawn when the visitor first came
 * @param channel the id of the configured channel, such as {@code acme-web}
 */
public record Visitor(String address, ClientId client, String channel, Instant expiresAt) {}
