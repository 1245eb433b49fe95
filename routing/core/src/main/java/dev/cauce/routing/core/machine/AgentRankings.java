package dev.cauce.routing.core.machine;

import dev.cauce.routing.core.AgentId;
import dev.cauce.routing.core.SkillRequirement;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/** The agent policies as orders: the smallest agent is offered the work. */
final class AgentRankings {
    private AgentRankings() {}

    static Comparator<AgentSlot> of(LiveQueue queue) {
        return switch (queue.definition.rules().agentPolicy()) {
            case LONGEST_IDLE -> Roster.LONGEST_IDLE;
            case MOST_PROFICIENT ->
                Comparator.<AgentSlot>comparingInt(slot -> -proficiency(slot, queue))
                        .thenComparing(Roster.LONGEST_IDLE);
            case LEAST_OCCUPIED ->
                Comparator.<AgentSlot>comparingDouble(slot -> slot.load.share()).thenComparing(Roster.LONGEST_IDLE);
            case FEWEST_HANDLED ->
                Comparator.<AgentSlot>comparingInt(slot -> slot.state.handled()).thenComparing(Roster.LONGEST_IDLE);
            case ROUND_ROBIN ->
                Comparator.<AgentSlot, Boolean>comparing(slot -> hadTurn(slot, queue.state.offeredLast()))
                        .thenComparing(slot -> slot.id);
        };
    }

    private static int proficiency(AgentSlot slot, LiveQueue queue) {
        int sum = 0;
        for (SkillRequirement requirement : queue.definition.requirements()) {
            sum += slot.definition.skills().getOrDefault(requirement.skill(), 0);
        }
        return sum;
    }

    private static boolean hadTurn(AgentSlot slot, @Nullable AgentId last) {
        return last != null && slot.id.compareTo(last) <= 0;
    }
}
