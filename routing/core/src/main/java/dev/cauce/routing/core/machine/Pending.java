package dev.cauce.routing.core.machine;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;

/** Which work and which agents a step must look at again: nobody else can have become a match. */
final class Pending {
    private List<AgentSlot> agents = new ArrayList<>();
    private List<Work> works = new ArrayList<>();
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
        var taken = agents;
        agents = new ArrayList<>();
        taken.forEach(slot -> slot.freed = false);
        taken.removeIf(slot -> !slot.free);
        return sorted(taken, (one, other) -> AgentRankings.longestIdle(one.standingNow(), other.standingNow()));
    }

    /** Takes the work that waits, earliest due first. */
    List<Work> takeWork() {
        var taken = works;
        works = new ArrayList<>();
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
