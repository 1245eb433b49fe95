package dev.cauce.routing.core.machine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;

/** Which work and which agents a step must look at again: nobody else can have become a match. */
final class Pending {
    private static final AgentSlot[] NOBODY = {};
    private static final Work[] NOTHING = {};
    private static final LiveQueue[] NO_QUEUE = {};
    private static final Comparator<AgentSlot> LONGEST_IDLE =
            (one, other) -> AgentRankings.longestIdle(one.standingNow(), other.standingNow());
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
    AgentSlot[] takeAgents() {
        int free = 0;
        for (int index = 0; index < agents.size(); index++) {
            AgentSlot slot = agents.get(index);
            slot.freed = false;
            if (slot.free) {
                agents.set(free++, slot);
            }
        }
        AgentSlot[] taken = agents.subList(0, free).toArray(NOBODY);
        agents.clear();
        return sorted(taken, LONGEST_IDLE);
    }

    /** Takes the work that waits, earliest due first. */
    Work[] takeWork() {
        Work[] taken = works.toArray(NOTHING);
        works.clear();
        return sorted(taken, Comparator.naturalOrder());
    }

    /** Takes the queues whose levels may have opened, by id. */
    LiveQueue[] takeAged() {
        if (aged.isEmpty()) {
            return NO_QUEUE;
        }
        LiveQueue[] taken = aged.toArray(NO_QUEUE);
        aged.clear();
        return taken;
    }

    void clear() {
        takeAged();
        takeAgents();
        takeWork();
    }

    private static <T> T[] sorted(T[] taken, Comparator<? super T> order) {
        if (taken.length > 1) {
            Arrays.sort(taken, order);
        }
        return taken;
    }
}
