package dev.cauce.routing.core;

import static dev.cauce.routing.core.Center.ANA;
import static dev.cauce.routing.core.Center.BRUNO;
import static dev.cauce.routing.core.Center.NINE;
import static dev.cauce.routing.core.Center.SALES;
import static dev.cauce.routing.core.Center.SUPPORT;
import static dev.cauce.routing.core.Center.agent;
import static dev.cauce.routing.core.Center.queue;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cauce.routing.core.Command.CloseInteraction;
import dev.cauce.routing.core.Command.CompleteWrapUp;
import dev.cauce.routing.core.Command.ContactLeft;
import dev.cauce.routing.core.Command.ContactWrote;
import dev.cauce.routing.core.Command.DesktopConnected;
import dev.cauce.routing.core.Command.DesktopLost;
import dev.cauce.routing.core.Command.SetPresence;
import dev.cauce.routing.core.Command.TransferToAgent;
import dev.cauce.routing.core.Command.TransferToQueue;
import dev.cauce.routing.core.Decision.Arrival;
import dev.cauce.routing.core.Decision.Ending;
import dev.cauce.routing.core.Interaction.Phase;
import dev.cauce.routing.core.Reply.Rejected;
import dev.cauce.routing.core.Reply.Rejection;
import dev.cauce.routing.core.SegmentSummary.Outcome;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConversationsTest {
    private static final InteractionId CHAT = new InteractionId("chat");
    private static final DispositionId SOLD = new DispositionId("sold");

    private static Center talking() {
        return Center.withAna().arrives("chat").pass(5).accepts(ANA, "chat");
    }

    @Test
    void closingStartsWrapUpAndEndsTheInteractionForTheContact() {
        var center = talking().pass(60);

        center.send(new CloseInteraction(CHAT, ANA));

        assertThat(center.interaction("chat").phase()).isEqualTo(new Phase.WrapUp(ANA, NINE.plusSeconds(65)));
        assertThat(center.decided(Decision.InteractionEnded.class))
                .containsExactly(new Decision.InteractionEnded(CHAT, Ending.COMPLETED, null, NINE.plusSeconds(65)));
    }

    @Test
    void aSegmentIsSummedUpOnceWhenWrapUpIsDone() {
        var center = talking().pass(60);
        center.send(new CloseInteraction(CHAT, ANA));
        center.pass(30);

        center.send(new CompleteWrapUp(CHAT, ANA, SOLD));

        assertThat(center.decided(Decision.SegmentEnded.class)).singleElement().satisfies(ended -> {
            var summary = ended.summary();
            assertThat(summary.outcome()).isEqualTo(Outcome.ANSWERED);
            assertThat(summary.agent()).isEqualTo(ANA);
            assertThat(summary.disposition()).isEqualTo(SOLD);
            assertThat(summary.enteredQueueAt()).isEqualTo(NINE);
            assertThat(summary.answeredAt()).isEqualTo(NINE.plusSeconds(5));
            assertThat(summary.closedAt()).isEqualTo(NINE.plusSeconds(65));
            assertThat(summary.endedAt()).isEqualTo(NINE.plusSeconds(95));
        });
        assertThat(center.find("chat")).isEmpty();
        assertThat(center.entities).doesNotContainKey("trace/chat");
    }

    @Test
    void wrapUpThatIsNotCompletedEndsByItself() {
        var center = talking();
        center.send(new CloseInteraction(CHAT, ANA));

        center.pass(Duration.ofMinutes(2));

        assertThat(center.find("chat")).isEmpty();
        assertThat(center.decided(Decision.WrapUpCompleted.class))
                .extracting(Decision.WrapUpCompleted::disposition)
                .containsOnlyNulls();
    }

    @Test
    void completedWrapUpDrainsTheBacklogAtOnce() {
        var center = Center.withAna()
                .arrives("chat", SALES, Channel.VOICE, 0)
                .accepts(ANA, "chat")
                .arrives("next", SALES, Channel.VOICE, 0);
        center.send(new CloseInteraction(CHAT, ANA));
        assertThat(center.offeredTo("next")).isEmpty();

        center.send(new CompleteWrapUp(CHAT, ANA, SOLD));

        assertThat(center.offeredTo("next")).contains(ANA);
    }

    @Test
    void aContactWhoLeavesBeforeTheAnswerHasAbandoned() {
        var center = new Center().define(queue(SALES)).arrives("chat").pass(8);

        center.send(new ContactLeft(CHAT));

        assertThat(center.decided(Decision.InteractionEnded.class))
                .extracting(Decision.InteractionEnded::ending)
                .containsExactly(Ending.ABANDONED);
        assertThat(center.decided(Decision.SegmentEnded.class)
                        .getFirst()
                        .summary()
                        .outcome())
                .isEqualTo(Outcome.ABANDONED);
    }

    @Test
    void aContactWhoLeavesDuringTheConversationLeavesWrapUp() {
        var center = talking();

        center.send(new ContactLeft(CHAT));

        assertThat(center.interaction("chat").phase()).isInstanceOf(Phase.WrapUp.class);
    }

    @Test
    void aMessageAfterTheEndNeedsANewInteraction() {
        var center = talking();
        center.send(new CloseInteraction(CHAT, ANA));

        center.send(new ContactWrote(CHAT, "m-9"));

        assertThat(center.decided(Decision.ContactWroteAfterEnd.class))
                .containsExactly(new Decision.ContactWroteAfterEnd(CHAT, "m-9"));
    }

    @Test
    void aTransferWithAgeKeepsThePlace() {
        var center = talking().define(queue(SUPPORT)).pass(60);

        center.send(new TransferToQueue(CHAT, ANA, SUPPORT, true));

        assertThat(center.interaction("chat").enteredQueueAt()).isEqualTo(NINE);
        assertThat(center.interaction("chat").segmentStartedAt()).isEqualTo(NINE.plusSeconds(65));
        assertThat(center.interaction("chat").segment()).isEqualTo(2);
    }

    @Test
    void aTransferWithoutAgeWaitsFromNow() {
        var center = talking().define(queue(SUPPORT)).pass(60);

        center.send(new TransferToQueue(CHAT, ANA, SUPPORT, false));

        assertThat(center.interaction("chat").enteredQueueAt()).isEqualTo(NINE.plusSeconds(65));
        assertThat(center.interaction("chat").arrival()).isEqualTo(Arrival.TRANSFER_TO_QUEUE);
    }

    @Test
    void aTransferToAnAgentIsOfferedToThatAgentOnly() {
        var center = talking().signIn(agent(BRUNO, Map.of(), Map.of())).signIn(Center.CARLA);

        center.send(new TransferToAgent(CHAT, ANA, BRUNO));

        assertThat(center.offeredTo("chat")).contains(BRUNO);
    }

    @Test
    void aTransferThatIsMissedIsForEveryone() {
        var center = talking().signIn(agent(BRUNO, Map.of(), Map.of()));
        center.send(new TransferToAgent(CHAT, ANA, BRUNO));

        center.pass(20);

        assertThat(center.offeredTo("chat")).contains(ANA);
    }

    @Test
    void noTransferCrossesClients() {
        var other = queue(SUPPORT);
        var center = talking()
                .define(new QueueDefinition(
                        SUPPORT,
                        1,
                        Center.GLOBEX,
                        other.requirements(),
                        other.target(),
                        other.offerTimeout(),
                        other.wrapUpTimeout()));

        Reply reply = center.send(new TransferToQueue(CHAT, ANA, SUPPORT, true));

        assertThat(reply).isInstanceOfSatisfying(Rejected.class, rejected -> assertThat(rejected.code())
                .isEqualTo(Rejection.WRONG_CLIENT));
    }

    @Test
    void onlyTheOwnerCloses() {
        var center = talking().signIn(BRUNO);

        Reply reply = center.send(new CloseInteraction(CHAT, BRUNO));

        assertThat(reply).isInstanceOfSatisfying(Rejected.class, rejected -> assertThat(rejected.code())
                .isEqualTo(Rejection.NOT_OWNER));
    }

    @Test
    void aLostDesktopMakesTheAgentOfflineAfterTheGrace() {
        var center = Center.withAna();
        center.send(new DesktopConnected(ANA, "tab-1"));
        center.arrives("chat").pass(10);
        center.send(new DesktopLost(ANA, "tab-1"));

        center.pass(20);

        assertThat(center.state(ANA).presence()).isEqualTo(Presence.OFFLINE);
        assertThat(center.offeredTo("chat")).isEmpty();
    }

    @Test
    void anAgentWhoReconnectsInTimeKeepsEverything() {
        var center = talking();
        center.send(new DesktopConnected(ANA, "tab-1"));
        center.send(new DesktopLost(ANA, "tab-1"));
        center.pass(19);
        center.send(new DesktopConnected(ANA, "tab-2"));

        center.pass(Duration.ofMinutes(10));

        assertThat(center.state(ANA).presence()).isEqualTo(Presence.AVAILABLE);
        assertThat(center.interaction("chat").phase()).isInstanceOf(Phase.Active.class);
    }

    @Test
    void oneOfTwoDesktopsMayGo() {
        var center = Center.withAna();
        center.send(new DesktopConnected(ANA, "tab-1"));
        center.send(new DesktopConnected(ANA, "tab-2"));

        center.send(new DesktopLost(ANA, "tab-1"));

        assertThat(center.state(ANA).desktopLostAt()).isNull();
    }

    @Test
    void conversationsOfALostAgentReturnWithTheirAgeAfterTheSecondGrace() {
        var center = talking();
        center.send(new DesktopConnected(ANA, "tab-1"));
        center.send(new DesktopLost(ANA, "tab-1"));

        center.pass(20 + 119);
        assertThat(center.interaction("chat").phase()).isInstanceOf(Phase.Active.class);
        center.pass(1);

        assertThat(center.interaction("chat").phase()).isInstanceOf(Phase.Waiting.class);
        assertThat(center.interaction("chat").enteredQueueAt()).isEqualTo(NINE);
        assertThat(center.interaction("chat").arrival()).isEqualTo(Arrival.REQUEUED);
    }

    @Test
    void aCallStaysUpWhenTheDesktopIsLost() {
        var center = Center.withAna().arrives("chat", SALES, Channel.VOICE, 0).accepts(ANA, "chat");

        center.send(new SetPresence(ANA, Presence.OFFLINE));
        center.pass(Duration.ofHours(1));

        assertThat(center.interaction("chat").phase()).isInstanceOf(Phase.Active.class);
    }
}
