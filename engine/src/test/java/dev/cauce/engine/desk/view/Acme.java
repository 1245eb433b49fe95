package dev.cauce.engine.desk.view;

import dev.cauce.engine.desk.operation.LogStep;
import dev.cauce.routing.core.AgentDefinition;
import dev.cauce.routing.core.AgentId;
import dev.cauce.routing.core.AgentState;
import dev.cauce.routing.core.CapacityProfile;
import dev.cauce.routing.core.Change;
import dev.cauce.routing.core.Channel;
import dev.cauce.routing.core.ClientId;
import dev.cauce.routing.core.ContactId;
import dev.cauce.routing.core.Decision;
import dev.cauce.routing.core.Entity;
import dev.cauce.routing.core.Interaction;
import dev.cauce.routing.core.Interaction.OfferCounts;
import dev.cauce.routing.core.Interaction.Phase;
import dev.cauce.routing.core.InteractionId;
import dev.cauce.routing.core.OfferId;
import dev.cauce.routing.core.OperationId;
import dev.cauce.routing.core.Presence;
import dev.cauce.routing.core.QueueDefinition;
import dev.cauce.routing.core.QueueId;
import dev.cauce.routing.core.ServiceLevelTarget;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A small operation for tests: client acme with one queue, agents ana and bruno. */
public final class Acme {
    public static final Instant NINE = Instant.parse("2026-03-02T09:00:00Z");
    public static final OperationId OPERATION = new OperationId("demo");
    public static final ClientId CLIENT = new ClientId("acme");
    public static final QueueId SALES = new QueueId("acme-sales");
    public static final AgentId ANA = new AgentId("ana");
    public static final AgentId BRUNO = new AgentId("bruno");
    public static final ContactId VISITOR = new ContactId("visitor-1");

    private Acme() {}

    public static QueueDefinition queue() {
        return new QueueDefinition(
                SALES,
                1,
                CLIENT,
                List.of(),
                new ServiceLevelTarget(0.8, Duration.ofSeconds(20)),
                Duration.ofSeconds(20),
                Duration.ofMinutes(2));
    }

    public static AgentDefinition agent(AgentId id) {
        return new AgentDefinition(id, 1, Set.of(CLIENT), Map.of(), Map.of(SALES, 1), CapacityProfile.DEFAULT);
    }

    public static AgentState state(AgentId id, Presence presence) {
        return new AgentState(id, presence, NINE, NINE, 0, Set.of(), null, null, 0);
    }

    public static Interaction interaction(String id, Phase phase) {
        return interaction(id, phase, NINE);
    }

    public static Interaction interaction(String id, Phase phase, Instant enteredQueueAt) {
        return new Interaction(
                new InteractionId(id),
                CLIENT,
                SALES,
                Channel.CHAT,
                VISITOR,
                0,
                1,
                Decision.Arrival.NEW,
                enteredQueueAt,
                enteredQueueAt,
                null,
                enteredQueueAt,
                null,
                phase instanceof Phase.Active active ? active.since() : null,
                false,
                1,
                OfferCounts.NONE,
                Set.of(),
                Map.of(),
                null,
                null,
                0,
                Interaction.Overflow.NONE,
                null,
                phase);
    }

    public static OfferId offer(String interaction) {
        return new OfferId(new InteractionId(interaction), 1);
    }

    public static Phase offered(String interaction, AgentId agent) {
        return new Phase.Offered(offer(interaction), agent, NINE, NINE.plusSeconds(20));
    }

    public static Phase active(AgentId agent) {
        return new Phase.Active(agent, NINE, NINE, false);
    }

    /** A step that puts interactions and says this much. */
    public static LogStep step(List<Interaction> interactions, Decision... decisions) {
        return new LogStep(
                OPERATION,
                0,
                0,
                NINE,
                interactions.stream()
                        .<Change>map(interaction -> new Change.Put(new Entity.OfInteraction(interaction)))
                        .toList(),
                List.of(decisions));
    }

    /** A step that defines the queue and both agents, available. */
    public static LogStep opening() {
        return new LogStep(
                OPERATION,
                0,
                0,
                NINE,
                List.of(
                        new Change.Put(new Entity.OfQueue(queue())),
                        new Change.Put(new Entity.OfAgent(agent(ANA))),
                        new Change.Put(new Entity.OfAgent(agent(BRUNO))),
                        new Change.Put(new Entity.OfAgentState(state(ANA, Presence.AVAILABLE))),
                        new Change.Put(new Entity.OfAgentState(state(BRUNO, Presence.paused("lunch"))))),
                List.of());
    }

    public static Decision.Assigned assigned(String interaction, AgentId agent, @Nullable OfferId offer) {
        return new Decision.Assigned(new InteractionId(interaction), 1, agent, SALES, offer, NINE);
    }
}
