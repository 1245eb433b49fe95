package dev.cauce.routing.core.machine;

import dev.cauce.routing.core.AgentId;
import dev.cauce.routing.core.Decision.RequeueCause;
import dev.cauce.routing.core.Trace;
import dev.cauce.routing.core.Trace.Entry;
import dev.cauce.routing.core.Trace.NotChosen;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Keeps, with each interaction, what was considered and why not. */
final class Tracer {
    private static final int MOST_ENTRIES = 24;
    private final Operation operation;
    private final Obstacles obstacles;

    Tracer(Operation operation, Obstacles obstacles) {
        this.operation = operation;
        this.obstacles = obstacles;
    }

    void offered(Work work, AgentSlot slot, Instant now) {
        add(work, new Entry(now, "offered", slot.id, shared(work.queue, obstacles.of(work, slot, now))));
    }

    /** Nobody could be found. Not repeated while the reasons stay the same. */
    void waits(Work work, Instant now) {
        List<NotChosen> why = obstacles.of(work, null, now);
        if (work.trace != null && !work.trace.entries().isEmpty()) {
            Entry newest = work.trace.entries().getLast();
            if (newest.event().equals("waiting") && newest.notChosen().equals(why)) {
                return;
            }
        }
        add(work, new Entry(now, "waiting", null, shared(work.queue, why)));
    }

    void note(Work work, String event, @Nullable AgentId agent, Instant now) {
        add(work, new Entry(now, event, agent, List.of()));
    }

    static String event(RequeueCause cause) {
        return switch (cause) {
            case DECLINED -> "offer-declined";
            case EXPIRED -> "offer-expired";
            case DEVICE -> "offer-failed";
            case WITHDRAWN -> "offer-withdrawn";
            case AGENT_LOST -> "agent-lost";
        };
    }

    /** Work of one queue mostly waits for the same reasons: a million traces need not hold as many copies. */
    private static List<NotChosen> shared(LiveQueue queue, List<NotChosen> why) {
        if (!why.equals(queue.newestReasons)) {
            queue.newestReasons = List.copyOf(why);
        }
        return queue.newestReasons;
    }

    private void add(Work work, Entry entry) {
        Trace trace = work.trace;
        if (trace == null) {
            work.trace = new Trace(work.id, List.of(entry), 0);
        } else {
            int kept = Math.min(trace.entries().size(), MOST_ENTRIES - 1);
            int dropped = trace.dropped() + trace.entries().size() - kept;
            Entry[] entries = new Entry[kept + 1];
            for (int index = 0; index < kept; index++) {
                entries[index] = trace.entries().get(trace.entries().size() - kept + index);
            }
            entries[kept] = entry;
            work.trace = new Trace(work.id, List.of(entries), dropped);
        }
        operation.recorder.touchTrace(work);
    }
}
