package dev.cauce.engine.configuration;

import dev.cauce.engine.configuration.definition.AgentChoice;
import dev.cauce.engine.configuration.definition.AlertRule;
import dev.cauce.engine.configuration.definition.ChannelDefinition;
import dev.cauce.engine.configuration.definition.Client;
import dev.cauce.engine.configuration.definition.Definition;
import dev.cauce.engine.configuration.definition.OpeningHours;
import dev.cauce.engine.configuration.definition.Operation;
import dev.cauce.engine.configuration.definition.PresenceReason;
import dev.cauce.engine.configuration.definition.Queue;
import dev.cauce.engine.configuration.definition.Reference;
import dev.cauce.engine.configuration.definition.Skill;
import dev.cauce.engine.configuration.definition.User;
import dev.cauce.engine.web.FieldError;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Whether what a definition refers to exists and fits. Pure: it is given what was found. */
final class ReferenceRules {

    /** What a kind and an id stand for. */
    record Target(String kind, String id) {
        static Target of(Reference reference) {
            return new Target(reference.kind().plural(), reference.id());
        }
    }

    private ReferenceRules() {}

    static List<FieldError> check(Definition definition, Map<Target, Definition> found) {
        var errors = new ArrayList<FieldError>();
        for (var reference : definition.references()) {
            var target = found.get(Target.of(reference));
            var error = target == null ? Optional.of(missing(reference)) : misfit(definition, reference, target);
            error.ifPresent(errors::add);
        }
        return errors;
    }

    private static FieldError missing(Reference reference) {
        return FieldError.of(
                reference.field(),
                reference.id(),
                "There is no such one among the %s. Maybe it is misspelt; define it first with PUT /api/v1/configuration/%s/%s."
                        .formatted(reference.kind(), reference.kind(), reference.id()));
    }

    private static Optional<FieldError> misfit(Definition definition, Reference reference, Definition target) {
        var reason =
                switch (target) {
                    case Queue queue -> queueMisfit(definition, queue);
                    case OpeningHours hours -> otherClient(definition, hours.client());
                    case Operation operation -> Optional.<String>empty();
                    case Client client -> Optional.<String>empty();
                    case Skill skill -> Optional.<String>empty();
                    case User user -> Optional.<String>empty();
                    case PresenceReason presenceReason -> Optional.<String>empty();
                    case AgentChoice choice -> Optional.<String>empty();
                    case AlertRule rule -> Optional.<String>empty();
                    case ChannelDefinition channel -> otherClient(definition, channel.client());
                };
        return reason.map(message -> FieldError.of(reference.field(), reference.id(), message));
    }

    private static Optional<String> queueMisfit(Definition definition, Queue queue) {
        if (definition instanceof User user) {
            if (!user.operation().equals(queue.operation())) {
                return Optional.of(
                        "The queue is of operation %s, the user of %s. Choose queues of the user's operation."
                                .formatted(queue.operation(), user.operation()));
            }
            return user.clients().contains(queue.client())
                    ? Optional.empty()
                    : Optional.of(
                            "The queue is of client %s, whom the user does not serve. Add %s to clients or remove the queue."
                                    .formatted(queue.client(), queue.client()));
        }
        if (definition instanceof ChannelDefinition channel && !queue.channels().contains(channel.medium())) {
            return Optional.of("The queue does not take %1$s. Add %1$s to the queue's channels or choose another queue."
                    .formatted(channel.medium().channel().name()));
        }
        if (definition instanceof AlertRule rule && !queue.operation().equals(rule.operation())) {
            return Optional.of("The queue is of operation %s, the rule of %s. Choose a queue of the rule's operation."
                    .formatted(queue.operation(), rule.operation()));
        }
        if (definition instanceof Queue from) {
            return overflowMisfit(from, queue);
        }
        return otherClient(definition, queue.client());
    }

    private static Optional<String> overflowMisfit(Queue from, Queue to) {
        if (!to.operation().equals(from.operation())) {
            return Optional.of("The queue is of operation %s, this of %s. Work overflows within an operation only."
                    .formatted(to.operation(), from.operation()));
        }
        if (!to.channels().containsAll(from.channels())) {
            return Optional.of(
                    "The queue does not take all channels of this one. Add the missing channels to it first.");
        }
        return otherClient(from, to.client());
    }

    private static Optional<String> otherClient(Definition definition, String client) {
        return definition
                .owner()
                .filter(owner -> !owner.equals(client))
                .map(owner ->
                        "It is of client %s, this of %s. Choose one of the same client.".formatted(client, owner));
    }

    /** Whether who uses a queue brings work of a channel that the queue no longer takes. */
    static Optional<FieldError> left(Queue queue, String user, Definition definition) {
        if (definition instanceof Queue from && !queue.channels().containsAll(from.channels())) {
            return Optional.of(FieldError.of(
                    "channels",
                    "Queue %s overflows here and takes other channels. Change its overflow rules or channels first."
                            .formatted(user)));
        }
        return definition instanceof ChannelDefinition channel
                        && !queue.channels().contains(channel.medium())
                ? Optional.of(FieldError.of(
                        "channels",
                        "Channel %1$s brings %2$s here. Keep %2$s, or give the channel another queue first."
                                .formatted(user, channel.medium().channel().name())))
                : Optional.empty();
    }
}
