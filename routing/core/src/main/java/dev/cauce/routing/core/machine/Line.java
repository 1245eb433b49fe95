package dev.cauce.routing.core.machine;

import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Waiting work of one queue and channel that the same agents may take, earliest due first. */
final class Line {
    final int channel;
    final int relaxation;
    private final TreeSet<Work> works = new TreeSet<>();
    private @Nullable Work head;

    Line(int channel, int relaxation) {
        this.channel = channel;
        this.relaxation = relaxation;
    }

    void add(Work work) {
        works.add(work);
        if (head == null || work.compareTo(head) < 0) {
            head = work;
        }
    }

    void remove(Work work) {
        works.remove(work);
        if (work == head) {
            head = works.isEmpty() ? null : works.first();
        }
    }

    boolean isEmpty() {
        return head == null;
    }

    Iterable<Work> works() {
        return works;
    }

    /** The first that may be offered to this agent. */
    @Nullable
    Work firstFor(AgentSlot slot) {
        if (head == null || !head.backsOffFrom(slot.id)) {
            return head;
        }
        for (Work work : works) {
            if (!work.backsOffFrom(slot.id)) {
                return work;
            }
        }
        return null;
    }
}
