package dev.cauce.routing.core.machine;

import dev.cauce.routing.core.AgentState;
import dev.cauce.routing.core.Decision.Withdrawal;
import dev.cauce.routing.core.Interaction.Phase;
import dev.cauce.routing.core.Presence;
import dev.cauce.routing.core.QueueId;
import java.time.Instant;
import java.util.Set;

/** Changes presence, with all that follows from it for what the agent holds. */
final class Presences {
    private final Operation operation;
    private final Offers offers;
    private final Conversations conversations;
    private final Preferences preferences;
    private final Relaxations relaxations;
    private final Overflows overflows;

    Presences(
            Operation operation,
            Offers offers,
            Conversations conversations,
            Preferences preferences,
            Relaxations relaxations,
            Overflows overflows) {
        this.operation = operation;
        this.offers = offers;
        this.conversations = conversations;
        this.preferences = preferences;
        this.relaxations = relaxations;
        this.overflows = overflows;
    }

    void change(AgentSlot slot, Presence presence, Instant now) {
        if (slot.state.presence().equals(presence) && slot.state.backOffUntil() == null) {
            return;
        }
        set(slot, presence, now);
        for (Work work : slot.held.now()) {
            if (!presence.isAvailable() && work.interaction.phase() instanceof Phase.Offered offered) {
                offers.withdrawn(work, offered, Withdrawal.AGENT_UNAVAILABLE, now);
            }
        }
    }

    /** The desktop has been gone too long: offline, and live offers expire. */
    void desktopGone(AgentSlot slot, Instant now) {
        set(slot, Presence.OFFLINE, now);
        for (Work work : slot.held.now()) {
            if (work.interaction.phase() instanceof Phase.Offered offered) {
                offers.expired(work, offered, now);
            }
        }
    }

    /** An offer expired unanswered; so many in a row and the agent is not responding. */
    void missed(AgentSlot slot, Work work, Instant now) {
        AgentState state = AgentStates.missed(slot.state);
        operation.store(slot, state);
        int limit = operation
                .settings()
                .rules()
                .missedOffersByChannel()
                .getOrDefault(work.interaction.channel(), operation.settings().missedOffersInRow());
        if (state.missedInRow() >= limit) {
            change(slot, Presence.NOT_RESPONDING, now);
        } else {
            offers.backOff(
                    slot, now.plus(operation.settings().rules().backOffs().expired()));
        }
    }

    /** The agent has been offline too long: what the agent holds goes on without. */
    void loseWork(AgentSlot slot, Instant now) {
        for (Work work : slot.held.now()) {
            if (DueTimes.returns(work.interaction, operation.settings())) {
                if (work.interaction.phase() instanceof Phase.WrapUp wrapUp) {
                    conversations.completeWrapUp(work, wrapUp, null, now);
                } else {
                    conversations.loseOwner(work, now);
                }
            }
        }
    }

    /** An agent's assignments changed: these queues may have lost the last who could serve them. */
    void crewChanged(Set<QueueId> queues, Instant now) {
        for (QueueId id : queues) {
            LiveQueue queue = operation.queue(id);
            if (queue != null) {
                fewerOnline(queue, now);
            }
        }
    }

    private void set(AgentSlot slot, Presence presence, Instant now) {
        operation.store(slot, AgentStates.presence(slot.state, presence, now));
        if (presence.kind() == Presence.Kind.OFFLINE) {
            preferences.release(slot, false);
            for (LiveQueue queue : slot.serving.inOrder()) {
                fewerOnline(queue, now);
            }
        }
    }

    /** Work that nobody online could take any more relaxes or overflows at once. */
    private void fewerOnline(LiveQueue queue, Instant now) {
        var rules = queue.definition.rules();
        if (queue.waiting == 0
                || (rules.relaxation().isEmpty() && rules.overflow().isEmpty())
                || queue.crew.anyOf(operation.roster.online, 0)) {
            return;
        }
        for (Work work : queue.members.inOrder()) {
            if (work.isWaiting()) {
                relaxations.advance(work, now);
                overflows.onStaffing(work, now);
            }
        }
    }
}
