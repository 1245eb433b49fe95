package dev.cauce.routing.core.machine;

import dev.cauce.routing.core.Change;
import dev.cauce.routing.core.Decision;
import dev.cauce.routing.core.Entity;
import dev.cauce.routing.core.Reply;
import dev.cauce.routing.core.Step;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Collects what a step changes and decides; an entity changed twice is written once, as it is at the end. */
final class Recorder {
    private final List<Change> changes = new ArrayList<>();
    private final List<Decision> decisions = new ArrayList<>();
    private final List<Work> works = new ArrayList<>();
    private final List<Work> traces = new ArrayList<>();
    private final List<AgentSlot> agents = new ArrayList<>();
    private final List<LiveQueue> queues = new ArrayList<>();

    void decide(Decision decision) {
        decisions.add(decision);
    }

    void put(Entity entity) {
        changes.add(new Change.Put(entity));
    }

    void remove(String key) {
        changes.add(new Change.Remove(key));
    }

    void touch(Work work) {
        if (!work.dirty) {
            work.dirty = true;
            works.add(work);
        }
    }

    void touchTrace(Work work) {
        if (!work.traceDirty) {
            work.traceDirty = true;
            traces.add(work);
        }
    }

    void touch(AgentSlot slot) {
        if (!slot.dirty) {
            slot.dirty = true;
            agents.add(slot);
        }
    }

    void touch(LiveQueue queue) {
        if (!queue.dirty) {
            queue.dirty = true;
            queues.add(queue);
        }
    }

    Step finish(Instant now, Reply reply) {
        for (Work work : works) {
            write(work);
        }
        for (Work work : traces) {
            writeTrace(work);
        }
        for (LiveQueue queue : queues) {
            write(queue);
        }
        for (AgentSlot slot : agents) {
            write(slot, now);
        }
        Step step = new Step(changes, decisions, reply);
        clear();
        return step;
    }

    /** Forgets everything: what a restored operation went through is no news. */
    void clear() {
        for (Work work : works) {
            work.dirty = false;
        }
        for (Work work : traces) {
            work.traceDirty = false;
        }
        for (LiveQueue queue : queues) {
            queue.dirty = false;
            queue.written = queue.state;
        }
        for (AgentSlot slot : agents) {
            slot.dirty = false;
            slot.written = slot.state;
            slot.activityBefore = slot.activity();
        }
        changes.clear();
        decisions.clear();
        works.clear();
        traces.clear();
        queues.clear();
        agents.clear();
    }

    private void write(Work work) {
        Entity entity = new Entity.OfInteraction(work.interaction);
        if (work.live) {
            put(entity);
        } else {
            remove(entity.key());
        }
    }

    private void writeTrace(Work work) {
        if (work.trace == null) {
            return;
        }
        Entity entity = new Entity.OfTrace(work.trace);
        if (work.live) {
            put(entity);
        } else {
            remove(entity.key());
        }
    }

    private void write(LiveQueue queue) {
        if (queue.live) {
            if (!Objects.equals(queue.state, queue.written)) {
                queue.written = queue.state;
                put(new Entity.OfQueueState(queue.state));
            }
        } else {
            remove(new Entity.OfQueueState(queue.state).key());
        }
    }

    private void write(AgentSlot slot, Instant now) {
        Activity activity = slot.activity();
        if (!activity.equals(slot.activityBefore)) {
            decisions.add(new Decision.AgentActivityChanged(
                    slot.id,
                    slot.state.presence(),
                    slot.state.presenceSince(),
                    activity.offers(),
                    activity.active(),
                    activity.wrappingUp(),
                    now));
        }
        if (slot.live) {
            if (!Objects.equals(slot.state, slot.written)) {
                slot.written = slot.state;
                put(new Entity.OfAgentState(slot.state));
            }
        } else {
            remove(new Entity.OfAgentState(slot.state).key());
        }
    }
}
