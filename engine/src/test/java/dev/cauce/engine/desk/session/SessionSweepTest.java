package dev.cauce.engine.desk.session;

import static dev.cauce.engine.desk.view.Acme.ANA;
import static dev.cauce.engine.desk.view.Acme.BRUNO;
import static dev.cauce.engine.desk.view.Acme.NINE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cauce.routing.core.AgentId;
import dev.cauce.routing.core.AgentState;
import dev.cauce.routing.core.Command;
import dev.cauce.routing.core.Presence;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class SessionSweepTest {
    private static final String OURS = SessionSweep.sessionId("this-node", "1");
    private static final String THEIRS = SessionSweep.sessionId("other-node", "1");

    @Test
    void whatTheRouterListsAndIsConnectedNeedsNothing() {
        assertThat(sweep(List.of(with(ANA, OURS)), Map.of(OURS, ANA), Set.of("this-node")))
                .isEmpty();
    }

    @Test
    void aSocketTheRouterDoesNotKnowIsConnected() {
        assertThat(sweep(List.of(with(ANA)), Map.of(OURS, ANA), Set.of("this-node")))
                .containsExactly(new Command.DesktopConnected(ANA, OURS));
    }

    @Test
    void aSessionOfOursWithoutASocketIsLost() {
        assertThat(sweep(List.of(with(ANA, OURS)), Map.of(), Set.of("this-node")))
                .containsExactly(new Command.DesktopLost(ANA, OURS));
    }

    @Test
    void aLivingNodeIsBelieved() {
        assertThat(sweep(List.of(with(BRUNO, THEIRS)), Map.of(), Set.of("this-node", "other-node")))
                .isEmpty();
    }

    @Test
    void theSessionsOfADeadNodeAreLost() {
        assertThat(sweep(List.of(with(ANA, OURS), with(BRUNO, THEIRS)), Map.of(OURS, ANA), Set.of("this-node")))
                .containsExactly(new Command.DesktopLost(BRUNO, THEIRS));
    }

    @Test
    void aSessionThatNamesNoNodeIsLost() {
        assertThat(sweep(List.of(with(ANA, "unknown")), Map.of(), Set.of("this-node")))
                .containsExactly(new Command.DesktopLost(ANA, "unknown"));
    }

    private static List<Command> sweep(List<AgentState> agents, Map<String, AgentId> connected, Set<String> living) {
        return SessionSweep.commands(agents, "this-node", connected, living);
    }

    private static AgentState with(AgentId agent, String... sessions) {
        return new AgentState(agent, Presence.AVAILABLE, NINE, NINE, 0, Set.of(sessions), null, null, 0);
    }
}
