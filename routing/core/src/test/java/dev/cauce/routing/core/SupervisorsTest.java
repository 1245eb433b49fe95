package dev.cauce.routing.core;

import static dev.cauce.routing.core.Center.ANA;
import static dev.cauce.routing.core.Center.BRUNO;
import static dev.cauce.routing.core.Center.NINE;
import static dev.cauce.routing.core.Center.SALES;
import static dev.cauce.routing.core.Center.SUPPORT;
import static dev.cauce.routing.core.Center.queue;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cauce.routing.core.Command.AssignManually;
import dev.cauce.routing.core.Command.ChangePriority;
import dev.cauce.routing.core.Command.CloseBySupervisor;
import dev.cauce.routing.core.Command.MoveToQueue;
import dev.cauce.routing.core.Interaction.Phase;
import dev.cauce.routing.core.SegmentSummary.Outcome;
import org.junit.jupiter.api.Test;

/** What supervisors do. */
class SupervisorsTest {
    private static final InteractionId CHAT = new InteractionId("chat");

    private static Center talking() {
        return Center.withAna().arrives("chat").pass(5).accepts(ANA, "chat");
    }

    @Test
    void aManualAssignmentMayExceedCapacity() {
        var center = Center.withAna()
                .arrives("call", SALES, Channel.VOICE, 0)
                .accepts(ANA, "call")
                .arrives("chat");

        center.send(new AssignManually(CHAT, ANA, "sofia"));

        assertThat(center.interaction("chat").phase()).isInstanceOf(Phase.Active.class);
    }

    @Test
    void aManualAssignmentTakesTheConversationFromItsOwner() {
        var center = talking().signIn(BRUNO);

        center.send(new AssignManually(CHAT, BRUNO, "sofia"));

        assertThat(center.interaction("chat").segment()).isEqualTo(2);
        assertThat(center.interaction("chat").phase())
                .isInstanceOfSatisfying(
                        Phase.Active.class, active -> assertThat(active.agent()).isEqualTo(BRUNO));
        assertThat(center.decided(Decision.SegmentEnded.class)).hasSize(1);
    }

    @Test
    void aMoveWithdrawsTheOfferAndStartsASegmentInTheOtherQueue() {
        var center = Center.withAna().define(queue(SUPPORT)).arrives("chat");

        center.send(new MoveToQueue(CHAT, SUPPORT, "sofia"));

        assertThat(center.interaction("chat").queue()).isEqualTo(SUPPORT);
        assertThat(center.interaction("chat").phase()).isInstanceOf(Phase.Waiting.class);
        assertThat(center.decided(Decision.SegmentEnded.class)
                        .getFirst()
                        .summary()
                        .outcome())
                .isEqualTo(Outcome.TRANSFERRED_IN_QUEUE);
    }

    @Test
    void priorityReordersAtOnceAndNeverAltersTheWait() {
        var center = new Center()
                .define(queue(SALES))
                .arrives("chat", SALES, Channel.VOICE, 0)
                .pass(30);
        center.arrives("late", SALES, Channel.VOICE, 0);
        center.send(new ChangePriority(new InteractionId("late"), 1, "sofia"));

        center.signIn(ANA);

        assertThat(center.offeredTo("late")).contains(ANA);
        assertThat(center.interaction("late").enteredQueueAt()).isEqualTo(NINE.plusSeconds(30));
    }

    @Test
    void aSupervisorClosesAConversationWithoutWrapUp() {
        var center = talking();

        center.send(new CloseBySupervisor(CHAT, "spam", "sofia"));

        assertThat(center.find("chat")).isEmpty();
        assertThat(center.decided(Decision.InteractionEnded.class))
                .extracting(Decision.InteractionEnded::reason)
                .containsExactly("spam");
    }
}
