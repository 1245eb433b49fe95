package dev.cauce.engine.desk.view;

import dev.cauce.engine.desk.operation.Holder;
import dev.cauce.engine.desk.operation.LogStep;
import dev.cauce.engine.desk.operation.OperationState;
import dev.cauce.routing.core.AgentId;
import dev.cauce.routing.core.Decision;
import dev.cauce.routing.core.Interaction.Phase;
import dev.cauce.routing.core.InteractionId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Applies one step to an operation and tells each agent concerned what it means for their desk, in order. */
public final class DeskChanges {
    /** An event and whose desks it is for. */
    public record ForAgent(AgentId agent, DeskEvent event) {}

    private final OperationState operation;
    private final Map<InteractionId, AgentId> ownersBefore = new HashMap<>();
    private final List<ForAgent> events = new ArrayList<>();

    private DeskChanges(OperationState operation) {
        this.operation = operation;
    }

    /** The operation is changed by this call; the events describe it as it is afterwards. */
    public static List<ForAgent> apply(LogStep step, OperationState operation) {
        var changes = new DeskChanges(operation);
        changes.rememberOwners(step);
        step.changes().forEach(operation::apply);
        step.decisions().forEach(changes::tell);
        return List.copyOf(changes.events);
    }

    private void rememberOwners(LogStep step) {
        for (var decision : step.decisions()) {
            if (decision instanceof Decision.OfInteraction ofInteraction) {
                operation
                        .interaction(ofInteraction.interaction())
                        .filter(interaction -> interaction.phase() instanceof Phase.Active)
                        .flatMap(Holder::owner)
                        .ifPresent(owner -> ownersBefore.put(ofInteraction.interaction(), owner));
            }
        }
    }

    private void tell(Decision decision) {
        switch (decision) {
            case Decision.OfOffer offer -> tellOffer(offer);
            case Decision.SegmentStarted started -> release(started.interaction(), cause(started.arrival()), null);
            case Decision.Requeued requeued -> release(requeued.interaction(), "requeued", null);
            case Decision.Assigned assigned -> {
                release(assigned.interaction(), "assigned-elsewhere", assigned.agent());
                tellAssigned(assigned);
            }
            case Decision.WrapUpStarted started -> tellWrapUp(started);
            case Decision.WrapUpCompleted completed -> {
                var disposition = completed.disposition();
                tell(
                        completed.agent(),
                        new DeskEvent.WrapUpCompleted(
                                completed.interaction().value(), disposition == null ? null : disposition.value()));
            }
            case Decision.InteractionEnded ended -> {
                var owner = ownersBefore.remove(ended.interaction());
                if (owner != null) {
                    tell(
                            owner,
                            new DeskEvent.ConversationEnded(
                                    ended.interaction().value(), Names.of(ended.ending()), ended.reason()));
                }
            }
            case Decision.AgentActivityChanged changed ->
                tell(
                        changed.agent(),
                        new DeskEvent.PresenceChanged(
                                Names.of(changed.presence()),
                                changed.presence().reason(),
                                changed.presenceSince(),
                                AgentView.capacity(operation, changed.agent())));
            case Decision.PriorityChanged _ -> {}
            case Decision.SegmentEnded _ -> {}
            case Decision.Overflowed _ -> {}
            case Decision.CallbackDue _ -> {}
            case Decision.CapacityReleased _ -> {}
            case Decision.CapacityTakenBack _ -> {}
            case Decision.TraceClosed _ -> {}
            case Decision.ContactWroteAfterEnd _ -> {}
        }
    }

    private void tellOffer(Decision.OfOffer decision) {
        var offer = decision.offer().toString();
        var conversation = decision.interaction().value();
        switch (decision) {
            case Decision.OfferMade made -> tellMade(made);
            case Decision.OfferDeclined declined ->
                tell(declined.agent(), new DeskEvent.OfferDeclined(offer, conversation));
            case Decision.OfferExpired expired ->
                tell(expired.agent(), new DeskEvent.OfferExpired(offer, conversation));
            case Decision.OfferFailed failed ->
                tell(failed.agent(), new DeskEvent.OfferFailed(offer, conversation, Names.of(failed.trouble())));
            case Decision.OfferWithdrawn withdrawn ->
                tell(withdrawn.agent(), new DeskEvent.OfferWithdrawn(offer, conversation, Names.of(withdrawn.cause())));
        }
    }

    private void tellMade(Decision.OfferMade made) {
        operation.interaction(made.interaction()).ifPresent(interaction -> {
            if (interaction.phase() instanceof Phase.Offered offered
                    && offered.offer().equals(made.offer())) {
                tell(made.agent(), new DeskEvent.OfferMade(OfferView.of(interaction, offered)));
            }
        });
    }

    private void tellAssigned(Decision.Assigned assigned) {
        var offer = assigned.offer();
        operation
                .interaction(assigned.interaction())
                .flatMap(interaction -> interaction.phase() instanceof Phase.Active active
                        ? Optional.of(ConversationView.of(interaction, active))
                        : Optional.empty())
                .ifPresent(conversation -> tell(
                        assigned.agent(),
                        new DeskEvent.ConversationAssigned(conversation, offer == null ? null : offer.toString())));
    }

    private void tellWrapUp(Decision.WrapUpStarted started) {
        operation
                .interaction(started.interaction())
                .map(interaction -> AgentView.wrapUp(operation, interaction, wrapUp(started)))
                .ifPresent(wrapUp -> tell(started.agent(), new DeskEvent.WrapUpStarted(wrapUp)));
    }

    private static Phase.WrapUp wrapUp(Decision.WrapUpStarted started) {
        return new Phase.WrapUp(started.agent(), started.at());
    }

    private void release(InteractionId interaction, String cause, @Nullable AgentId kept) {
        var owner = ownersBefore.get(interaction);
        if (owner != null && !owner.equals(kept)) {
            ownersBefore.remove(interaction);
            tell(owner, new DeskEvent.ConversationReleased(interaction.value(), cause));
        }
    }

    private void tell(AgentId agent, DeskEvent event) {
        events.add(new ForAgent(agent, event));
    }

    private static String cause(Decision.Arrival arrival) {
        return switch (arrival) {
            case NEW -> "requeued";
            case TRANSFER_TO_QUEUE, TRANSFER_TO_AGENT -> "transferred";
            case MOVED -> "moved";
            case OVERFLOWED, REQUEUED, CALLBACK -> "requeued";
        };
    }
}
