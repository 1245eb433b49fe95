package dev.cauce.routing.core.machine;

import dev.cauce.routing.core.AgentId;
import dev.cauce.routing.core.AgentPolicy;
import dev.cauce.routing.core.Interaction;
import java.time.Instant;
import java.util.Comparator;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Finds the agent that waiting work is offered to. */
final class AgentChooser {
    /** From this share of qualified agents on, walking them by idle time is cheaper than comparing all who are free. */
    private static final int WALK_FROM_ONE_IN = 64;

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
        int openLevel = work.queue.openLevel(now);
        for (Tier tier : work.queue.crew.tiers()) {
            if (tier.relaxation > interaction.relaxation()) {
                break;
            }
            if (tier.level <= openLevel) {
                AgentSlot best = bestOf(tier, work);
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

    private @Nullable AgentSlot bestOf(Tier tier, Work work) {
        Bits free = roster.free(work.channel);
        if (work.queue.definition.rules().agentPolicy() == AgentPolicy.LONGEST_IDLE
                && tier.size * WALK_FROM_ONE_IN >= roster.idle().size()) {
            return walk(slot -> free.get(slot.index) && tier.agents.get(slot.index) && !work.excludes(slot.id));
        }
        return scan(tier.agents, free, AgentRankings.of(work.queue), work);
    }

    private @Nullable AgentSlot walk(Predicate<AgentSlot> may) {
        for (AgentSlot slot : roster.idle()) {
            if (may.test(slot)) {
                return slot;
            }
        }
        return null;
    }

    private @Nullable AgentSlot scan(Bits qualified, Bits free, Comparator<AgentSlot> ranking, Work work) {
        AgentSlot best = null;
        for (int index = qualified.nextWith(free, 0); index >= 0; index = qualified.nextWith(free, index + 1)) {
            AgentSlot slot = roster.at(index);
            if (!work.excludes(slot.id) && (best == null || ranking.compare(slot, best) < 0)) {
                best = slot;
            }
        }
        return best;
    }

    /** Everybody else refused or cannot: a new cycle begins with those whose back-off is over. */
    private @Nullable AgentSlot bestWhoRefused(Work work, int openLevel) {
        Comparator<AgentSlot> ranking = AgentRankings.of(work.queue);
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
                        && (best == null || ranking.compare(slot, best) < 0)) {
                    best = slot;
                }
            }
            if (best != null) {
                return best;
            }
        }
        return null;
    }
}
