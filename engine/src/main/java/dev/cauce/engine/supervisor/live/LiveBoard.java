package dev.cauce.engine.supervisor.live;

import dev.cauce.engine.desk.operation.LogStep;
import dev.cauce.engine.desk.operation.OperationState;
import dev.cauce.engine.desk.view.AgentView;
import dev.cauce.engine.desk.view.Names;
import dev.cauce.engine.supervisor.live.AgentLive.InHand;
import dev.cauce.routing.core.AgentId;
import dev.cauce.routing.core.AgentState;
import dev.cauce.routing.core.ClientId;
import dev.cauce.routing.core.Interaction;
import dev.cauce.routing.core.Interaction.Phase;
import dev.cauce.routing.core.QueueId;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * The live figures of one operation. Feed it what steps count, then look; looking costs what the operation's size costs,
 * so it is done at a steady pace and not per step. Not thread-safe.
 */
public final class LiveBoard {
    private final OperationState operation;
    private final Function<ClientId, ZoneId> zones;
    private final ZoneId ownZone;
    private final Map<QueueId, Timeline<Tally>> queues = new HashMap<>();
    private final Map<AgentId, Timeline<AgentTally>> agents = new HashMap<>();

    /**
     * @param zones in which each client's day begins
     * @param ownZone in which an agent's day begins, as agents serve several clients
     */
    public LiveBoard(OperationState operation, Function<ClientId, ZoneId> zones, ZoneId ownZone) {
        this.operation = operation;
        this.zones = zones;
        this.ownZone = ownZone;
    }

    /** Counts a step that was applied to the operation. */
    public void count(LogStep step) {
        Counted.in(step, operation::queue).forEach(this::add);
    }

    /** Counts what was counted before, for example by a process that ran earlier today. */
    public void add(Counted counted) {
        switch (counted) {
            case Counted.OfQueue ofQueue -> timeline(ofQueue.queue()).add(ofQueue.at(), ofQueue.tally());
            case Counted.OfAgent ofAgent -> timeline(ofAgent.agent()).add(ofAgent.at(), ofAgent.tally());
        }
    }

    /** What somebody who works for these clients sees at {@code now}. */
    public LiveView look(Instant now, Set<ClientId> clients) {
        var seenQueues = queues(now, clients);
        var seenAgents = operation.agents().stream()
                .filter(agent -> !Collections.disjoint(agent.clients(), clients))
                .flatMap(agent -> operation.agentState(agent.id()).stream())
                .map(state -> agent(state, now))
                .toList();
        return new LiveView(seenQueues, seenAgents).ofClients(clients);
    }

    /** The queues of these clients at {@code now}. */
    public List<QueueLive> queues(Instant now, Set<ClientId> clients) {
        var figures = new QueueFigures(operation, now);
        return operation.queues().stream()
                .filter(queue -> clients.contains(queue.client()))
                .map(queue -> figures.of(queue, timeline(queue.id()), zones.apply(queue.client())))
                .toList();
    }

    private AgentLive agent(AgentState state, Instant now) {
        var today = timeline(state.agent())
                .since(now.atZone(ownZone).toLocalDate().atStartOfDay(ownZone).toInstant());
        return new AgentLive(
                state.agent().value(),
                Names.of(state.presence()),
                state.presence().reason(),
                state.presenceSince(),
                AgentView.capacity(operation, state.agent()),
                inHand(state.agent()),
                today.offered(),
                today.handled(),
                today.declined(),
                today.expired());
    }

    private List<InHand> inHand(AgentId agent) {
        return operation.heldBy(agent).stream().map(LiveBoard::inHand).toList();
    }

    private static InHand inHand(Interaction interaction) {
        return switch (interaction.phase()) {
            case Phase.Waiting() -> inHand(interaction, "waiting", interaction.enteredQueueAt());
            case Phase.CallingBack calling -> inHand(interaction, "calling-back", calling.since());
            case Phase.Offered offered -> inHand(interaction, "offered", offered.madeAt());
            case Phase.Active active -> inHand(interaction, "active", active.since());
            case Phase.WrapUp wrapUp -> inHand(interaction, "wrap-up", wrapUp.since());
        };
    }

    private static InHand inHand(Interaction interaction, String phase, Instant since) {
        return new InHand(
                interaction.id().value(),
                interaction.client().value(),
                interaction.queue().value(),
                interaction.channel().name(),
                phase,
                since);
    }

    private Timeline<Tally> timeline(QueueId queue) {
        return queues.computeIfAbsent(queue, _ -> new Timeline<>(Tally.NONE, Tally::plus));
    }

    private Timeline<AgentTally> timeline(AgentId agent) {
        return agents.computeIfAbsent(agent, _ -> new Timeline<>(AgentTally.NONE, AgentTally::plus));
    }
}
