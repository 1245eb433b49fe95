package dev.cauce.routing.core.machine;

import dev.cauce.routing.core.AgentDefinition;
import dev.cauce.routing.core.AgentId;
import dev.cauce.routing.core.AgentState;
import dev.cauce.routing.core.Entity;
import dev.cauce.routing.core.Interaction;
import dev.cauce.routing.core.InteractionId;
import dev.cauce.routing.core.LastHandled;
import dev.cauce.routing.core.OperationId;
import dev.cauce.routing.core.OperationSettings;
import dev.cauce.routing.core.QueueDefinition;
import dev.cauce.routing.core.QueueId;
import dev.cauce.routing.core.QueueState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The entities of one operation with all that is derived from them. Storing an entity moves it in every index, sets its
 * deadline, records the change, and notes which work and which agents must be looked at again.
 */
final class Operation {
    final Roster roster = new Roster();
    final Deadlines deadlines = new Deadlines();
    final Recorder recorder = new Recorder();
    final Pending pending = new Pending();
    private final Map<InteractionId, Work> works = new HashMap<>();
    private final Map<QueueId, LiveQueue> queues = new HashMap<>();
    private final Map<String, Remembered> contacts = new HashMap<>();
    private OperationSettings settings;
    private boolean settingsStored;

    Operation(OperationId id) {
        settings = OperationSettings.defaults(id);
        roster.rules(settings.rules());
    }

    OperationSettings settings() {
        return settings;
    }

    boolean isLive(Work work) {
        return works.get(work.id) == work;
    }

    @Nullable
    Work work(InteractionId id) {
        return works.get(id);
    }

    @Nullable
    LiveQueue queue(QueueId id) {
        return queues.get(id);
    }

    @Nullable
    AgentSlot agent(AgentId id) {
        return roster.find(id);
    }

    List<LiveQueue> queuesById() {
        return queues.values().stream()
                .sorted(Comparator.comparing(queue -> queue.id))
                .toList();
    }

    @Nullable
    LastHandled lastHandled(String key) {
        Remembered remembered = contacts.get(key);
        return remembered == null ? null : remembered.last();
    }

    void store(OperationSettings next) {
        settings = next;
        settingsStored = true;
        recorder.put(new Entity.OfOperation(next));
        roster.rules(next.rules());
        for (AgentSlot slot : roster.all()) {
            retime(slot);
            pending.free(slot);
        }
        for (Work work : allWork()) {
            relink(work);
        }
        for (Remembered remembered : contacts.values()) {
            deadlines.set(remembered, remembered.last().at().plus(next.rules().lookBack()));
        }
    }

    void store(QueueDefinition definition, QueueState state) {
        recorder.put(new Entity.OfQueue(definition));
        LiveQueue queue = queues.get(definition.id());
        if (queue == null) {
            queue = new LiveQueue(definition, state);
            queues.put(queue.id, queue);
        }
        List<Work> inQueue = workIn(queue);
        for (Work work : inQueue) {
            unlink(work);
        }
        queue.definition = definition;
        for (AgentSlot slot : roster.all()) {
            if (slot.definition.queues().containsKey(queue.id)) {
                serve(slot);
                pending.free(slot);
            }
        }
        for (Work work : inQueue) {
            link(work);
        }
        store(queue, state);
        pending.age(queue);
    }

    void store(LiveQueue queue, QueueState state) {
        queue.state = state;
        recorder.touch(queue);
        deadlines.set(queue, DueTimes.of(queue));
    }

    void store(AgentDefinition definition, AgentState state) {
        recorder.put(new Entity.OfAgent(definition));
        AgentSlot slot = roster.find(definition.id());
        if (slot == null) {
            slot = roster.add(definition, state);
        } else {
            leaveQueues(slot);
            roster.redefine(slot, definition);
        }
        serve(slot);
        store(slot, state);
    }

    void store(AgentSlot slot, AgentState state) {
        slot.state = state;
        roster.refresh(slot);
        recorder.touch(slot);
        retime(slot);
        pending.free(slot);
    }

    /** Stores the interaction; the queue it names must exist. */
    Work store(Interaction next) {
        Work work = works.get(next.id());
        if (work == null) {
            work = new Work(next, queueOf(next), roster.number(next.channel()));
            works.put(next.id(), work);
        } else {
            unlink(work);
            work.interaction = next;
            work.queue = queueOf(next);
        }
        link(work);
        recorder.touch(work);
        return work;
    }

    void store(LastHandled last) {
        Remembered remembered = contacts.computeIfAbsent(
                Entity.OfContact.key(last.client(), last.contact()), _ -> new Remembered(last));
        remembered.last(last);
        recorder.put(new Entity.OfContact(last));
        deadlines.set(remembered, last.at().plus(settings.rules().lookBack()));
    }

    void remove(Work work) {
        unlink(work);
        works.remove(work.id);
        deadlines.set(work, null);
        recorder.touch(work);
        recorder.touchTrace(work);
        if (work.queue.state.retired() && work.queue.members == 0) {
            remove(work.queue);
        }
    }

