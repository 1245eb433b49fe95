package dev.cauce.engine.desk.view;

import static dev.cauce.engine.desk.view.Acme.ANA;
import static dev.cauce.engine.desk.view.Acme.BRUNO;
import static dev.cauce.engine.desk.view.Acme.CLIENT;
import static dev.cauce.engine.desk.view.Acme.NINE;
import static dev.cauce.engine.desk.view.Acme.SALES;
import static dev.cauce.engine.desk.view.Acme.VISITOR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.cauce.engine.desk.operation.OperationState;
import dev.cauce.engine.desk.view.DeskChanges.ForAgent;
import dev.cauce.routing.core.Channel;
import dev.cauce.routing.core.Command;
import dev.cauce.routing.core.Decision;
import dev.cauce.routing.core.Decision.Arrival;
import dev.cauce.routing.core.DispositionId;
import dev.cauce.routing.core.Interaction;
import dev.cauce.routing.core.Interaction.Phase;
import dev.cauce.routing.core.InteractionId;
import dev.cauce.routing.core.Presence;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class DeskChangesTest {
    private static final InteractionId CHAT = new InteractionId("chat-1");
    private final OperationState operation = new OperationState();

    @BeforeEach
    void anOperationAtNine() {
        DeskChanges.apply(Acme.opening(), operation);
    }

    @Test
    void anOfferTellsTheAgentAllThatIsNeededToAnswerIt() {
        var offered = Acme.interaction("chat-1", Acme.offered("chat-1", ANA));

        var events = after(
                offered, new Decision.OfferMade(Acme.offer("chat-1"), ANA, SALES, CLIENT, NINE, NINE.plusSeconds(20)));

        assertThat(events)
                .containsExactly(new ForAgent(
                        ANA,
                        new DeskEvent.OfferMade(new OfferView(
                                "chat-1~1",
                                "chat-1",
                                "acme",
                                "acme-sales",
                                "chat",
                                "visitor-1",
                                NINE,
                                NINE.plusSeconds(20),
                                NINE))));
    }

    @Test
    void anOfferMadeAndGoneInTheSameStepIsToldOnlyAsGone() {
        var events = after(
                Acme.interaction("chat-1", new Phase.Waiting()),
                new Decision.OfferMade(Acme.offer("chat-1"), ANA, SALES, CLIENT, NINE, NINE.plusSeconds(20)),
                new Decision.OfferExpired(Acme.offer("chat-1"), ANA));

        assertThat(events).containsExactly(new ForAgent(ANA, new DeskEvent.OfferExpired("chat-1~1", "chat-1")));
    }

    @Test
    void everyWayAnOfferEndsIsAnEventOfItsOwn() {
        var offer = Acme.offer("chat-1");

        var events = after(
                Acme.interaction("chat-1", new Phase.Waiting()),
                new Decision.OfferDeclined(offer, ANA, "busy"),
                new Decision.OfferFailed(offer, ANA, Command.DeviceTrouble.BUSY),
                new Decision.OfferWithdrawn(offer, ANA, Decision.Withdrawal.CONTACT_LEFT));

        assertThat(events)
                .containsExactly(
                        new ForAgent(ANA, new DeskEvent.OfferDeclined("chat-1~1", "chat-1")),
                        new ForAgent(ANA, new DeskEvent.OfferFailed("chat-1~1", "chat-1", "busy")),
                        new ForAgent(ANA, new DeskEvent.OfferWithdrawn("chat-1~1", "chat-1", "contact-left")));
    }

    @Test
    void anAcceptedOfferBecomesAConversation() {
        var events =
                after(Acme.interaction("chat-1", Acme.active(ANA)), Acme.assigned("chat-1", ANA, Acme.offer("chat-1")));

        assertThat(events)
                .containsExactly(new ForAgent(
                        ANA,
                        new DeskEvent.ConversationAssigned(
                                new ConversationView(
                                        "chat-1",
                                        "active",
                                        "acme",
                                        "acme-sales",
                                        "chat",
                                        "visitor-1",
                                        NINE,
                                        NINE,
                                        null),
                                "chat-1~1")));
    }

    @Test
    void aTransferredConversationLeavesTheDesk() {
        given(Acme.interaction("chat-1", Acme.active(ANA)));

        var events = after(Acme.interaction("chat-1", new Phase.Waiting()), started(2, Arrival.TRANSFER_TO_QUEUE));

        assertThat(events)
                .containsExactly(new ForAgent(ANA, new DeskEvent.ConversationReleased("chat-1", "transferred")));
    }

    @Test
    void workMovedByASupervisorLeavesTheDesk() {
        given(Acme.interaction("chat-1", Acme.active(ANA)));

        var events = after(Acme.interaction("chat-1", new Phase.Waiting()), started(2, Arrival.MOVED));

        assertThat(events).containsExactly(new ForAgent(ANA, new DeskEvent.ConversationReleased("chat-1", "moved")));
    }

    @Test
    void workOfALostAgentLeavesTheDesk() {
        given(Acme.interaction("chat-1", Acme.active(ANA)));

        var events = after(
                Acme.interaction("chat-1", new Phase.Waiting()),
                new Decision.Requeued(CHAT, SALES, Decision.RequeueCause.AGENT_LOST));

        assertThat(events).containsExactly(new ForAgent(ANA, new DeskEvent.ConversationReleased("chat-1", "requeued")));
    }

    @Test
    void workAssignedToAnotherLeavesOneDeskAndReachesTheOther() {
        given(Acme.interaction("chat-1", Acme.active(ANA)));

        var events = after(Acme.interaction("chat-1", Acme.active(BRUNO)), Acme.assigned("chat-1", BRUNO, null));

        assertThat(events)
                .containsExactly(
                        new ForAgent(ANA, new DeskEvent.ConversationReleased("chat-1", "assigned-elsewhere")),
                        new ForAgent(
                                BRUNO,
                                new DeskEvent.ConversationAssigned(
                                        new ConversationView(
                                                "chat-1",
                                                "active",
                                                "acme",
                                                "acme-sales",
                                                "chat",
                                                "visitor-1",
                                                NINE,
                                                NINE,
                                                null),
                                        null)));
    }

    @Test
    void aClosedConversationEndsAndItsWrapUpStarts() {
        given(Acme.interaction("chat-1", Acme.active(ANA)));

        var events = after(
                Acme.interaction("chat-1", new Phase.WrapUp(ANA, NINE)),
                new Decision.InteractionEnded(CHAT, Decision.Ending.COMPLETED, null, NINE),
                new Decision.WrapUpStarted(CHAT, 1, ANA, NINE));

        assertThat(events)
                .containsExactly(
                        new ForAgent(ANA, new DeskEvent.ConversationEnded("chat-1", "completed", null)),
                        new ForAgent(
                                ANA,
                                new DeskEvent.WrapUpStarted(new WrapUpView("chat-1", NINE, NINE.plusSeconds(120)))));
    }

    @Test
    void aDispositionCompletesWrapUp() {
        var events = DeskChanges.apply(
                Acme.step(List.of(), new Decision.WrapUpCompleted(CHAT, 1, ANA, new DispositionId("sold"), NINE)),
                operation);

        assertThat(events).containsExactly(new ForAgent(ANA, new DeskEvent.WrapUpCompleted("chat-1", "sold")));
    }

    @Test
    void aContactWhoGivesUpWaitingConcernsNoDesk() {
        given(Acme.interaction("chat-1", new Phase.Waiting()));

        var events = DeskChanges.apply(
                Acme.step(List.of(), new Decision.InteractionEnded(CHAT, Decision.Ending.ABANDONED, null, NINE)),
                operation);

        assertThat(events).isEmpty();
    }

    @Test
    void aPresenceIsToldWithTheCapacityInUse() {
        var events = after(
                Acme.interaction("chat-1", Acme.active(ANA)),
                new Decision.AgentActivityChanged(ANA, Presence.paused("lunch"), NINE, 0, 1, 0, NINE));

        assertThat(events)
                .containsExactly(new ForAgent(
                        ANA, new DeskEvent.PresenceChanged("paused", "lunch", NINE, new CapacityView(34, 100))));
    }

    @Test
    void theWholePictureShowsWhatIsInHand() {
        given(
                Acme.interaction("chat-1", Acme.active(ANA)),
                Acme.interaction("chat-2", Acme.offered("chat-2", ANA)),
                Acme.interaction("chat-3", new Phase.WrapUp(ANA, NINE)),
                Acme.interaction("chat-4", Acme.active(BRUNO)));

        assertThat(AgentView.of(operation, ANA)).hasValueSatisfying(view -> {
            assertThat(view.presence()).isEqualTo("available");
            assertThat(view.capacity()).isEqualTo(new CapacityView(102, 100));
            assertThat(view.offers()).extracting(OfferView::conversation).containsExactly("chat-2");
            assertThat(view.conversations())
                    .extracting(ConversationView::id, ConversationView::phase)
                    .containsExactly(tuple("chat-1", "active"), tuple("chat-3", "wrap-up"));
            assertThat(view.wrapUps()).extracting(WrapUpView::conversation).containsExactly("chat-3");
        });
    }

    private void given(Interaction... interactions) {
        DeskChanges.apply(Acme.step(List.of(interactions)), operation);
    }

    private List<ForAgent> after(Interaction interaction, Decision... decisions) {
        return DeskChanges.apply(Acme.step(List.of(interaction), decisions), operation);
    }

    private static Decision.SegmentStarted started(int segment, Arrival arrival) {
        return new Decision.SegmentStarted(CHAT, segment, CLIENT, SALES, Channel.CHAT, VISITOR, 0, NINE, arrival);
    }
}
