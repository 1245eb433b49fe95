package dev.cauce.routing.core.machine;

import dev.cauce.routing.core.AgentId;
import dev.cauce.routing.core.Command.AcceptOffer;
import dev.cauce.routing.core.Command.AgentWrote;
import dev.cauce.routing.core.Command.CloseInteraction;
import dev.cauce.routing.core.Command.CompleteWrapUp;
import dev.cauce.routing.core.Command.DeclineOffer;
import dev.cauce.routing.core.Command.DesktopConnected;
import dev.cauce.routing.core.Command.DesktopLost;
import dev.cauce.routing.core.Command.FromAgent;
import dev.cauce.routing.core.Command.ReportDevice;
import dev.cauce.routing.core.Command.SetPresence;
import dev.cauce.routing.core.Command.TransferToAgent;
import dev.cauce.routing.core.Command.TransferToQueue;
import dev.cauce.routing.core.Decision.Arrival;
import dev.cauce.routing.core.Decision.Withdrawal;
import dev.cauce.routing.core.Interaction.Phase;
import dev.cauce.routing.core.InteractionId;
import dev.cauce.routing.core.OfferId;
import dev.cauce.routing.core.Presence;
import dev.cauce.routing.core.Reply;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What agents do. */
final class AgentCommands {
    private final Operation operation;
    private final Offers offers;
    private final Conversations conversations;
    private final Segments segments;
    private final Presences presences;

    AgentCommands(
            Operation operation, Offers offers, Conversations conversations, Segments segments, Presences presences) {
        this.operation = operation;
        this.offers = offers;
        this.conversations = conversations;
        this.segments = segments;
        this.presences = presences;
    }

    Reply handle(FromAgent command, Instant now) {
        AgentSlot slot = operation.agent(command.agent());
        if (slot == null) {
            return Rejections.unknownAgent(command.agent());
        }
        return switch (command) {
            case SetPresence set -> setPresence(slot, set.presence(), now);
            case DesktopConnected connected -> {
                operation.store(slot, AgentStates.connected(slot.state, connected.session()));
                yield Reply.DONE;
            }
            case DesktopLost lost -> {
                if (slot.state.sessions().contains(lost.session())) {
                    operation.store(slot, AgentStates.lost(slot.state, lost.session(), now));
                }
                yield Reply.DONE;
            }
            case AcceptOffer accept -> {
                Live live = live(accept.offer(), slot.id, now);
                if (live.rejection() == null) {
                    conversations.assign(live.work(), slot, accept.offer(), now);
                }
                yield live.reply();
            }
            case DeclineOffer decline -> {
                Live live = live(decline.offer(), slot.id, now);
                if (live.rejection() == null) {
                    offers.declined(live.work(), live.offered(), decline.reason(), now);
                }
                yield live.reply();
            }
            case ReportDevice report -> {
                Live live = live(report.offer(), slot.id, now);
                if (live.rejection() == null) {
                    offers.failed(live.work(), live.offered(), report.trouble(), now);
                }
                yield live.reply();
            }
            case AgentWrote wrote -> {
                Reply notOwner = mustOwn(wrote.interaction(), slot.id);
                yield notOwner == null ? Reply.DONE : notOwner;
            }
            case TransferToQueue transfer -> transferToQueue(transfer, now);
            case TransferToAgent transfer -> transferToAgent(transfer, now);
            case CloseInteraction close -> close(close, now);
            case CompleteWrapUp complete -> completeWrapUp(complete, now);
        };
    }

    private Reply setPresence(AgentSlot slot, Presence presence, Instant now) {
        if (presence.kind() == Presence.Kind.NOT_RESPONDING) {
            return Rejections.invalid(
                    "Not responding is concluded by the router; an agent sets available, a pause or offline.");
        }
        if (presence.kind() != Presence.Kind.OFFLINE && slot.state.desktopLostAt() != null) {
            operation.store(slot, AgentStates.signOfLife(slot.state, now));
        }
        presences.change(slot, presence, now);
        return Reply.DONE;
    }

    private Live live(OfferId offer, AgentId agent, Instant now) {
        Work work = operation.work(offer.interaction());
        if (work == null) {
            return new Live(null, null, Rejections.offerGone(offer, "the interaction is over."));
        }
        if (work.interaction.phase() instanceof Phase.Offered offered
                && offered.offer().equals(offer)
                && offered.agent().equals(agent)) {
            if (!offered.expiresAt().isAfter(now)) {
                return new Live(null, null, Rejections.offerGone(offer, "it expired."));
            }
            return new Live(work, offered, null);
        }
        return new Live(null, null, Rejections.offerGone(offer, whyGone(work, offer, agent)));
    }

