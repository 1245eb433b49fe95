package dev.cauce.routing.core.machine;

import dev.cauce.routing.core.AgentId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Puts an interaction into the indexes of its queue and its agent, and takes it out of them again. */
final class Links {
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
        return nanos(work.interaction.due(
                work.queue.definition.target(), operation.settings().priorityBoost()));
    }

    private static long nanos(Instant instant) {
        return Math.addExact(Math.multiplyExact(instant.getEpochSecond(), NANOS), instant.getNano());
    }
}
