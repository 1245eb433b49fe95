package dev.cauce.engine.desk.session;

import dev.cauce.routing.core.AgentId;
import dev.cauce.routing.core.AgentState;
import dev.cauce.routing.core.Command;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Brings the router's list of connected desktops in line with the sockets there are: ours are compared one by one, those
 * of other nodes are believed as long as their node lives. Comparing states, not events, heals whatever was lost.
 */
public final class SessionSweep {
    private static final char SEPARATOR = '.';

    private SessionSweep() {}

    /** The id of a node's session; the node can be read from it. */
    public static String sessionId(String node, String unique) {
        return node + SEPARATOR + unique;
    }

    static String nodeOf(String session) {
        var at = session.indexOf(SEPARATOR);
        return at < 0 ? "" : session.substring(0, at);
    }

    /**
     * What to tell the router.
     *
     * @param agents of one operation, as the router has them
     * @param connected the sessions of that operation whose sockets are open on {@code node}
     * @param living nodes that renewed their lease in time
     */
    public static List<Command> commands(
            Collection<AgentState> agents, String node, Map<String, AgentId> connected, Set<String> living) {
        var commands = new ArrayList<Command>();
        var known = new HashSet<String>();
        for (var agent : agents) {
            for (var session : agent.sessions()) {
                known.add(session);
                var itsNode = nodeOf(session);
                var alive = itsNode.equals(node) ? connected.containsKey(session) : living.contains(itsNode);
                if (!alive) {
                    commands.add(new Command.DesktopLost(agent.agent(), session));
                }
            }
        }
        var unknown = new HashMap<>(connected);
        unknown.keySet().removeAll(known);
        unknown.forEach((session, agent) -> commands.add(new Command.DesktopConnected(agent, session)));
        return List.copyOf(commands);
    }
}
