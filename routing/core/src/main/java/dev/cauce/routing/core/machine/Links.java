package dev.cauce.routing.core.machine;

import dev.cauce.routing.core.AgentId;
import dev.cauce.routing.core.Interaction;
import java.time.Instant;
import java.util.Objects;
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
        await(work);
        AgentSlot holder = find(work.holder());
        if (holder != null) {
            give(work, holder);
        }
        operation.retime(work);
    }

    void unlink(Work work) {
        work.queue.members.remove(work);
        awaitNoMore(work);
        if (work.heldBy != null) {
            letGo(work, work.heldBy);
        }
    }

    /** As unlinking the work and linking its next version, without moving what stays where it is. */
    void relink(Work work, Interaction next, LiveQueue queue) {
        awaitNoMore(work);
        boolean moves = work.queue != queue;
        if (moves) {
            work.queue.members.remove(work);
        }
        boolean reorders = moves || !isDueLike(work.interaction, next);
        AgentSlot before = work.heldBy;
        work.interaction = next;
        work.queue = queue;
        AgentId holds = work.holder();
        AgentSlot holder = before != null && before.id.equals(holds) ? before : find(holds);
        if (before != null && before != holder) {
            letGo(work, before);
        }
        if (reorders) {
            work.due = due(work);
        }
        if (moves) {
            queue.members.add(work);
        }
        await(work);
        if (holder != null && holder == before) {
            count(work, holder, work.takesCapacity());
            operation.loaded(holder);
        } else if (holder != null) {
            give(work, holder);
        }
        operation.retime(work);
    }

    private void await(Work work) {
        if (!work.isWaiting()) {
            return;
        }
        work.queue.enter(work);
        AgentSlot kept = find(work.interaction.reservedFor());
        if (kept != null) {
            kept.reserve(work);
            work.keptBy = kept;
        }
        operation.pending.age(work.queue);
        operation.pending.place(work);
    }

    private void awaitNoMore(Work work) {
        if (!work.isWaiting()) {
            return;
        }
        work.queue.leave(work);
        if (work.keptBy != null) {
            work.keptBy.unreserve(work);
            work.keptBy = null;
        }
        operation.pending.age(work.queue);
    }

    private void give(Work work, AgentSlot holder) {
        holder.held.add(work);
        work.heldBy = holder;
        count(work, holder, work.takesCapacity());
        operation.loaded(holder);
    }

    private void letGo(Work work, AgentSlot holder) {
        holder.held.remove(work);
        work.heldBy = null;
        count(work, holder, false);
        operation.loaded(holder);
    }

    private static void count(Work work, AgentSlot holder, boolean counted) {
        if (counted && !work.counted) {
            holder.load.add(work.channel);
        } else if (!counted && work.counted) {
            holder.load.remove(work.channel);
        }
        work.counted = counted;
    }

    private @Nullable AgentSlot find(@Nullable AgentId id) {
        return id == null ? null : operation.roster.find(id);
    }

    private long due(Work work) {
        return nanos(work.interaction.due(
                work.queue.definition.target(), operation.settings().priorityBoost()));
    }

    private static boolean isDueLike(Interaction one, Interaction other) {
        return one.priority() == other.priority()
                && one.enteredQueueAt().equals(other.enteredQueueAt())
                && Objects.equals(one.dueAt(), other.dueAt());
    }

    private static long nanos(Instant instant) {
        return Math.addExact(Math.multiplyExact(instant.getEpochSecond(), NANOS), instant.getNano());
    }
}
