package dev.cauce.routing.core.machine;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;

/** Which work and which agents a step must look at again: nobody else can have become a match. */
final class Pending {
    private final List<AgentSlot> agents = new ArrayList<>();
    private final List<Work> works = new ArrayList<>();
    private final TreeSet<LiveQueue> aged = new TreeSet<>(Comparator.comparing(queue -> queue.id));

    void free(AgentSlot slot) {
        if (!slot.freed) {
            slot.freed = true;
            agents.add(slot);
        }
    }

    void place(Work work) {
        works.add(work);
    }

    /** The oldest work of the queue may have changed, or grown older. */
    void age(LiveQueue queue) {
        if (queue.hasLevelDelay()) {
            aged.add(queue);
        }
    }

    boolean isEmpty() {
        return agents.isEmpty() && works.isEmpty() && aged.isEmpty();
    }

    /** Takes the agents with something free, longest idle first. */
    List<AgentSlot> takeAgents() {
        List<AgentSlot> free = List.of();
        for (AgentSlot slot : agents) {
            slot.freed = false;
            if (slot.free) {
                free = free.isEmpty() ? new ArrayList<>() : free;
                free.add(slot);
            }
        }
        agents.clear();
        return sorted(free, (one, other) -> AgentRankings.longestIdle(one.standingNow(), other.standingNow()));
    }

    /** Takes the work that waits, earliest due first. */
    List<Work> takeWork() {
        if (works.isEmpty()) {
            return List.of();
        }
        var taken = new ArrayList<>(works);
        works.clear();
        return sorted(taken, Comparator.naturalOrder());
    }

    List<LiveQueue> takeAged() {
        if (aged.isEmpty()) {
            return List.of();
        }
        var taken = List.copyOf(aged);
        aged.clear();
        return taken;
    }

    void clear() {
        takeAged();
        takeAgents();
        takeWork();
    }

    private static <T> List<T> sorted(List<T> list, Comparator<? super T> order) {
        if (list.size() > 1) {
            list.sort(order);
        }
        return list;
    }
}
