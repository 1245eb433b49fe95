package dev.cauce.routing.core;

import java.time.Instant;

/** Which agent last took a conversation with a client's contact, and when. */
public record LastHandled(ClientId client, ContactId contact, AgentId agent, Instant at) {}
