package dev.cauce.routing.core;

import dev.cauce.routing.core.Command.AcceptOffer;
import dev.cauce.routing.core.Command.DefineAgent;
import dev.cauce.routing.core.Command.DefineQueue;
import dev.cauce.routing.core.Command.Enqueue;
import dev.cauce.routing.core.Command.SetPresence;
import dev.cauce.routing.core.Interaction.Phase;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** A small contact center for tests: a core with a clock, and what its changes add up to. */
final class Center {
    static final Instant NINE = Instant.parse("2026-03-02T09:00:00Z");
    static final OperationId OPERATION = new OperationId("demo");
    static final ClientId ACME = new ClientId("acme");
    static final ClientId GLOBEX = new ClientId("globex");
    static final QueueId SALES = new QueueId("sales");
    static final QueueId SUPPORT = new QueueId("support");
    static final AgentId ANA = new AgentId("ana");
    static final AgentId BRUNO = new AgentId("bruno");
    static final AgentId CARLA = new AgentId("carla");
    static final SkillId SPANISH = new SkillId("es");

    final Map<String, Entity> entities = new HashMap<>();
    final List<Decision> decisions = new ArrayList<>();
    Instant now = NINE;
    RoutingCore core = RoutingCore.restore(OPERATION, List.of());
    private long version = 1;

    static QueueDefinition queue(QueueId id) {
        return new QueueDefinition(
                id,
                1,
                ACME,
                List.of(),
                new ServiceLevelTarget(0.8, Duration.ofSeconds(20)),
                Duration.ofSeconds(20),
                Duration.ofMinutes(2));
    }

    static AgentDefinition agent(AgentId id, Map<SkillId, Integer> skills, Map<QueueId, Integer> queues) {
        return new AgentDefinition(id, 1, Set.of(ACME), skills, queues, CapacityProfile.DEFAULT);
    }

    /** Sales, with Ana signed in on it. */
    static Center withAna() {
        return new Center().define(queue(SALES)).signIn(ANA);
    }

    Center define(QueueDefinition queue) {
        send(new DefineQueue(new QueueDefinition(
                queue.id(),
                ++version,
                queue.client(),
                queue.requirements(),
                queue.target(),
                queue.offerTimeout(),
                queue.wrapUpTimeout(),
                queue.rules())));
        return this;
    }

    Center define(AgentDefinition agent) {
        send(new DefineAgent(new AgentDefinition(
                agent.id(), ++version, agent.clients(), agent.skills(), agent.queues(), agent.capacity())));
        return this;
    }

    Center define(OperationRules rules) {
        var defaults = OperationSettings.defaults(OPERATION);
        send(new Command.DefineOperation(new OperationSettings(
                OPERATION,
                ++version,
                defaults.priorityBoost(),
                defaults.disconnectGrace(),
                defaults.conversationGrace(),
                defaults.missedOffersInRow(),
                rules)));
        return this;
    }

    Center signIn(AgentId id) {
        return signIn(agent(id, Map.of(), Map.of(SALES, 1)));
    }

    Center signIn(AgentDefinition agent) {
        define(agent);
        return available(agent.id());
    }

    Center available(AgentId id) {
        send(new SetPresence(id, Presence.AVAILABLE));
        return this;
    }

    Center arrives(String id) {
        return arrives(id, SALES, Channel.CHAT, 0);
    }

    Center arrives(String id, QueueId queue, Channel channel, int priority) {
        send(new Enqueue(new InteractionId(id), ACME, queue, channel, new ContactId("of-" + id), priority, now));
        return this;
    }

    Center accepts(AgentId agent, String id) {
        send(new AcceptOffer(offerOf(id), agent));
        return this;
    }

    Reply send(Command command) {
        Step step = core.step(now, command);
        take(step);
        return Objects.requireNonNull(step.reply(), "every command is answered");
    }

    /** Time passes; everything that becomes due in it happens at its own time. */
    Center pass(Duration duration) {
        Instant until = now.plus(duration);
        for (var due = core.nextTimer(); due.isPresent() && !due.get().isAfter(until); due = core.nextTimer()) {
            now = due.get().isAfter(now) ? due.get() : now;
            take(core.tick(now));
        }
        now = until;
        return this;
    }

    Center pass(int seconds) {
        return pass(Duration.ofSeconds(seconds));
    }

    /** The process dies; another goes on from what was persisted. */
    Center crash() {
        core = RoutingCore.restore(OPERATION, entities.values());
        return this;
    }

    Interaction interaction(String id) {
        return find(id).orElseThrow(() -> new AssertionError("No interaction " + id + "."));
    }

    Optional<Interaction> find(String id) {
        return entities.get("interaction/" + id) instanceof Entity.OfInteraction(var interaction)
                ? Optional.of(interaction)
                : Optional.empty();
    }

    AgentState state(AgentId id) {
        if (entities.get("agent-state/" + id) instanceof Entity.OfAgentState(var state)) {
            return state;
        }
        throw new AssertionError("No agent " + id + ".");
    }

    Trace trace(String id) {
        if (entities.get("trace/" + id) instanceof Entity.OfTrace(var trace)) {
            return trace;
        }
        throw new AssertionError("No trace of " + id + ".");
    }

    OfferId offerOf(String id) {
        if (interaction(id).phase() instanceof Phase.Offered offered) {
            return offered.offer();
        }
        throw new AssertionError(id + " is not offered but " + interaction(id).phase() + ".");
    }

    /** Whom it is offered to; empty when it is not. */
    Optional<AgentId> offeredTo(String id) {
        return interaction(id).phase() instanceof Phase.Offered offered
                ? Optional.of(offered.agent())
                : Optional.empty();
    }

    <T extends Decision> List<T> decided(Class<T> type) {
        return decisions.stream().filter(type::isInstance).map(type::cast).toList();
    }

    private void take(Step step) {
        decisions.addAll(step.decisions());
        for (Change change : step.changes()) {
            switch (change) {
                case Change.Put(var entity) -> entities.put(entity.key(), entity);
                case Change.Remove(var key) -> entities.remove(key);
            }
        }
    }
}
