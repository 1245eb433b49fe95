package dev.cauce.routing.core.machine;

import dev.cauce.routing.core.Command.CallOutcome;
import dev.cauce.routing.core.Decision;
import dev.cauce.routing.core.Decision.Arrival;
import dev.cauce.routing.core.Decision.Ending;
import dev.cauce.routing.core.Interaction;
import dev.cauce.routing.core.Interaction.CallbackOrder;
import dev.cauce.routing.core.Interaction.Phase;
import dev.cauce.routing.core.OperationRules;
import dev.cauce.routing.core.SegmentSummary.Outcome;
import java.time.Instant;
import java.util.Objects;

/** Virtual hold: the contact keeps the place in the queue and is called when the turn comes. */
final class Callbacks {
    private final Operation operation;
    private final Segments segments;
    private final Tracer tracer;

    Callbacks(Operation operation, Segments segments, Tracer tracer) {
        this.operation = operation;
        this.segments = segments;
        this.tracer = tracer;
    }

    /** Waiting work becomes a callback: a new segment at the same place. */
    void request(Work work, CallbackOrder order, Instant now) {
        Interaction interaction = work.interaction;
        segments.end(interaction, Outcome.CALLBACK, Segments.Ended.unanswered(now));
        var draft = new Draft(interaction);
        draft.callback = new Interaction.Callback(order, 0, false, null);
        segments.enterAgain(draft, work.queue, Arrival.CALLBACK, true, now);
    }

    /** The turn has come: the contact is called while the agent is kept free. */
    void call(Work work, AgentSlot slot, Instant now) {
        Interaction.Callback before = Objects.requireNonNull(work.interaction.callback());
        var callback = new Interaction.Callback(before.order(), before.calls() + 1, false, null);
        Instant until = now.plus(rules().callback().ring());
        var draft = new Draft(work.interaction).phase(new Phase.CallingBack(slot.id, now, until));
        draft.callback = callback;
        tracer.note(work, "called-back", slot.id, now);
        operation.store(draft.build());
        operation.recorder.decide(new Decision.CallbackDue(work.id, callback.calls(), until));
    }

    void outcome(Work work, Phase.CallingBack calling, CallOutcome outcome, Instant now) {
        switch (outcome) {
            case REACHED -> reached(work, calling, now);
            case NOT_REACHED -> notReached(work, now);
        }
    }

    /** The pause after a call that was not answered is over. */
    void mayCallAgain(Work work) {
        Interaction.Callback callback = Objects.requireNonNull(work.interaction.callback());
        var draft = new Draft(work.interaction);
        draft.callback = new Interaction.Callback(callback.order(), callback.calls(), false, null);
        operation.store(draft.build());
    }

    private void reached(Work work, Phase.CallingBack calling, Instant now) {
        Interaction.Callback callback = Objects.requireNonNull(work.interaction.callback());
        var draft = new Draft(work.interaction).waiting();
        draft.callback = new Interaction.Callback(callback.order(), callback.calls(), true, null);
        AgentSlot slot = operation.agent(calling.agent());
        if (slot != null && slot.isReady()) {
            draft.reservedFor = slot.id;
            draft.reservedUntil = now.plus(work.queue.definition.offerTimeout());
        }
        operation.store(draft.build());
    }

    private void notReached(Work work, Instant now) {
        Interaction.Callback callback = Objects.requireNonNull(work.interaction.callback());
        if (callback.calls() >= rules().callback().attempts()) {
            segments.end(work.interaction, Outcome.CLOSED, Segments.Ended.unanswered(now));
            segments.over(work.interaction, Ending.CLOSED, "callback-not-reached", now);
            segments.forget(work);
            return;
        }
        var draft = new Draft(work.interaction).waiting();
        draft.callback = new Interaction.Callback(
                callback.order(),
                callback.calls(),
                false,
                now.plus(rules().callback().between()));
        operation.store(draft.build());
    }

    private OperationRules rules() {
        return operation.settings().rules();
    }
}
