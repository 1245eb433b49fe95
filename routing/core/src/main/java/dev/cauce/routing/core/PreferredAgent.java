package dev.cauce.routing.core;

import java.time.Duration;

/**
 * The agent who last handled a contact is offered its next interaction first.
 *
 * @param lookBack how long ago that may have been, at most the operation's look-back
 * @param keepFor how long the work is kept for that agent
 * @param skipIfOffline whether an agent who is offline is not waited for
 */
public record PreferredAgent(Duration lookBack, Duration keepFor, boolean skipIfOffline) {
    public static final PreferredAgent DEFAULT = new PreferredAgent(Duration.ofDays(3), Duration.ofMinutes(1), true);
}
