package dev.cauce.routing.core.machine;

import dev.cauce.routing.core.AgentId;
import dev.cauce.routing.core.AgentState;
import dev.cauce.routing.core.Presence;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The next version of an agent's state after what can happen to it. */
final class AgentStates {
    private AgentStates() {}

    static AgentState initial(AgentId agent, Instant now) {
        return new AgentState(agent, Presence.OFFLINE, now, now, 0, Set.of(), null, null, 0);
    }

    static AgentState presence(AgentState state, Presence presence, Instant now) {
        boolean wasOffline = state.presence().kind() == Presence.Kind.OFFLINE;
        return new AgentState(
                state.agent(),
                presence,
                now,
                presence.isAvailable() ? now : state.idleSince(),
                presence.isAvailable() ? 0 : state.missedInRow(),
                state.sessions(),
                state.desktopLostAt(),
                null,
                wasOffline ? 0 : state.handled());
    }

    static AgentState answered(AgentState state, Instant now) {
        return new AgentState(
                state.agent(),
                state.presence(),
                state.presenceSince(),
                now,
                0,
                state.sessions(),
                state.desktopLostAt(),
                state.backOffUntil(),
                state.handled() + 1);
    }

    static AgentState released(AgentState state, Instant now) {
        return new AgentState(
                state.agent(),
                state.presence(),
                state.presenceSince(),
                now,
                state.missedInRow(),
                state.sessions(),
                state.desktopLostAt(),
                state.backOffUntil(),
                state.handled());
    }

    static AgentState missed(AgentState state) {
        return new AgentState(
                state.agent(),
                state.presence(),
                state.presenceSince(),
                state.idleSince(),
                state.missedInRow() + 1,
                state.sessions(),
                state.desktopLostAt(),
                state.backOffUntil(),
                state.handled());
    }

    static AgentState backOff(AgentState state, @Nullable Instant until) {
        return new AgentState(
                state.agent(),
                state.presence(),
                state.presenceSince(),
                state.idleSince(),
                state.missedInRow(),
                state.sessions(),
                state.desktopLostAt(),
                until,
                state.handled());
    }

    static AgentState connected(AgentState state, String session) {
        var sessions = new HashSet<>(state.sessions());
        sessions.add(session);
        return desktops(state, sessions, null);
    }

    /** The grace period starts with the last session, and again with a sign of life without one. */
    static AgentState lost(AgentState state, String session, Instant now) {
        var sessions = new HashSet<>(state.sessions());
        sessions.remove(session);
        return desktops(state, sessions, sessions.isEmpty() ? now : state.desktopLostAt());
    }

    static AgentState signOfLife(AgentState state, Instant now) {
        return state.desktopLostAt() == null ? state : desktops(state, state.sessions(), now);
    }

    private static AgentState desktops(AgentState state, Set<String> sessions, @Nullable Instant lostAt) {
        return new AgentState(
                state.agent(),
                state.presence(),
                state.presenceSince(),
                state.idleSince(),
                state.missedInRow(),
                sessions,
                lostAt,
                state.backOffUntil(),
                state.handled());
    }
}
