package dev.cauce.engine.supervisor.live;

import dev.cauce.routing.core.ClientId;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Queues and agents at one moment, each sorted by id. */
public record LiveView(List<QueueLive> queues, List<AgentLive> agents) {
    public LiveView {
        queues = List.copyOf(queues);
        agents = List.copyOf(agents);
    }

    /** What changed: queues and agents that are new or different, and the ids of those that are no more. */
    public record Delta(
            List<QueueLive> queues, List<AgentLive> agents, List<String> removedQueues, List<String> removedAgents) {
        public Delta {
            queues = List.copyOf(queues);
            agents = List.copyOf(agents);
            removedQueues = List.copyOf(removedQueues);
            removedAgents = List.copyOf(removedAgents);
        }

        public boolean isEmpty() {
            return queues.isEmpty() && agents.isEmpty() && removedQueues.isEmpty() && removedAgents.isEmpty();
        }
    }

    /** What somebody who saw {@code before} must be told to see this. */
    public Delta since(LiveView before) {
        var queuesBefore = Set.copyOf(before.queues);
        var agentsBefore = Set.copyOf(before.agents);
        return new Delta(
                queues.stream().filter(queue -> !queuesBefore.contains(queue)).toList(),
                agents.stream().filter(agent -> !agentsBefore.contains(agent)).toList(),
                gone(ids(before.queues, QueueLive::queue), ids(queues, QueueLive::queue)),
                gone(ids(before.agents, AgentLive::agent), ids(agents, AgentLive::agent)));
    }

    private static <T> Set<String> ids(Collection<T> all, java.util.function.Function<T, String> id) {
        return all.stream().map(id).collect(Collectors.toSet());
    }

    private static List<String> gone(Set<String> before, Set<String> after) {
        return before.stream().filter(id -> !after.contains(id)).sorted().toList();
    }

    /**
     * What somebody may see who works for these clients only: their queues, and of each agent only work for them. Agents
     * who serve none of them are left out by {@link LiveBoard}, which knows whom an agent serves.
     */
    LiveView ofClients(Set<ClientId> clients) {
        var names = clients.stream().map(ClientId::value).collect(Collectors.toSet());
        return new LiveView(
                queues.stream().filter(queue -> names.contains(queue.client())).toList(),
                agents.stream().map(agent -> agent.ofClients(names)).toList());
    }
}
