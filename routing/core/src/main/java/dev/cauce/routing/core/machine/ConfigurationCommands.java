package dev.cauce.routing.core.machine;

import dev.cauce.routing.core.AgentDefinition;
import dev.cauce.routing.core.Command.Configure;
import dev.cauce.routing.core.Command.DefineAgent;
import dev.cauce.routing.core.Command.DefineOperation;
import dev.cauce.routing.core.Command.DefineQueue;
import dev.cauce.routing.core.Command.RetireAgent;
import dev.cauce.routing.core.Command.RetireQueue;
import dev.cauce.routing.core.Decision.Withdrawal;
import dev.cauce.routing.core.Interaction.Phase;
import dev.cauce.routing.core.OperationSettings;
import dev.cauce.routing.core.OverflowRule;
import dev.cauce.routing.core.Presence;
import dev.cauce.routing.core.QueueDefinition;
import dev.cauce.routing.core.QueueId;
import dev.cauce.routing.core.QueueState;
import dev.cauce.routing.core.Reply;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Definitions: they hold for waiting and running work from this step on. */
final class ConfigurationCommands {
    private final Operation operation;
    private final Definitions definitions;
    private final Offers offers;
    private final Conversations conversations;
    private final Presences presences;
    private final Preferences preferences;
    private final Relaxations relaxations;
    private final Overflows overflows;

    ConfigurationCommands(
            Operation operation,
            Definitions definitions,
            Offers offers,
            Conversations conversations,
            Presences presences,
            Preferences preferences,
            Relaxations relaxations,
            Overflows overflows) {
        this.operation = operation;
        this.definitions = definitions;
        this.offers = offers;
        this.conversations = conversations;
        this.presences = presences;
        this.preferences = preferences;
        this.relaxations = relaxations;
        this.overflows = overflows;
    }

    Reply handle(Configure command, Instant now) {
        return switch (command) {
            case DefineOperation(var settings) -> define(settings);
            case DefineQueue(var queue) -> define(queue, now);
            case RetireQueue retire -> retire(retire);
            case DefineAgent(var agent) -> define(agent, now);
            case RetireAgent retire -> retire(retire, now);
        };
    }

    private Reply define(OperationSettings settings) {
        if (!settings.id().equals(operation.settings().id())) {
            return Rejections.invalid("These are the settings of operation " + settings.id() + ", not of "
                    + operation.settings().id() + ".");
        }
        if (settings.version() >= operation.settings().version()) {
            definitions.store(settings);
        }
        return Reply.DONE;
    }

    private Reply define(QueueDefinition definition, Instant now) {
        LiveQueue queue = operation.queue(definition.id());
        if (queue != null && queue.definition.version() >= definition.version()) {
            return Reply.DONE;
        }
        if (queue != null
                && queue.members.size() > 0
                && !queue.definition.client().equals(definition.client())) {
            return Rejections.wrongClient("Queue " + definition.id() + " holds work of client "
                    + queue.definition.client() + ". Maybe define a new queue for client " + definition.client() + ".");
        }
        List<OverflowRule> before =
                queue == null ? List.of() : queue.definition.rules().overflow();
        Instant hoursChangeAt = Hours.nextChange(definition.rules().hours(), now);
        QueueState state = queue == null
                ? QueueState.initial(definition.id())
                : new QueueState(queue.id, 1, false, null, queue.state.offeredLast(), queue.state.flow());
        definitions.store(definition, state.withHoursChangeAt(hoursChangeAt));
        LiveQueue defined = operation.queue(definition.id());
        if (defined != null) {
            reconsider(defined, !before.equals(definition.rules().overflow()), now);
        }
        return Reply.DONE;
    }

    private void reconsider(LiveQueue queue, boolean otherOverflow, Instant now) {
        for (Work work : queue.members.inOrder()) {
            if (work.interaction.phase() instanceof Phase.Offered offered && !mayStillTake(offered, work)) {
                offers.withdrawn(work, offered, Withdrawal.CONFIGURATION_CHANGED, now);
            }
            if (work.isWaiting()) {
                int open = relaxations.open(queue, work.interaction.segmentStartedAt(), 0, now);
                if (open != work.interaction.relaxation()) {
                    var draft = new Draft(work.interaction);
                    draft.relaxation = open;
                    operation.store(draft.build());
                }
                overflows.onRules(work, otherOverflow, now);
            }
        }
    }

    private boolean mayStillTake(Phase.Offered offered, Work work) {
        AgentSlot slot = operation.agent(offered.agent());
        if (slot == null || !slot.definition.clients().contains(work.interaction.client())) {
            return false;
        }
        if (slot.id.equals(work.interaction.reservedFor())) {
            return true;
        }
        Tier tier = slot.serving.in(work.queue);
        return tier != null && tier.relaxation <= work.interaction.relaxation();
    }

    private Reply retire(RetireQueue command) {
        LiveQueue queue = operation.queue(command.queue());
        if (queue == null || queue.definition.version() > command.version()) {
            return Reply.DONE;
        }
        boolean waiting = queue.members.inOrder().stream()
                .anyMatch(work -> !(work.interaction.phase() instanceof Phase.Active
                        || work.interaction.phase() instanceof Phase.WrapUp));
        if (waiting) {
            return Rejections.inUse(
                    "Work waits in queue " + queue.id + ". Maybe move it to another queue before retiring this one.");
        }
        if (queue.members.size() == 0) {
            operation.remove(queue);
        } else {
            operation.store(queue, queue.state.asRetired());
        }
        return Reply.DONE;
    }

    private Reply define(AgentDefinition definition, Instant now) {
        AgentSlot slot = operation.agent(definition.id());
        if (slot != null && slot.definition.version() >= definition.version()) {
            return Reply.DONE;
        }
        if (slot == null) {
            definitions.store(definition, AgentStates.initial(definition.id(), now));
            return Reply.DONE;
        }
        Set<QueueId> queues = new TreeSet<>(slot.definition.queues().keySet());
        queues.addAll(definition.queues().keySet());
        definitions.store(definition, slot.state);
        reconsider(slot, queues, now);
        return Reply.DONE;
    }

    private void reconsider(AgentSlot slot, Set<QueueId> queues, Instant now) {
        for (Work work : slot.held.now()) {
            if (work.interaction.phase() instanceof Phase.Offered offered) {
                if (!mayStillTake(offered, work)) {
                    offers.withdrawn(work, offered, Withdrawal.CONFIGURATION_CHANGED, now);
                }
            } else if (work.interaction.phase() instanceof Phase.Active
                    && !slot.definition.clients().contains(work.interaction.client())) {
                conversations.loseOwner(work, now);
            }
        }
        for (Work work : slot.reserved()) {
            if (!slot.definition.clients().contains(work.interaction.client())) {
                operation.store(new Draft(work.interaction).unreserved().build());
            }
        }
        presences.crewChanged(queues, now);
    }

    private Reply retire(RetireAgent command, Instant now) {
        AgentSlot slot = operation.agent(command.agent());
        if (slot == null || slot.definition.version() > command.version()) {
            return Reply.DONE;
        }
        boolean holds = slot.held.any(work -> !(work.interaction.phase() instanceof Phase.Offered));
        if (holds) {
            return Rejections.inUse(
                    "Agent " + slot.id + " holds work. Maybe move or close it before retiring the agent.");
        }
        presences.change(slot, Presence.OFFLINE, now);
        preferences.release(slot, true);
        definitions.remove(slot);
        return Reply.DONE;
    }
}
