package dev.cauce.routing.core.machine;

import org.jspecify.annotations.Nullable;

/** Waiting work of one queue and channel that the same agents may take, earliest due first. */
final class Line extends Heap<Work> {
    final int channel;
    final int relaxation;

    Line(int channel, int relaxation) {
        this.channel = channel;
        this.relaxation = relaxation;
    }

    void add(Work work) {
        add(work.due, work);
        work.line = this;
    }

    /** The first that may be offered to this agent. */
    @Nullable
    Work firstFor(AgentSlot slot) {
        if (isEmpty() || !first().backsOffFrom(slot.id)) {
            return isEmpty() ? null : first();
        }
        return first(work -> !work.backsOffFrom(slot.id));
    }

    @Override
    int position(Work work) {
        return work.place;
    }

    @Override
    void moved(Work work, int position) {
        work.place = position;
    }

    @Override
    int compareTied(Work one, Work other) {
        return one.id.compareTo(other.id);
    }
}
