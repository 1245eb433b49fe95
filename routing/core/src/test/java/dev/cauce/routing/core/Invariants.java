package dev.cauce.routing.core;

import dev.cauce.routing.core.Interaction.Phase;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What must hold after every step, checked the slow and simple way from entities and decisions alone: nothing here uses
 * an index of the core.
 */
final class Invariants {
    private final Set<InteractionId> begun = new HashSet<>();
    private final Set<InteractionId> ended = new HashSet<>();

    /** What is wrong, in words; empty when all is well. */
    List<String> check(Map<String, Entity> entities, Step step, Instant now) {
        var wrong = new ArrayList<String>();
        var state = new State(entities);
        endings(state, step, wrong);
        offers(state, step, wrong);
        for (Interaction interaction : state.interactions.values()) {
            holder(state, interaction, wrong);
            if (interaction.phase() instanceof Phase.Waiting) {
                waitsForAReason(state, interaction, now, wrong);
            }
        }
        return wrong;
    }

    private void endings(State state, Step step, List<String> wrong) {
        for (Decision decision : step.decisions()) {
            if (decision instanceof Decision.SegmentStarted started) {
                begun.add(started.interaction());
            }
            if (decision instanceof Decision.InteractionEnded(var id, var ending, var reason, var at)
                    && !ended.add(id)) {
                wrong.add("1: " + id + " ended again, " + ending + " " + reason + " at " + at);
            }
        }
        for (InteractionId id : begun) {
            if (!ended.contains(id) && !state.interactions.containsKey(id)) {
                wrong.add("1: " + id + " vanished");
            }
        }
    }

    private static void offers(State state, Step step, List<String> wrong) {
        for (Decision decision : step.decisions()) {
            if (decision instanceof Decision.OfferMade made) {
                Interaction interaction = state.interactions.get(made.interaction());
                if (interaction != null
                        && interaction.phase() instanceof Phase.Offered offered
                        && offered.offer().equals(made.offer())
                        && state.overloaded(made.agent(), interaction.channel())) {
                    wrong.add("5: " + made.offer() + " exceeds the capacity of " + made.agent());
                }
            }
        }
    }

    private static void holder(State state, Interaction interaction, List<String> wrong) {
        AgentId agent = State.holder(interaction);
        if (agent == null) {
            return;
        }
        AgentDefinition definition = state.agents.get(agent);
        if (definition == null) {
            wrong.add("4: " + interaction.id() + " is held by " + agent + ", who is gone");
            return;
        }
        boolean offered = interaction.phase() instanceof Phase.Offered;
        if (!(interaction.phase() instanceof Phase.WrapUp || interaction.phase() instanceof Phase.CallingBack)
                && !definition.clients().contains(interaction.client())) {
            wrong.add("6: " + agent + " holds " + interaction.id() + " of a client not served");
        }
        if (offered && !known(state.states.get(agent)).presence().isAvailable()) {
            wrong.add("7: " + agent + " is not available and holds an offer");
        }
    }

    private static void waitsForAReason(State state, Interaction waiting, Instant now, List<String> wrong) {
        if (waiting.callback() != null && waiting.callback().notBefore() != null) {
            return;
        }
        QueueDefinition queue = known(state.queues.get(waiting.queue()));
        for (AgentDefinition agent : state.agents.values()) {
            if (state.isFree(agent, waiting.channel())
                    && !waiting.backingOff().containsKey(agent.id())
                    && agent.clients().contains(waiting.client())
                    && (waiting.reservedFor() == null
                            ? state.isReached(agent, queue, waiting, now)
                            : waiting.reservedFor().equals(agent.id()))) {
                wrong.add("9: " + waiting.id() + " waits although " + agent.id() + " is free");
            }
        }
    }

    private static <T> T known(@Nullable T value) {
        return Objects.requireNonNull(value);
    }

    /** The entities by kind. */
    private static final class State {
        final Map<InteractionId, Interaction> interactions = new HashMap<>();
        final Map<QueueId, QueueDefinition> queues = new HashMap<>();
        final Map<AgentId, AgentDefinition> agents = new HashMap<>();
        final Map<AgentId, AgentState> states = new HashMap<>();
        private OperationSettings settings = OperationSettings.defaults(Center.OPERATION);

        State(Map<String, Entity> entities) {
            for (Entity entity : entities.values()) {
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
                            : known(agent.capacity().channels().get(held.channel()))
                                    .cost();
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
    }
}
