package dev.cauce.engine.configuration;

import dev.cauce.engine.configuration.definition.Definition;
import dev.cauce.engine.configuration.definition.OpeningHours;
import dev.cauce.engine.configuration.definition.Operation;
import dev.cauce.engine.configuration.definition.Queue;
import dev.cauce.engine.configuration.definition.User;
import dev.cauce.routing.core.AgentDefinition;
import dev.cauce.routing.core.AgentId;
import dev.cauce.routing.core.CapacityProfile;
import dev.cauce.routing.core.ClientId;
import dev.cauce.routing.core.Command;
import dev.cauce.routing.core.OperationId;
import dev.cauce.routing.core.OperationSettings;
import dev.cauce.routing.core.QueueDefinition;
import dev.cauce.routing.core.QueueId;
import dev.cauce.routing.core.ServiceLevelTarget;
import dev.cauce.routing.core.SkillId;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the router is told of a change. Pure. */
final class RouterDefinitions {

    /** A command and the operation it is for. */
    record ForRouter(OperationId operation, Command.Configure command) {}

    private RouterDefinitions() {}

    /**
     * Nothing for what the router does not know of, such as clients or dispositions.
     *
     * @param hours those that a queue refers to
     */
    static Optional<ForRouter> of(
            String id,
            long version,
            @Nullable Definition now,
            @Nullable Definition before,
            @Nullable OpeningHours hours) {
        if (now instanceof Operation operation) {
            return Optional.of(
                    new ForRouter(new OperationId(id), new Command.DefineOperation(settings(id, version, operation))));
        }
        if (now instanceof Queue queue) {
            return Optional.of(new ForRouter(
                    new OperationId(queue.operation()), new Command.DefineQueue(queue(id, version, queue, hours))));
        }
        if (now instanceof User user && user.agent() != null) {
            return Optional.of(new ForRouter(
                    new OperationId(user.operation()),
                    new Command.DefineAgent(agent(id, version, user, user.agent()))));
        }
        return before == null ? Optional.empty() : retirement(id, version, before);
    }

    /** What gives up what the router knows of a definition, that version and those before. */
    static Optional<ForRouter> retirement(String id, long version, Definition before) {
        if (before instanceof Queue queue) {
            return Optional.of(new ForRouter(
                    new OperationId(queue.operation()), new Command.RetireQueue(new QueueId(id), version)));
        }
        if (before instanceof User user && user.agent() != null) {
            return Optional.of(new ForRouter(
                    new OperationId(user.operation()), new Command.RetireAgent(new AgentId(id), version)));
        }
        return Optional.empty();
    }

    private static OperationSettings settings(String id, long version, Operation operation) {
        var usual = OperationSettings.defaults(new OperationId(id));
        return new OperationSettings(
                usual.id(),
                version,
                Objects.requireNonNullElse(operation.priorityBoost(), usual.priorityBoost()),
                Objects.requireNonNullElse(operation.disconnectGrace(), usual.disconnectGrace()),
                Objects.requireNonNullElse(operation.conversationGrace(), usual.conversationGrace()),
                Objects.requireNonNullElse(operation.missedOffersInRow(), usual.missedOffersInRow()),
                RouterRules.of(operation.routing()));
    }

    private static QueueDefinition queue(String id, long version, Queue queue, @Nullable OpeningHours hours) {
        return new QueueDefinition(
                new QueueId(id),
                version,
                new ClientId(queue.client()),
                RouterRules.requirements(queue.requirements()),
                new ServiceLevelTarget(
                        queue.serviceLevel().share(), queue.serviceLevel().threshold()),
                queue.offerTimeout(),
                queue.wrapUpTimeout(),
                RouterRules.of(queue, hours));
    }

    private static AgentDefinition agent(String id, long version, User user, User.Agent agent) {
        return new AgentDefinition(
                new AgentId(id),
                version,
                user.clients().stream().map(ClientId::new).collect(Collectors.toSet()),
                agent.skills().entrySet().stream()
                        .collect(Collectors.toMap(skill -> new SkillId(skill.getKey()), skill -> skill.getValue())),
                agent.queues().entrySet().stream()
                        .collect(Collectors.toMap(queue -> new QueueId(queue.getKey()), queue -> queue.getValue())),
                capacity(agent.capacity()));
    }

    private static CapacityProfile capacity(User.@Nullable Capacity capacity) {
        if (capacity == null) {
            return CapacityProfile.DEFAULT;
        }
        return new CapacityProfile(
                capacity.units(),
                capacity.channels().entrySet().stream()
                        .collect(Collectors.toMap(
                                channel -> channel.getKey().channel(),
                                channel -> new CapacityProfile.ChannelCapacity(
                                        channel.getValue().cost(),
                                        channel.getValue().maximum()))));
    }
}
