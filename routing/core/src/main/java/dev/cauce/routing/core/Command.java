package dev.cauce.routing.core;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Everything that can be asked of the router. A command either has its whole effect or is rejected with a reason. */
public sealed interface Command {

    /** Configuration: takes effect on waiting and running work at once. */
    sealed interface Configure extends Command {}

    record DefineOperation(OperationSettings settings) implements Configure {}

    record DefineQueue(QueueDefinition queue) implements Configure {}

    /** No more work enters the queue; rejected while work waits in it. */
    record RetireQueue(QueueId queue, long version) implements Configure {}

    record DefineAgent(AgentDefinition agent) implements Configure {}

    /** The agent goes offline for good; rejected while the agent holds work. */
    record RetireAgent(AgentId agent, long version) implements Configure {}

    /** What contacts do, as reported by conversations and channels. */
    sealed interface FromContact extends Command {
        InteractionId interaction();
    }

    /**
     * A new interaction. Enters the queue at {@code receivedAt} (never later than the step's own now). Repeating it for
     * a known interaction changes nothing. With {@code dueAt} that instant decides its turn, whatever its queue's target.
     */
    record Enqueue(
            InteractionId interaction,
            ClientId client,
            QueueId queue,
            Channel channel,
            ContactId contact,
            int priority,
            Instant receivedAt,
            @Nullable Instant dueAt)
            implements FromContact {
        public static final int LOWEST_PRIORITY = -100;
        public static final int HIGHEST_PRIORITY = 100;

        /** Due when its queue's target says. */
        public Enqueue(
                InteractionId interaction,
                ClientId client,
                QueueId queue,
                Channel channel,
                ContactId contact,
                int priority,
                Instant receivedAt) {
            this(interaction, client, queue, channel, contact, priority, receivedAt, null);
        }
    }

    /** A further message of the contact; answered by {@code ContactWroteAfterEnd} if the interaction is over. */
    record ContactWrote(InteractionId interaction, String messageId) implements FromContact {}

    /** The contact closed the conversation or hung up. */
    record ContactLeft(InteractionId interaction) implements FromContact {}

    /** The waiting contact would rather be called back; the place in the queue is kept. */
    record RequestCallback(InteractionId interaction, Interaction.CallbackOrder order) implements FromContact {}

    /** The answer to {@code CallbackDue}. */
    record ReportCallback(InteractionId interaction, CallOutcome outcome) implements FromContact {}

    /** What came of calling a contact back. */
    enum CallOutcome {
        REACHED,
        NOT_REACHED
    }

    /** What an agent does. */
    sealed interface FromAgent extends Command {
        AgentId agent();
    }

    record SetPresence(AgentId agent, Presence presence) implements FromAgent {}

    /** A desktop session of the agent is connected; several may be at once. */
    record DesktopConnected(AgentId agent, String session) implements FromAgent {}

    /** A desktop session is gone; the grace period starts when it was the last one. */
    record DesktopLost(AgentId agent, String session) implements FromAgent {}

    record AcceptOffer(OfferId offer, AgentId agent) implements FromAgent {}

    record DeclineOffer(
            OfferId offer, AgentId agent, @Nullable String reason) implements FromAgent {}

    /** The agent's device was busy or failed: neither is the agent's refusal. */
    record ReportDevice(OfferId offer, AgentId agent, DeviceTrouble trouble) implements FromAgent {}

    /** Why an agent's device could not take an offer. */
    enum DeviceTrouble {
        BUSY,
        FAILED
    }

    /** The owning agent wrote to the contact. */
    record AgentWrote(InteractionId interaction, AgentId agent) implements FromAgent {}

    /** Starts a new segment in another queue; {@code keepAge} carries the age over. */
    record TransferToQueue(InteractionId interaction, AgentId agent, QueueId queue, boolean keepAge)
            implements FromAgent {}

    /**
     * Starts a new segment in the same queue that is offered to the named agent first: to others only when that agent
     * declines, misses the offer or goes offline.
     */
    record TransferToAgent(InteractionId interaction, AgentId agent, AgentId target) implements FromAgent {}

    /** The owning agent ends the conversation; wrap-up starts. */
    record CloseInteraction(InteractionId interaction, AgentId agent) implements FromAgent {}

    record CompleteWrapUp(InteractionId interaction, AgentId agent, DispositionId disposition) implements FromAgent {}

    /** What a supervisor does; {@code supervisor} is the user id, for the audit trail. */
    sealed interface FromSupervisor extends Command {
        String supervisor();
    }

    record MoveToQueue(InteractionId interaction, QueueId queue, String supervisor) implements FromSupervisor {}

    /** Gives the interaction to an agent without an offer; may exceed capacity, never the agent's clients. */
    record AssignManually(InteractionId interaction, AgentId agent, String supervisor) implements FromSupervisor {}

    record ChangePriority(InteractionId interaction, int priority, String supervisor) implements FromSupervisor {}

    record ForcePresence(AgentId agent, Presence presence, String supervisor) implements FromSupervisor {}

    /** Ends the interaction, whatever its phase, with a reason code. */
    record CloseBySupervisor(InteractionId interaction, String reason, String supervisor) implements FromSupervisor {}
}
