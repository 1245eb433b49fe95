package dev.cauce.routing.core.machine;

import dev.cauce.routing.core.AgentDefinition;
import dev.cauce.routing.core.AgentState;
import dev.cauce.routing.core.Entity;
import dev.cauce.routing.core.OperationSettings;
import dev.cauce.routing.core.QueueDefinition;
import dev.cauce.routing.core.QueueId;
import dev.cauce.routing.core.QueueState;
import java.util.List;

/** Stores definitions, with all that follows from them for who serves what and in which order. */
final class Definitions {
    private final Operation operation;

    Definitions(Operation operation) {
        this.operation = operation;
    }

    void store(OperationSettings settings) {
        boolean reorders = !settings.priorityBoost().equals(operation.settings().priorityBoost());
        operation.settle(settings);
        operation.roster.rules(settings.rules());
        for (AgentSlot slot : operation.roster.all()) {
            operation.retime(slot);
            operation.pending.free(slot);
        }
        if (reorders) {
            operation.relinkAll();
        }
        operation.remindAll();
    }

    void store(QueueDefinition definition, QueueState state) {
        operation.recorder.put(new Entity.OfQueue(definition));
        LiveQueue known = operation.queue(definition.id());
        LiveQueue queue =
                known == null ? operation.add(new LiveQueue(definition, state, operation.earliestDue)) : known;
        List<Work> inQueue = queue.members.inOrder();
        inQueue.forEach(operation.links::unlink);
        queue.definition = definition;
        for (AgentSlot slot : operation.roster.all()) {
            if (slot.definition.queues().containsKey(queue.id)) {
                leave(slot, queue);
                join(slot, queue);
                operation.pending.free(slot);
            }
        }
        inQueue.forEach(operation.links::link);
        operation.store(queue, state);
        operation.pending.age(queue);
    }

    void store(AgentDefinition definition, AgentState state) {
        operation.recorder.put(new Entity.OfAgent(definition));
        AgentSlot slot = operation.agent(definition.id());
        if (slot == null) {
            slot = operation.roster.add(definition, state);
        } else {
            leaveAll(slot);
            operation.roster.redefine(slot, definition);
        }
        for (QueueId id : definition.queues().keySet()) {
            LiveQueue queue = operation.queue(id);
            if (queue != null) {
                join(slot, queue);
                operation.pending.age(queue);
            }
        }
        operation.store(slot, state);
    }

    void remove(AgentSlot slot) {
        leaveAll(slot);
        operation.deadlines.set(slot, null);
        operation.roster.remove(slot);
        operation.recorder.touch(slot);
        operation.recorder.remove(new Entity.OfAgent(slot.definition).key());
    }

    private static void join(AgentSlot slot, LiveQueue queue) {
        Tier tier = queue.crew.join(slot, queue.definition);
        if (tier != null) {
            slot.serving.add(queue, tier);
        }
    }

    private static void leave(AgentSlot slot, LiveQueue queue) {
        queue.crew.leave(slot);
        slot.serving.remove(queue);
    }

    private void leaveAll(AgentSlot slot) {
        for (QueueId id : slot.definition.queues().keySet()) {
            LiveQueue queue = operation.queue(id);
            if (queue != null) {
                queue.crew.leave(slot);
                operation.pending.age(queue);
            }
        }
        slot.serving.clear();
    }
}
