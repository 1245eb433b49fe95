package dev.cauce.routing.core;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the router knows of an agent now. What the agent holds follows from the interactions.
 *
 * @param idleSince when the agent's work in hand last changed, or the agent became available
 * @param sessions connected desktop sessions
 * @param desktopLostAt when the last session went; absent while one is connected
 * @param backOffUntil after a missed offer or device trouble nothing is offered before this
 * @param handled conversations taken since the agent last came from being offline
 */
public record AgentState(
        AgentId agent,
        Presence presence,
        Instant presenceSince,
        Instant idleSince,
        int missedInRow,
        Set<String> sessions,
        @Nullable Instant desktopLostAt,
        @Nullable Instant backOffUntil,
        int handled) {
    public AgentState {
        sessions = Set.copyOf(sessions);
    }
}
