package dev.cauce.routing.core.machine;

import dev.cauce.routing.core.AgentId;
import dev.cauce.routing.core.Interaction;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Puts an interaction into the indexes of its queue and its agent, and takes it out of them again. */
final class Links {
    /** What is due later is due then: the order of such work matters to nobody. */
    private static final Instant FARTHEST = Instant.parse("2200-01-01T00:00:00Z");

    private static final Instant LONGEST_AGO = Instant.EPOCH;

    private static final long NANOS = 1_000_000_000L;
    private final Operation operation;

    Links(Operation operation) {
        this.operation = operation;
    }

    void link(Work work) {
        work.due = due(work);
        work.queue.members.add(work);
        if (work.isWaiting()) {
            work.queue.enter(work);
            AgentSlot kept = find(work.interaction.reservedFor());
            if (kept != null) {
                kept.reserve(work);
                work.keptBy = kept;
            }
            operation.pending.age(work.queue);
            operation.pending.place(work);
        }
        AgentSlot holder = find(work.holder());
        if (holder != null) {
            holder.held.add(work);
            work.heldBy = holder;
            work.counted = work.takesCapacity();
            if (work.counted) {
                holder.load.add(work.channel);
            }
            operation.loaded(holder);
        }
        operation.retime(work);
    }

    void unlink(Work work) {
        work.queue.members.remove(work);
        if (work.isWaiting()) {
            work.queue.leave(work);
            if (work.keptBy != null) {
                work.keptBy.unreserve(work);
                work.keptBy = null;
            }
            operation.pending.age(work.queue);
        }
        AgentSlot holder = work.heldBy;
        if (holder != null) {
            holder.held.remove(work);
            work.heldBy = null;
            if (work.counted) {
                holder.load.remove(work.channel);
            }
            operation.loaded(holder);
        }
    }

    private @Nullable AgentSlot find(@Nullable AgentId id) {
        return id == null ? null : operation.roster.find(id);
    }

    private long due(Work work) {
        Interaction interaction = work.interaction;
        long boost = operation.settings().priorityBoost().toNanos();
        Instant promised = interaction.dueAt();
        long target = promised == null
                ? Math.addExact(
                        nanos(interaction.enteredQueueAt()),
                        work.queue.definition.target().threshold().toNanos())
                : nanos(bounded(promised));
        return target - Math.multiplyExact(boost, interaction.priority());
    }

    /** Orderers name any date there is, such as the year 1 for none; only some of them fit into nanoseconds. */
    private static Instant bounded(Instant promised) {
        if (promised.isAfter(FARTHEST)) {
            return FARTHEST;
        }
        return promised.isBefore(LONGEST_AGO) ? LONGEST_AGO : promised;
    }

    private static long nanos(Instant instant) {
        return Math.addExact(Math.multiplyExact(instant.getEpochSecond(), NANOS), instant.getNano());
    }
}