    void remove(LiveQueue queue) {
        for (AgentSlot slot : roster.all()) {
            slot.serving =
                    slot.serving.stream().filter(each -> each.queue() != queue).toList();
        }
        deadlines.set(queue, null);
        queues.remove(queue.id);
        recorder.touch(queue);
        recorder.remove(new Entity.OfQueue(queue.definition).key());
    }

    void remove(AgentSlot slot) {
        leaveQueues(slot);
        deadlines.set(slot, null);
        roster.remove(slot);
        recorder.touch(slot);
        recorder.remove(new Entity.OfAgent(slot.definition).key());
    }

    void forget(Remembered remembered) {
        contacts.remove(remembered.key());
        recorder.remove(remembered.key());
    }

    List<Work> workIn(LiveQueue queue) {
        return works.values().stream()
                .filter(work -> work.queue == queue)
                .sorted()
                .toList();
    }

    List<Work> allWork() {
        return works.values().stream().sorted().toList();
    }

    /** Sets the deadlines of a queue whose waiting work may have changed. */
    void retime(LiveQueue queue) {
        deadlines.set(queue, DueTimes.of(queue));
    }

    void retime(Work work) {
        deadlines.set(work, DueTimes.of(work.interaction, work.queue.definition));
    }

    /** Every entity, in no particular order. */
    List<Entity> entities() {
        var all = new ArrayList<Entity>();
        if (settingsStored) {
            all.add(new Entity.OfOperation(settings));
        }
        for (LiveQueue queue : queues.values()) {
            all.add(new Entity.OfQueue(queue.definition));
            all.add(new Entity.OfQueueState(queue.state));
        }
        for (AgentSlot slot : roster.all()) {
            all.add(new Entity.OfAgent(slot.definition));
            all.add(new Entity.OfAgentState(slot.state));
        }
        for (Work work : works.values()) {
            all.add(new Entity.OfInteraction(work.interaction));
            if (work.trace != null) {
                all.add(new Entity.OfTrace(work.trace));
            }
        }
        contacts.values().forEach(remembered -> all.add(new Entity.OfContact(remembered.last())));
        return all;
    }

    private void relink(Work work) {
        unlink(work);
        link(work);
    }

    private void unlink(Work work) {
        work.queue.members--;
        if (work.isWaiting()) {
            work.queue.leave(work);
            AgentId reserved = work.interaction.reservedFor();
            AgentSlot slot = reserved == null ? null : roster.find(reserved);
            if (slot != null) {
                slot.reserved.remove(work);
            }
            pending.age(work.queue);
        }
        AgentId holder = work.holder();
        AgentSlot slot = holder == null ? null : roster.find(holder);
        if (slot != null) {
            slot.held.remove(work.id);
            if (work.takesCapacity()) {
                slot.load.remove(work.channel);
            }
            held(slot);
        }
    }

    private void link(Work work) {
        work.queue.members++;
        if (work.isWaiting()) {
            work.due = due(work);
            work.queue.enter(work);
            AgentId reserved = work.interaction.reservedFor();
            AgentSlot slot = reserved == null ? null : roster.find(reserved);
            if (slot != null) {
                slot.reserved.add(work);
            }
            pending.age(work.queue);
            pending.place(work);
        }
        AgentId holder = work.holder();
        AgentSlot slot = holder == null ? null : roster.find(holder);
        if (slot != null) {
            slot.held.put(work.id, work);
            if (work.takesCapacity()) {
                slot.load.add(work.channel);
            }
            held(slot);
        }
        retime(work);
    }

    private void held(AgentSlot slot) {
        roster.refresh(slot);
        recorder.touch(slot);
        retime(slot);
        pending.free(slot);
    }

    private void retime(AgentSlot slot) {
        deadlines.set(slot, DueTimes.of(slot, settings));
    }

    private long due(Work work) {
        Interaction interaction = work.interaction;
        Instant due = interaction
                .enteredQueueAt()
                .plus(work.queue.definition.target().threshold())
                .minus(settings.priorityBoost().multipliedBy(interaction.priority()));
        return Math.addExact(Math.multiplyExact(due.getEpochSecond(), 1_000_000_000L), due.getNano());
    }

    private LiveQueue queueOf(Interaction interaction) {
        LiveQueue queue = queues.get(interaction.queue());
        if (queue == null) {
            throw new IllegalStateException("No queue " + interaction.queue() + " for " + interaction.id() + ".");
        }
        return queue;
    }

    private void serve(AgentSlot slot) {
        var serving = new ArrayList<Serving>();
        for (QueueId id : Set.copyOf(slot.definition.queues().keySet())) {
            LiveQueue queue = queues.get(id);
            if (queue != null) {
                queue.crew.leave(slot);
                Tier tier = queue.crew.join(slot, queue.definition);
                if (tier != null) {
                    serving.add(new Serving(queue, tier));
                }
                pending.age(queue);
            }
        }
        slot.serving = List.copyOf(serving);
    }

    private void leaveQueues(AgentSlot slot) {
        for (QueueId id : slot.definition.queues().keySet()) {
            LiveQueue queue = queues.get(id);
            if (queue != null) {
                queue.crew.leave(slot);
                pending.age(queue);
            }
        }
        slot.serving = List.of();
    }
}
