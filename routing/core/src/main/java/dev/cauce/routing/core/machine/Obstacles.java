package dev.cauce.routing.core.machine;

import dev.cauce.routing.core.AgentId;
import dev.cauce.routing.core.Trace.NotChosen;
import dev.cauce.routing.core.Trace.Obstacle;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Counts why the agents assigned to a queue are not offered its work: each agent by the first reason that holds. */
final class Obstacles {
    private final Roster roster;

    Obstacles(Roster roster) {
        this.roster = roster;
    }

    List<NotChosen> of(Work work, @Nullable AgentSlot chosen, Instant now) {
        var found = new ArrayList<NotChosen>(4);
        if (work.interaction.reservedFor() != null) {
            int others = work.queue.crew.assigned.size();
            add(found, Obstacle.RESERVED_FOR_ANOTHER, Math.max(0, others - 1));
            AgentSlot slot = roster.find(work.interaction.reservedFor());
            if (slot != null && chosen == null) {
                found.add(new NotChosen(reservedObstacle(slot, work), 1, List.of(slot.id)));
            }
            return found;
        }
        count(found, work, chosen, now);
        return found;
    }

    private void count(List<NotChosen> found, Work work, @Nullable AgentSlot chosen, Instant now) {
        Crew crew = work.queue.crew;
        Bits free = roster.free(work.channel);
        int openLevel = work.queue.openLevel(now);
        int inClient = crew.inClient.size();
        int qualified = 0;
        int closed = 0;
        int absent = 0;
        int full = 0;
        int able = 0;
        SortedSet<AgentId> refused = Collections.emptySortedSet();
        SortedSet<AgentId> backingOff = Collections.emptySortedSet();
        if (!work.interaction.refusedBy().isEmpty()) {
            refused = new TreeSet<>();
            backingOff = new TreeSet<>();
        }
        for (Tier tier : crew.tiers()) {
            if (tier.relaxation > work.interaction.relaxation()) {
                break;
            }
            qualified += tier.agents.size();
            if (tier.level > openLevel) {
                closed += tier.agents.size();
                continue;
            }
            int available = tier.countAvailable(roster.available);
            int freeHere = countFree(tier, free, chosen);
            absent += tier.agents.size() - available;
            full += available - freeHere;
            able += freeHere;
            excluded(work, tier, free, refused, backingOff);
        }
        add(found, Obstacle.NOT_IN_CLIENT, crew.assigned.size() - inClient);
        add(found, Obstacle.MISSING_SKILL, inClient - qualified);
        add(found, Obstacle.LEVEL_NOT_OPEN, closed);
        add(found, Obstacle.NOT_AVAILABLE, absent);
        add(found, Obstacle.NO_CAPACITY, full);
        if (chosen != null && !refused.isEmpty()) {
            refused.remove(chosen.id);
        }
        add(found, Obstacle.REFUSED_BEFORE, refused);
        add(found, Obstacle.BACKING_OFF, backingOff);
        if (chosen != null) {
            add(found, Obstacle.LOWER_RANK, able - 1 - refused.size() - backingOff.size());
        }
    }

    private static int countFree(Tier tier, Bits free, @Nullable AgentSlot chosen) {
        if (free.size() == 1 && chosen != null && free.get(chosen.index)) {
            return tier.agents.get(chosen.index) ? 1 : 0;
        }
        return tier.agents.countWith(free);
    }

    private void excluded(Work work, Tier tier, Bits free, SortedSet<AgentId> refused, SortedSet<AgentId> backingOff) {
        for (AgentId agent : work.interaction.refusedBy()) {
            AgentSlot slot = roster.find(agent);
            if (slot != null && tier.agents.get(slot.index) && free.get(slot.index)) {
                (work.backsOffFrom(agent) ? backingOff : refused).add(agent);
            }
        }
    }

    private Obstacle reservedObstacle(AgentSlot slot, Work work) {
        if (!slot.definition.clients().contains(work.interaction.client())) {
            return Obstacle.NOT_IN_CLIENT;
        }
        if (!slot.state.presence().isAvailable()) {
            return Obstacle.NOT_AVAILABLE;
        }
        return work.backsOffFrom(slot.id) || slot.state.backOffUntil() != null
                ? Obstacle.BACKING_OFF
                : Obstacle.NO_CAPACITY;
    }

    private static void add(List<NotChosen> found, Obstacle obstacle, int agents) {
        if (agents > 0) {
            found.add(new NotChosen(obstacle, agents, List.of()));
        }
    }

    private static void add(List<NotChosen> found, Obstacle obstacle, SortedSet<AgentId> agents) {
        if (!agents.isEmpty()) {
            found.add(new NotChosen(
                    obstacle, agents.size(), agents.stream().limit(3).toList()));
        }
    }
}
