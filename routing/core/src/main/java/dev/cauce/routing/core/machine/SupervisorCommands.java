package dev.cauce.routing.core.machine;

import dev.cauce.routing.core.Command.AssignManually;
import dev.cauce.routing.core.Command.ChangePriority;
import dev.cauce.routing.core.Command.CloseBySupervisor;
import dev.cauce.routing.core.Command.ForcePresence;
import dev.cauce.routing.core.Command.FromSupervisor;
import dev.cauce.routing.core.Command.MoveToQueue;
import dev.cauce.routing.core.Decision;
import dev.cauce.routing.core.Decision.Arrival;
import dev.cauce.routing.core.Decision.Withdrawal;
import dev.cauce.routing.core.Interaction.Phase;
import dev.cauce.routing.core.Presence;
import dev.cauce.routing.core.Reply;
import java.time.Instant;

/** What supervisors do. */
final class SupervisorCommands {
    private final Operation operation;
    private final Offers offers;
    private final Conversations conversations;
    private final Segments segments;
    private final Presences presences;

    SupervisorCommands(
            Operation operation, Offers offers, Conversations conversations, Segments segments, Presences presences) {
        this.operation = operation;
        this.offers = offers;
        this.conversations = conversations;
        this.segments = segments;
        this.presences = presences;
    }

    Reply handle(FromSupervisor command, Instant now) {
        return switch (command) {
            case MoveToQueue move -> {
                Work work = operation.work(move.interaction());
                yield work == null ? Rejections.unknownInteraction(move.interaction()) : move(work, move, now);
            }
            case AssignManually assign -> {
                Work work = operation.work(assign.interaction());
                yield work == null ? Rejections.unknownInteraction(assign.interaction()) : assign(work, assign, now);
            }
            case ChangePriority change -> {
                Work work = operation.work(change.interaction());
                yield work == null ? Rejections.unknownInteraction(change.interaction()) : prioritise(work, change);
            }
            case ForcePresence force -> {
                AgentSlot slot = operation.agent(force.agent());
                yield slot == null ? Rejections.unknownAgent(force.agent()) : force(slot, force, now);
            }
            case CloseBySupervisor close -> {
                Work work = operation.work(close.interaction());
                if (work == null) {
                    yield Rejections.unknownInteraction(close.interaction());
                }
                conversations.close(work, close.reason(), now);
                yield Reply.DONE;
            }
        };
    }

    private Reply move(Work work, MoveToQueue command, Instant now) {
        LiveQueue to = operation.queue(command.queue());
        if (to == null || to.state.retired()) {
            return Rejections.unknownQueue(command.queue());
        }
        if (!to.definition.client().equals(work.interaction.client())) {
            return Rejections.wrongClient("Queue " + to.id + " belongs to another client.");
        }
        return switch (work.interaction.phase()) {
            case Phase.Waiting _, Phase.Offered _, Phase.Active _ -> {
                Draft draft = conversations.leaveSegment(work, Withdrawal.MOVED, now);
                segments.enterAgain(draft, to, Arrival.MOVED, true, now);
                yield Reply.DONE;
            }
            case Phase.WrapUp _ -> Rejections.wrongPhase(work.id, "waiting, offered or active");
            case Phase.CallingBack _ -> Rejections.wrongPhase(work.id, "waiting, offered or active");
        };
    }

    private Reply assign(Work work, AssignManually command, Instant now) {
        AgentSlot slot = operation.agent(command.agent());
        if (slot == null) {
            return Rejections.unknownAgent(command.agent());
        }
        if (!slot.definition.clients().contains(work.interaction.client())) {
            return Rejections.wrongClient(
                    "Agent " + slot.id + " does not serve client " + work.interaction.client() + ".");
        }
        if (slot.state.presence().kind() == Presence.Kind.OFFLINE) {
            return Rejections.invalid("Agent " + slot.id + " is offline. Maybe choose an agent who is signed in.");
        }
        return switch (work.interaction.phase()) {
            case Phase.Waiting _, Phase.Offered _, Phase.CallingBack _ -> {
                operation.store(offers.takeBack(work, Withdrawal.ASSIGNED_ELSEWHERE, now));
                conversations.assign(work, slot, null, now);
                yield Reply.DONE;
            }
            case Phase.Active active -> {
                if (!active.agent().equals(slot.id)) {
                    Draft draft = conversations.leaveSegment(work, Withdrawal.ASSIGNED_ELSEWHERE, now);
                    Work again = segments.enterAgain(draft, work.queue, Arrival.MOVED, true, now);
                    conversations.assign(again, slot, null, now);
                }
                yield Reply.DONE;
            }
            case Phase.WrapUp _ -> Rejections.wrongPhase(work.id, "waiting, offered or active");
        };
    }

    private Reply prioritise(Work work, ChangePriority command) {
        if (!Priorities.isValid(command.priority())) {
            return Priorities.rejected(command.priority());
        }
        int before = work.interaction.priority();
        if (before != command.priority()) {
            var draft = new Draft(work.interaction);
            draft.priority = command.priority();
            operation.store(draft.build());
            operation.recorder.decide(new Decision.PriorityChanged(work.id, before, command.priority()));
        }
        return Reply.DONE;
    }

    private Reply force(AgentSlot slot, ForcePresence command, Instant now) {
        if (command.presence().kind() == Presence.Kind.NOT_RESPONDING) {
            return Rejections.invalid("Not responding is concluded by the router.");
        }
        presences.change(slot, command.presence(), now);
        return Reply.DONE;
    }
}
