package dev.cauce.routing.core;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the router knows of an agent now. What the agent holds follows from the interactions.
 *
 * @param idleSince since when the agent has had nothing in hand; kept while busy as the time of the last release
 * @param sessions connected desktop sessions
 * @param desktopLostAt when the last session went; absent while one is connected
 * @param backOffUntil per interaction that this agent's device failed, not before when it may be offered again
 */
public record AgentState(
        AgentId agent,
        Presence presence,
        Instant presenceSince,
        Instant idleSince,
        int missedInRow,
        Set<String> sessions,
        @Nullable Instant desktopLostAt,
        Map<InteractionId, Instant> backOffUntil) {
    public AgentState {
        sessions = Set.copyOf(sessions);
        backOffUntil = Map.copyOf(backOffUntil);
    }
}
