package dev.cauce.routing.core.machine;

import dev.cauce.routing.core.AgentId;
import dev.cauce.routing.core.AgentState;
import dev.cauce.routing.core.Entity;
import dev.cauce.routing.core.Interaction;
import dev.cauce.routing.core.InteractionId;
import dev.cauce.routing.core.LastHandled;
import dev.cauce.routing.core.OperationId;
import dev.cauce.routing.core.OperationSettings;
import dev.cauce.routing.core.QueueId;
import dev.cauce.routing.core.QueueState;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
    final EarliestDue earliestDue = new EarliestDue();
    final Links links = new Links(this);
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

    Collection<LiveQueue> queues() {
        return queues.values();
    }

    @Nullable
    LastHandled lastHandled(String key) {
        Remembered remembered = contacts.get(key);
        return remembered == null ? null : remembered.last();
    }

    /** Takes new settings; what follows from them is up to {@link Definitions}. */
    void settle(OperationSettings next) {
        settings = next;
        settingsStored = true;
        recorder.put(new Entity.OfOperation(next));
    }

    LiveQueue add(LiveQueue queue) {
        queues.put(queue.id, queue);
        return queue;
    }

    void store(LiveQueue queue, QueueState state) {
        queue.state = state;
        recorder.touch(queue);
        retime(queue);
    }

    void store(AgentSlot slot, AgentState state) {
        slot.state = state;
        loaded(slot);
    }

    /** What the agent holds or what became of the agent may have changed who is free. */
    void loaded(AgentSlot slot) {
        roster.refresh(slot);
        recorder.touch(slot);
        retime(slot);
        pending.free(slot);
    }

    /** Stores the interaction; the queue it names must exist. */
    Work store(Interaction next) {
        Work work = works.get(next.id());
        LiveQueue queue = work != null && work.queue.id.equals(next.queue()) ? work.queue : queueOf(next);
        return store(work, next, queue);
    }

    /** Stores the interaction, which is in this queue. */
    Work store(Interaction next, LiveQueue queue) {
        return store(works.get(next.id()), next, queue);
    }

    private Work store(@Nullable Work known, Interaction next, LiveQueue queue) {
        Work work = known;
        if (work == null) {
            work = new Work(next, queue, roster.number(next.channel()));
            works.put(next.id(), work);
            links.link(work);
        } else {
            links.relink(work, next, queue);
        }
        recorder.touch(work);
        return work;
    }

    void store(LastHandled last) {
        Remembered remembered = contacts.computeIfAbsent(
                Entity.OfContact.key(last.client(), last.contact()), _ -> new Remembered(last));
        remembered.last(last);
        recorder.put(new Entity.OfContact(last));
        remind(remembered);
    }

    void remove(Work work) {
        links.unlink(work);
        works.remove(work.id);
        work.live = false;
        deadlines.set(work, null);
        recorder.touch(work);
        recorder.touchTrace(work);
        if (work.queue.state.retired() && work.queue.members.size() == 0) {
            remove(work.queue);
        }
    }

    void remove(LiveQueue queue) {
        for (AgentSlot slot : roster.all()) {
            slot.serving.remove(queue);
        }
        queue.live = false;
        earliestDue.release(queue.number);
        deadlines.set(queue, null);
        queues.remove(queue.id);
        recorder.touch(queue);
        recorder.remove(new Entity.OfQueue(queue.definition).key());
    }

    void forget(Remembered remembered) {
        contacts.remove(remembered.key());
        recorder.remove(remembered.key());
    }

    /** Puts all work into its place again, after what decides the order of work has changed. */
    void relinkAll() {
        for (Work work : works.values().stream().sorted().toList()) {
            links.unlink(work);
            links.link(work);
        }
    }

    void remindAll() {
        contacts.values().forEach(this::remind);
    }

    /** Sets the deadlines of a queue whose waiting work may have changed. */
    void retime(LiveQueue queue) {
        deadlines.set(queue, DueTimes.of(queue));
    }

    void retime(Work work) {
        deadlines.set(work, DueTimes.of(work.interaction, work.queue.definition));
    }

    void retime(AgentSlot slot) {
        deadlines.set(slot, DueTimes.of(slot, settings));
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

    private void remind(Remembered remembered) {
        deadlines.set(remembered, remembered.last().at().plus(settings.rules().lookBack()));
    }

    private LiveQueue queueOf(Interaction interaction) {
        LiveQueue queue = queues.get(interaction.queue());
        if (queue == null) {
            throw new IllegalStateException("No queue " + interaction.queue() + " for " + interaction.id() + ".");
        }
        return queue;
    }
}
