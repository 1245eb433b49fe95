package dev.cauce.routing.core.machine;

import dev.cauce.routing.core.AgentDefinition;
import dev.cauce.routing.core.AgentPolicy;
import dev.cauce.routing.core.QueueDefinition;
import dev.cauce.routing.core.SkillRequirement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The agents assigned to a queue, by how they qualify. Changes only with definitions. */
final class Crew {
    /** Assigned to the queue, qualified or not. */
    final Bits assigned = new Bits();
    /** Assigned, and serving the queue's client. */
    final Bits inClient = new Bits();

    private final List<Tier> tiers = new ArrayList<>();

    List<Tier> tiers() {
        return tiers;
    }

    /** The tier the agent is in now, if the agent qualifies at all. */
    @Nullable
    Tier join(AgentSlot slot, QueueDefinition queue) {
        AgentDefinition agent = slot.definition;
        Integer level = agent.queues().get(queue.id());
        if (level == null) {
            return null;
        }
        assigned.set(slot.index);
        if (!agent.clients().contains(queue.client())) {
            return null;
        }
        inClient.set(slot.index);
        int relaxation = firstStepMet(agent, queue);
        if (relaxation < 0) {
            return null;
        }
        Tier tier = tier(relaxation, level, rank(agent, queue));
        tier.agents.set(slot.index);
        return tier;
    }

    void leave(AgentSlot slot) {
        assigned.clear(slot.index);
        inClient.clear(slot.index);
        for (Tier tier : tiers) {
            tier.agents.clear(slot.index);
        }
        tiers.removeIf(tier -> tier.agents.size() == 0);
    }

    /** Whether any of these agents qualifies when so many relaxation steps are open. */
    boolean anyOf(Bits agents, int relaxation) {
        for (Tier tier : tiers) {
            if (tier.relaxation <= relaxation && tier.agents.intersects(agents)) {
                return true;
            }
        }
        return false;
    }

    int highestLevel() {
        int highest = 1;
        for (Tier tier : tiers) {
            highest = Math.max(highest, tier.level);
        }
        return highest;
    }

    private Tier tier(int relaxation, int level, int rank) {
        for (Tier tier : tiers) {
            if (tier.relaxation == relaxation && tier.level == level && tier.rank == rank) {
                return tier;
            }
        }
        Tier tier = new Tier(relaxation, level, rank);
        tiers.add(tier);
        Collections.sort(tiers);
        return tier;
    }

    /** What a policy says of an agent for as long as the definitions stay: the higher the sum of proficiencies, the lower. */
    private static int rank(AgentDefinition agent, QueueDefinition queue) {
        if (queue.rules().agentPolicy() != AgentPolicy.MOST_PROFICIENT) {
            return 0;
        }
        int sum = 0;
        for (SkillRequirement requirement : queue.requirements()) {
            sum += agent.skills().getOrDefault(requirement.skill(), 0);
        }
        return -sum;
    }

    private static int firstStepMet(AgentDefinition agent, QueueDefinition queue) {
        if (meets(agent, queue.requirements())) {
            return 0;
        }
        var steps = queue.rules().relaxation();
        for (int step = 0; step < steps.size(); step++) {
            if (meets(agent, steps.get(step).requirements())) {
                return step + 1;
            }
        }
        return -1;
    }

    private static boolean meets(AgentDefinition agent, List<SkillRequirement> requirements) {
        for (SkillRequirement requirement : requirements) {
            Integer proficiency = agent.skills().get(requirement.skill());
            if (proficiency == null || proficiency < requirement.minimumProficiency()) {
                return false;
            }
        }
        return true;
    }
}
