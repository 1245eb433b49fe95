package dev.cauce.routing.core.machine;

import dev.cauce.routing.core.AgentPolicy;

/**
 * The agent policies as orders within a tier: the smallest agent is offered the work. Proficiency is what makes a tier,
 * so within one the longest idle comes first.
 */
final class AgentRankings {
    private AgentRankings() {}

    static int compare(AgentPolicy policy, Standing one, Standing other) {
        return switch (policy) {
            case LONGEST_IDLE, MOST_PROFICIENT -> longestIdle(one, other);
            case LEAST_OCCUPIED -> {
                int byShare = Double.compare(one.share(), other.share());
                yield byShare != 0 ? byShare : longestIdle(one, other);
            }
            case FEWEST_HANDLED -> {
                int byHandled = Integer.compare(one.handled(), other.handled());
                yield byHandled != 0 ? byHandled : longestIdle(one, other);
            }
            case ROUND_ROBIN -> one.id().compareTo(other.id());
        };
    }

    /** The empty-handed before those with work in hand, then by how long nothing changed. */
    static int longestIdle(Standing one, Standing other) {
        if (one.emptyHanded() != other.emptyHanded()) {
            return one.emptyHanded() ? -1 : 1;
        }
        int byTime = one.idleSince().compareTo(other.idleSince());
        return byTime != 0 ? byTime : one.id().compareTo(other.id());
    }
}
