package dev.cauce.routing.simulator.check;

import dev.cauce.routing.core.AgentDefinition;
import dev.cauce.routing.core.AgentId;
import dev.cauce.routing.core.AgentState;
import dev.cauce.routing.core.Channel;
import dev.cauce.routing.core.Entity;
import dev.cauce.routing.core.Interaction;
import dev.cauce.routing.core.Interaction.Phase;
import dev.cauce.routing.core.InteractionId;
import dev.cauce.routing.core.OperationSettings;
import dev.cauce.routing.core.QueueDefinition;
import dev.cauce.routing.core.QueueId;
import dev.cauce.routing.core.SkillRequirement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An operation's entities by kind, and what follows from them, worked out the slow way. */
final class Snapshot {
    final Map<InteractionId, Interaction> interactions = new HashMap<>();
    final Map<QueueId, QueueDefinition> queues = new HashMap<>();
    final Map<AgentId, AgentDefinition> agents = new HashMap<>();
    final Map<AgentId, AgentState> states = new HashMap<>();
    OperationSettings settings = OperationSettings.defaults(Seed.OPERATION);

    Snapshot(Iterable<Entity> entities) {
        for (Entity entity : entities) {
            switch (entity) {
                case Entity.OfInteraction(var interaction) -> interactions.put(interaction.id(), interaction);
                case Entity.OfQueue(var queue) -> queues.put(queue.id(), queue);
                case Entity.OfAgent(var agent) -> agents.put(agent.id(), agent);
                case Entity.OfAgentState(var state) -> states.put(state.agent(), state);
                case Entity.OfOperation(var operation) -> settings = operation;
                case Entity.OfQueueState _, Entity.OfTrace _, Entity.OfContact _ -> {}
            }
        }
    }

    static @Nullable AgentId holder(Interaction interaction) {
        return switch (interaction.phase()) {
            case Phase.Waiting _ -> null;
            case Phase.Offered offered -> offered.agent();
            case Phase.Active active -> active.agent();
            case Phase.WrapUp wrapUp -> wrapUp.agent();
            case Phase.CallingBack calling -> calling.agent();
        };
    }

    boolean isFree(AgentDefinition agent, Channel channel) {
        AgentState state = known(states.get(agent.id()));
        return state.presence().isAvailable() && state.backOffUntil() == null && fits(agent, channel);
    }

    /** Work that other work in hand interrupts does not count. */
    boolean overloaded(AgentId agent, Channel channel) {
        var capacity = known(agents.get(agent)).capacity();
        Map<Channel, Integer> held = new HashMap<>();
        for (Interaction each : interactions.values()) {
            boolean released = each.phase() instanceof Phase.Active active && active.released();
            if (agent.equals(holder(each)) && !released) {
                held.merge(each.channel(), 1, Integer::sum);
            }
        }
        int used = 0;
        for (var entry : held.entrySet()) {
            boolean interrupted = held.keySet().stream().anyMatch(above -> settings.rules()
                    .interrupts()
                    .getOrDefault(above, Set.of())
                    .contains(entry.getKey()));
            used += interrupted
                    ? 0
                    : entry.getValue()
                            * known(capacity.channels().get(entry.getKey())).cost();
        }
        return used > capacity.units()
                || held.getOrDefault(channel, 0)
                        > known(capacity.channels().get(channel)).maximum();
    }

    private boolean fits(AgentDefinition agent, Channel channel) {
        var capacity = agent.capacity().channels().get(channel);
        if (capacity == null) {
            return false;
        }
        Set<Channel> interrupted = settings.rules().interrupts().getOrDefault(channel, Set.of());
        int used = capacity.cost();
        int count = 1;
        for (Interaction held : interactions.values()) {
            boolean released = held.phase() instanceof Phase.Active active && active.released();
            if (agent.id().equals(holder(held)) && !released) {
                count += held.channel().equals(channel) ? 1 : 0;
                used += interrupted.contains(held.channel())
                        ? 0
                        : known(agent.capacity().channels().get(held.channel())).cost();
            }
        }
        return count <= capacity.maximum() && used <= agent.capacity().units();
    }

    boolean isReached(AgentDefinition agent, QueueDefinition queue, Interaction waiting, Instant now) {
        Integer level = agent.queues().get(queue.id());
        if (level == null || !levelIsOpen(level, queue, now)) {
            return false;
        }
        var steps = new ArrayList<List<SkillRequirement>>();
        steps.add(queue.requirements());
        queue.rules().relaxation().subList(0, waiting.relaxation()).forEach(step -> steps.add(step.requirements()));
        return steps.stream().anyMatch(step -> step.stream()
                .allMatch(requirement ->
                        agent.skills().getOrDefault(requirement.skill(), 0) >= requirement.minimumProficiency()));
    }

    private boolean levelIsOpen(int level, QueueDefinition queue, Instant now) {
        Duration delay = queue.rules().levelDelay().multipliedBy(level - 1L);
        return delay.isZero()
                || interactions.values().stream()
                        .filter(each -> each.queue().equals(queue.id()) && each.phase() instanceof Phase.Waiting)
                        .anyMatch(each -> !each.enteredQueueAt().plus(delay).isAfter(now));
    }

    static <T> T known(@Nullable T value) {
        return Objects.requireNonNull(value);
    }
}
