package dev.cauce.routing.core.machine;

import dev.cauce.routing.core.AgentId;
import dev.cauce.routing.core.AgentPolicy;
import dev.cauce.routing.core.Interaction;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Finds the agent that waiting work is offered to. */
final class AgentChooser {
    private final Roster roster;

    AgentChooser(Roster roster) {
        this.roster = roster;
    }

    @Nullable
    AgentSlot bestFor(Work work, Instant now) {
        Interaction interaction = work.interaction;
        if (work.isHeldBack()) {
            return null;
        }
        if (interaction.reservedFor() != null) {
            AgentSlot slot = roster.find(interaction.reservedFor());
            return slot != null && mayTakeReserved(slot, work) ? slot : null;
        }
        Bits free = roster.free(work.channel);
        if (free.size() == 0) {
            return null;
        }
        int openLevel = work.queue.openLevel(now);
        for (Tier tier : work.queue.crew.tiers()) {
            if (tier.relaxation > interaction.relaxation()) {
                break;
            }
            if (tier.level <= openLevel) {
                AgentSlot best = bestOf(tier, free, work);
                if (best != null) {
                    return best;
                }
            }
        }
        return interaction.refusedBy().isEmpty() ? null : bestWhoRefused(work, openLevel);
    }

    boolean mayTakeReserved(AgentSlot slot, Work work) {
        return roster.free(work.channel).get(slot.index)
                && slot.definition.clients().contains(work.interaction.client())
                && !work.backsOffFrom(slot.id)
                && !work.isHeldBack();
    }

    /**
     * Walks the free agents in the policy's order until one is in the tier, or compares all in the tier who are free:
     * whichever is shorter, and never more than about the square root of all.
     */
    private @Nullable AgentSlot bestOf(Tier tier, Bits free, Work work) {
        int candidates = tier.agents.countWith(free);
        if (candidates == 0) {
            return null;
        }
        AgentPolicy policy = work.queue.definition.rules().agentPolicy();
        if ((long) candidates * candidates > free.size()) {
            return walk(policy, tier, free, work);
        }
        Turns turns = turns(policy, work.queue);
        AgentSlot best = null;
        for (int index = tier.agents.nextWith(free, 0); index >= 0; index = tier.agents.nextWith(free, index + 1)) {
            AgentSlot slot = roster.at(index);
            if (!work.excludes(slot.id) && (best == null || turns.compare(slot, best) < 0)) {
                best = slot;
            }
        }
        return best;
    }

    private @Nullable AgentSlot walk(AgentPolicy policy, Tier tier, Bits free, Work work) {
        var order = roster.free(policy);
        AgentId last = work.queue.state.offeredLast();
        AgentSlot turn = policy == AgentPolicy.ROUND_ROBIN && last != null ? roster.find(last) : null;
        if (turn == null || !turn.standing.id().equals(last)) {
            return first(order, tier, free, work);
        }
        AgentSlot after = first(order.tailSet(turn, false), tier, free, work);
        return after == null ? first(order.headSet(turn, true), tier, free, work) : after;
    }

    private static @Nullable AgentSlot first(Iterable<AgentSlot> order, Tier tier, Bits free, Work work) {
        for (AgentSlot slot : order) {
            if (tier.agents.get(slot.index) && free.get(slot.index) && !work.excludes(slot.id)) {
                return slot;
            }
        }
        return null;
    }

    /** Everybody else refused or cannot: a new cycle begins with those whose back-off is over. */
    private @Nullable AgentSlot bestWhoRefused(Work work, int openLevel) {
        Turns turns = turns(work.queue.definition.rules().agentPolicy(), work.queue);
        for (Tier tier : work.queue.crew.tiers()) {
            if (tier.relaxation > work.interaction.relaxation() || tier.level > openLevel) {
                continue;
            }
            AgentSlot best = null;
            for (AgentId refuser : work.interaction.refusedBy()) {
                AgentSlot slot = roster.find(refuser);
                if (slot != null
                        && tier.agents.get(slot.index)
                        && roster.free(work.channel).get(slot.index)
                        && !work.backsOffFrom(refuser)
                        && (best == null || turns.compare(slot, best) < 0)) {
                    best = slot;
                }
            }
            if (best != null) {
                return best;
            }
        }
        return null;
    }

    private static Turns turns(AgentPolicy policy, LiveQueue queue) {
        return new Turns(policy, policy == AgentPolicy.ROUND_ROBIN ? queue.state.offeredLast() : null);
    }

    /** The policy's order of two agents as they are now; in round robin, those after the last one come first. */
    private record Turns(AgentPolicy policy, @Nullable AgentId last) {
        int compare(AgentSlot one, AgentSlot other) {
            if (last != null) {
                boolean oneHad = one.id.compareTo(last) <= 0;
                boolean otherHad = other.id.compareTo(last) <= 0;
                if (oneHad != otherHad) {
                    return oneHad ? 1 : -1;
                }
            }
            return AgentRankings.compare(policy, one.standingNow(), other.standingNow());
        }
    }
}