    private static String whyGone(Work work, OfferId offer, AgentId agent) {
        if (offer.attempt() > work.interaction.attempt()) {
            return "it was never made.";
        }
        return switch (work.interaction.phase()) {
            case Phase.Waiting _ -> "it expired, was declined or was withdrawn, and the work waits again.";
            case Phase.Offered offered ->
                offered.offer().equals(offer) ? "it was made to another agent." : "the work is offered anew.";
            case Phase.Active active ->
                active.agent().equals(agent)
                        ? "you have the conversation already."
                        : "another agent has the conversation.";
            case Phase.WrapUp _ -> "the conversation is over.";
            case Phase.CallingBack _ -> "the contact is being called back.";
        };
    }

    private Reply transferToQueue(TransferToQueue command, Instant now) {
        Reply notOwner = mustOwn(command.interaction(), command.agent());
        Work work = operation.work(command.interaction());
        if (notOwner != null || work == null) {
            return notOwner == null ? Rejections.unknownInteraction(command.interaction()) : notOwner;
        }
        LiveQueue to = operation.queue(command.queue());
        if (to == null || to.state.retired()) {
            return Rejections.unknownQueue(command.queue());
        }
        if (!to.definition.client().equals(work.interaction.client())) {
            return Rejections.wrongClient("Queue " + to.id + " belongs to another client.");
        }
        Draft draft = conversations.leaveSegment(work, Withdrawal.MOVED, now);
        segments.enterAgain(draft, to, Arrival.TRANSFER_TO_QUEUE, command.keepAge(), now);
        return Reply.DONE;
    }

    private Reply transferToAgent(TransferToAgent command, Instant now) {
        Reply notOwner = mustOwn(command.interaction(), command.agent());
        Work work = operation.work(command.interaction());
        if (notOwner != null || work == null) {
            return notOwner == null ? Rejections.unknownInteraction(command.interaction()) : notOwner;
        }
        AgentSlot target = operation.agent(command.target());
        if (target == null) {
            return Rejections.unknownAgent(command.target());
        }
        if (command.target().equals(command.agent())) {
            return Rejections.invalid("Agent " + command.target() + " has the conversation already.");
        }
        if (!target.definition.clients().contains(work.interaction.client())) {
            return Rejections.wrongClient(
                    "Agent " + target.id + " does not serve client " + work.interaction.client() + ".");
        }
        if (target.state.presence().kind() == Presence.Kind.OFFLINE) {
            return Rejections.invalid("Agent " + target.id + " is offline. Maybe transfer to a queue.");
        }
        Draft draft = conversations.leaveSegment(work, Withdrawal.MOVED, now);
        draft.reservedFor = target.id;
        segments.enterAgain(draft, work.queue, Arrival.TRANSFER_TO_AGENT, true, now);
        return Reply.DONE;
    }

    private Reply close(CloseInteraction command, Instant now) {
        Work work = operation.work(command.interaction());
        if (work == null) {
            return Rejections.unknownInteraction(command.interaction());
        }
        if (!command.agent().equals(work.holder())) {
            return Rejections.notOwner(work.id, command.agent());
        }
        return switch (work.interaction.phase()) {
            case Phase.Active active -> {
                conversations.wrapUp(work, active.agent(), now);
                yield Reply.DONE;
            }
            case Phase.WrapUp _ -> Reply.DONE;
            case Phase.Waiting _, Phase.Offered _, Phase.CallingBack _ -> Rejections.wrongPhase(work.id, "active");
        };
    }

    private Reply completeWrapUp(CompleteWrapUp command, Instant now) {
        Work work = operation.work(command.interaction());
        if (work == null) {
            return Rejections.unknownInteraction(command.interaction());
        }
        if (!command.agent().equals(work.holder())) {
            return Rejections.notOwner(work.id, command.agent());
        }
        if (!(work.interaction.phase() instanceof Phase.WrapUp wrapUp)) {
            return Rejections.wrongPhase(work.id, "in wrap-up");
        }
        conversations.completeWrapUp(work, wrapUp, command.disposition(), now);
        return Reply.DONE;
    }

    private @Nullable Reply mustOwn(InteractionId interaction, AgentId agent) {
        Work work = operation.work(interaction);
        if (work == null) {
            return Rejections.unknownInteraction(interaction);
        }
        if (!agent.equals(work.holder())) {
            return Rejections.notOwner(interaction, agent);
        }
        return work.interaction.phase() instanceof Phase.Active ? null : Rejections.wrongPhase(interaction, "active");
    }

    /** A live offer to the agent who answers it, or why there is none. */
    private record Live(
            @Nullable Work workOrNull,
            Phase.@Nullable Offered offeredOrNull,
            @Nullable Reply rejection) {
        Work work() {
            return java.util.Objects.requireNonNull(workOrNull);
        }

        Phase.Offered offered() {
            return java.util.Objects.requireNonNull(offeredOrNull);
        }

        Reply reply() {
            return rejection == null ? Reply.DONE : rejection;
        }
    }
}
