package dev.cauce.engine.desk.operation;

import dev.cauce.routing.core.AgentDefinition;
import dev.cauce.routing.core.AgentId;
import dev.cauce.routing.core.AgentState;
import dev.cauce.routing.core.Change;
import dev.cauce.routing.core.ContactId;
import dev.cauce.routing.core.Entity;
import dev.cauce.routing.core.Interaction;
import dev.cauce.routing.core.InteractionId;
import dev.cauce.routing.core.QueueDefinition;
import dev.cauce.routing.core.QueueId;
import dev.cauce.routing.core.Trace;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The entities of one operation with the indexes that desks ask for: what an agent holds, what a contact has open,
 * and what has been answered in a queue or not. Not thread-safe; all answers are immutable.
 */
public final class OperationState {
    private final Map<String, Entity> entities = new HashMap<>();
    private final TreeMap<QueueId, QueueDefinition> queues = new TreeMap<>();
    private final TreeMap<AgentId, AgentDefinition> agents = new TreeMap<>();
    private final Index<AgentId> held = new Index<>();
    private final Index<QueueId> unanswered = new Index<>();
    private final Index<QueueId> answered = new Index<>();
    private final Index<ContactId> ofContact = new Index<>();
    private final Map<QueueId, TreeSet<AgentId>> serving = new HashMap<>();
    private Duration priorityBoost = Duration.ofSeconds(60);

    public void apply(Change change) {
        var before =
                switch (change) {
                    case Change.Put(var entity) -> entities.put(entity.key(), entity);
                    case Change.Remove(var key) -> entities.remove(key);
                };
        if (before != null) {
            forget(before);
        }
        if (change instanceof Change.Put(var entity)) {
            learn(entity);
        }
    }

    public Collection<QueueDefinition> queues() {
        return List.copyOf(queues.values());
    }

    public Collection<AgentDefinition> agents() {
        return List.copyOf(agents.values());
    }

    public Optional<QueueDefinition> queue(QueueId id) {
        return Optional.ofNullable(queues.get(id));
    }

    public Optional<AgentDefinition> agent(AgentId id) {
        return Optional.ofNullable(agents.get(id));
    }

    public Optional<AgentState> agentState(AgentId id) {
        return entities.get("agent-state/" + id) instanceof Entity.OfAgentState(var state)
                ? Optional.of(state)
                : Optional.empty();
    }

    public Optional<Interaction> interaction(InteractionId id) {
        return entities.get("interaction/" + id) instanceof Entity.OfInteraction(var interaction)
                ? Optional.of(interaction)
                : Optional.empty();
    }

    public Optional<Trace> trace(InteractionId id) {
        return entities.get("trace/" + id) instanceof Entity.OfTrace(var trace) ? Optional.of(trace) : Optional.empty();
    }

    /** Offered to the agent, in conversation, or in wrap-up, by interaction id. */
    public List<Interaction> heldBy(AgentId agent) {
        return held.of(agent);
    }

    /** What the contact has open, by interaction id. */
    public List<Interaction> ofContact(ContactId contact) {
        return ofContact.of(contact);
    }

    /** Waiting or offered, in no particular order. */
    public List<Interaction> unansweredIn(QueueId queue) {
        return unanswered.of(queue);
    }

    /** In conversation or in wrap-up. */
    public List<Interaction> answeredIn(QueueId queue) {
        return answered.of(queue);
    }

    /** Agents assigned to the queue, whatever their presence. */
    public List<AgentId> serving(QueueId queue) {
        return List.copyOf(serving.getOrDefault(queue, new TreeSet<>()));
    }

    /** How much earlier one step of priority makes work due. */
    public Duration priorityBoost() {
        return priorityBoost;
    }

    /** Every agent the router keeps a state of, also those retired meanwhile. */
    public Stream<AgentState> agentStates() {
        return entities.values().stream()
                .filter(Entity.OfAgentState.class::isInstance)
                .map(entity -> ((Entity.OfAgentState) entity).state());
    }

    private void learn(Entity entity) {
        switch (entity) {
            case Entity.OfQueue(var queue) -> queues.put(queue.id(), queue);
            case Entity.OfAgent(var agent) -> {
                agents.put(agent.id(), agent);
                agent.queues().keySet().forEach(queue -> serving.computeIfAbsent(queue, _ -> new TreeSet<>())
                        .add(agent.id()));
            }
            case Entity.OfInteraction(var interaction) -> {
                Holder.of(interaction).ifPresent(agent -> held.add(agent, interaction));
                (Holder.waits(interaction) ? unanswered : answered).add(interaction.queue(), interaction);
                ofContact.add(interaction.contact(), interaction);
            }
            case Entity.OfOperation(var settings) -> priorityBoost = settings.priorityBoost();
            case Entity.OfAgentState _ -> {}
            case Entity.OfTrace _ -> {}
            case Entity.OfQueueState _ -> {}
            case Entity.OfContact _ -> {}
        }
    }

    private void forget(Entity entity) {
        switch (entity) {
            case Entity.OfQueue(var queue) -> queues.remove(queue.id());
            case Entity.OfAgent(var agent) -> {
                agents.remove(agent.id());
                agent.queues().keySet().forEach(queue -> serving.computeIfAbsent(queue, _ -> new TreeSet<>())
                        .remove(agent.id()));
            }
            case Entity.OfInteraction(var interaction) -> {
                Holder.of(interaction).ifPresent(agent -> held.remove(agent, interaction));
                (Holder.waits(interaction) ? unanswered : answered).remove(interaction.queue(), interaction);
                ofContact.remove(interaction.contact(), interaction);
            }
            case Entity.OfOperation _ -> {}
            case Entity.OfAgentState _ -> {}
            case Entity.OfTrace _ -> {}
            case Entity.OfQueueState _ -> {}
            case Entity.OfContact _ -> {}
        }
    }

    private static final class Index<K> {
        private final Map<K, TreeMap<InteractionId, Interaction>> byKey = new HashMap<>();

        List<Interaction> of(K key) {
            return List.copyOf(byKey.getOrDefault(key, new TreeMap<>()).values());
        }

        void add(K key, Interaction interaction) {
            byKey.computeIfAbsent(key, _ -> new TreeMap<>()).put(interaction.id(), interaction);
        }

        void remove(K key, Interaction interaction) {
            byKey.computeIfPresent(key, (_, ofKey) -> {
                ofKey.remove(interaction.id());
                return ofKey.isEmpty() ? null : ofKey;
            });
        }
    }
}
