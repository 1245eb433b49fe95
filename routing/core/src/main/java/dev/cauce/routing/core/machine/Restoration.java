package dev.cauce.routing.core.machine;

import dev.cauce.routing.core.AgentDefinition;
import dev.cauce.routing.core.AgentId;
import dev.cauce.routing.core.AgentState;
import dev.cauce.routing.core.Entity;
import dev.cauce.routing.core.Interaction;
import dev.cauce.routing.core.QueueDefinition;
import dev.cauce.routing.core.QueueId;
import dev.cauce.routing.core.QueueState;
import dev.cauce.routing.core.Trace;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;

/** Builds an operation from its entities in whatever order they come. */
final class Restoration {
    private Restoration() {}

    static void restore(Operation operation, Definitions definitions, Iterable<Entity> entities) {
        var queues = new ArrayList<QueueDefinition>();
        var agents = new ArrayList<AgentDefinition>();
        var interactions = new ArrayList<Interaction>();
        var traces = new ArrayList<Trace>();
        Map<QueueId, QueueState> queueStates = new HashMap<>();
        Map<AgentId, AgentState> agentStates = new HashMap<>();
        for (Entity entity : entities) {
            switch (entity) {
                case Entity.OfOperation(var settings) -> definitions.store(settings);
                case Entity.OfQueue(var queue) -> queues.add(queue);
                case Entity.OfQueueState(var state) -> queueStates.put(state.queue(), state);
                case Entity.OfAgent(var agent) -> agents.add(agent);
                case Entity.OfAgentState(var state) -> agentStates.put(state.agent(), state);
                case Entity.OfInteraction(var interaction) -> interactions.add(interaction);
                case Entity.OfTrace(var trace) -> traces.add(trace);
                case Entity.OfContact(var contact) -> operation.store(contact);
            }
        }
        for (QueueDefinition queue : queues) {
            definitions.store(queue, queueStates.getOrDefault(queue.id(), QueueState.initial(queue.id())));
        }
        for (AgentDefinition agent : agents) {
            AgentState state = agentStates.get(agent.id());
            definitions.store(agent, state == null ? AgentStates.initial(agent.id(), Instant.EPOCH) : state);
        }
        interactions.forEach(operation::store);
        for (Trace trace : traces) {
            Work work = operation.work(trace.interaction());
            if (work != null) {
                work.trace = trace;
            }
        }
        operation.queues().forEach(operation::retime);
        operation.pending.clear();
        operation.recorder.clear();
    }
}
