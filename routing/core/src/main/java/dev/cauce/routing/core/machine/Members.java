package dev.cauce.routing.core.machine;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The interactions of any phase whose present segment is in a queue, chained through themselves: they cost no memory. */
final class Members {
    private int size;
    private @Nullable Work first;

    int size() {
        return size;
    }

    void add(Work work) {
        size++;
        work.nextMember = first;
        work.previousMember = null;
        if (first != null) {
            first.previousMember = work;
        }
        first = work;
    }

    void remove(Work work) {
        size--;
        Work next = work.nextMember;
        Work previous = work.previousMember;
        if (next != null) {
            next.previousMember = previous;
        }
        if (previous == null) {
            first = next;
        } else {
            previous.nextMember = next;
        }
        work.nextMember = null;
        work.previousMember = null;
    }

    /** A copy, earliest due first. */
    List<Work> inOrder() {
        var all = new ArrayList<Work>(size);
        for (Work work = first; work != null; work = work.nextMember) {
            all.add(work);
        }
        Collections.sort(all);
        return all;
    }
}
