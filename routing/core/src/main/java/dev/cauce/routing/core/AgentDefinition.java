package dev.cauce.routing.core;

import java.util.Map;
import java.util.Set;

/**
 * An agent as configured.
 *
 * @param version a newer version replaces an older one; an older one is ignored
 * @param clients the clients whose work this agent may see
 * @param skills proficiency by skill, 1 to 10
 * @param queues the queues the agent serves, with the level of each (1 is first)
 * @param capacity units in all (100 unless chosen) and what a channel costs
 */
public record AgentDefinition(
        AgentId id,
        long version,
        Set<ClientId> clients,
        Map<SkillId, Integer> skills,
        Map<QueueId, Integer> queues,
        CapacityProfile capacity) {
    public AgentDefinition {
        clients = Set.copyOf(clients);
        skills = Map.copyOf(skills);
        queues = Map.copyOf(queues);
        skills.values().forEach(Proficiency::check);
    }
}
