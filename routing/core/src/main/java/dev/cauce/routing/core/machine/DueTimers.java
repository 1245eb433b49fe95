package dev.cauce.routing.core.machine;

import dev.cauce.routing.core.AgentId;
import dev.cauce.routing.core.Command.CallOutcome;
import dev.cauce.routing.core.Interaction;
import dev.cauce.routing.core.Interaction.Phase;
import dev.cauce.routing.core.OpeningHours;
import dev.cauce.routing.core.Presence;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** What happens when something is due. */
final class DueTimers {
    /** Keeps what one step persists far below the size of a record, whatever came due at once. */
    private static final int MOST_AT_ONCE = 500;

    private final Operation operation;
    private final Offers offers;
    private final Conversations conversations;
    private final Presences presences;
    private final Callbacks callbacks;
    private final Relaxations relaxations;
    private final Overflows overflows;
    private final Levels levels;

    DueTimers(
            Operation operation,
            Offers offers,
            Conversations conversations,
            Presences presences,
            Callbacks callbacks,
            Relaxations relaxations,
            Overflows overflows,
            Levels levels) {
        this.operation = operation;
        this.offers = offers;
        this.conversations = conversations;
        this.presences = presences;
        this.callbacks = callbacks;
        this.relaxations = relaxations;
        this.overflows = overflows;
        this.levels = levels;
    }

    /** Does what is due, at most so much at once: the rest stays due, and the next step or tick goes on with it. */
    void fire(Instant now) {
        for (int fired = 0; fired < MOST_AT_ONCE; fired++) {
            Timed due = operation.deadlines.poll(now);
            if (due == null) {
                return;
            }
            switch (due) {
                case Work work -> fire(work, now);
                case AgentSlot slot -> fire(slot, now);
                case LiveQueue queue -> fire(queue, now);
                case Remembered remembered -> operation.forget(remembered);
            }
        }
    }

    private void fire(Work work, Instant now) {
        switch (work.interaction.phase()) {
            case Phase.Waiting _ -> waited(work, now);
            case Phase.Offered offered -> {
                AgentSlot slot = operation.agent(offered.agent());
                offers.expired(work, offered, now);
                if (slot != null) {
                    presences.missed(slot, work, now);
                }
            }
            case Phase.Active active -> conversations.release(work, active);
            case Phase.WrapUp wrapUp -> conversations.completeWrapUp(work, wrapUp, null, now);
            case Phase.CallingBack calling -> callbacks.outcome(work, calling, CallOutcome.NOT_REACHED, now);
        }
    }

    private void waited(Work work, Instant now) {
        Interaction interaction = work.interaction;
        var draft = new Draft(interaction);
        if (interaction.reservedUntil() != null && !interaction.reservedUntil().isAfter(now)) {
            draft.unreserved();
        }
        draft.backingOff = stillBackingOff(interaction, now);
        operation.store(draft.build());
        if (interaction.callback() != null
                && interaction.callback().notBefore() != null
                && !interaction.callback().notBefore().isAfter(now)) {
            callbacks.mayCallAgain(work);
        }
        relaxations.advance(work, now);
        overflows.onWait(work, now);
    }

    private void fire(AgentSlot slot, Instant now) {
        if (slot.state.backOffUntil() != null && !slot.state.backOffUntil().isAfter(now)) {
            operation.store(slot, AgentStates.backOff(slot.state, null));
        }
        Instant lostAt = slot.state.desktopLostAt();
        if (slot.state.presence().kind() == Presence.Kind.OFFLINE) {
            if (!slot.state
                    .presenceSince()
                    .plus(operation.settings().conversationGrace())
                    .isAfter(now)) {
                presences.loseWork(slot, now);
            }
        } else if (lostAt != null
                && !lostAt.plus(operation.settings().disconnectGrace()).isAfter(now)) {
            presences.desktopGone(slot, now);
        }
        operation.store(slot, slot.state);
    }

    private void fire(LiveQueue queue, Instant now) {
        Instant changeAt = queue.state.hoursChangeAt();
        OpeningHours hours = queue.definition.rules().hours();
        if (changeAt != null && hours != null && !changeAt.isAfter(now)) {
            operation.store(queue, queue.state.withHoursChangeAt(Hours.nextChange(hours, now)));
            for (Work work : queue.members.inOrder()) {
                if (work.isWaiting()) {
                    overflows.onHours(work, now);
                }
            }
        }
        levels.update(queue, now);
    }

    private static Map<AgentId, Instant> stillBackingOff(Interaction interaction, Instant now) {
        var still = new HashMap<AgentId, Instant>(interaction.backingOff());
        still.values().removeIf(until -> !until.isAfter(now));
        return still;
    }
}
