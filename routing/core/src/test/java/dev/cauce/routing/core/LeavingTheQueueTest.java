package dev.cauce.routing.core;

import static dev.cauce.routing.core.Center.ANA;
import static dev.cauce.routing.core.Center.SALES;
import static dev.cauce.routing.core.Center.SUPPORT;
import static dev.cauce.routing.core.Center.queue;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cauce.routing.core.Command.ContactLeft;
import dev.cauce.routing.core.Command.ReportCallback;
import dev.cauce.routing.core.Command.RequestCallback;
import dev.cauce.routing.core.Command.SetPresence;
import dev.cauce.routing.core.Interaction.CallbackOrder;
import dev.cauce.routing.core.Interaction.Phase;
import dev.cauce.routing.core.OverflowRule.Condition;
import dev.cauce.routing.core.OverflowRule.Target;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Overflow and callbacks. */
class LeavingTheQueueTest {

    @Test
    void workThatWaitedTooLongOverflowsWithItsAge() {
        var overflow = new OverflowRule(new Condition.Waited(Duration.ofSeconds(90)), new Target.ToQueue(SUPPORT));
        var center = new Center()
                .define(queue(SUPPORT))
                .define(queue(SALES).with(QueueRules.DEFAULT.withOverflow(List.of(overflow))))
                .arrives("chat");

        center.pass(90);

        assertThat(center.interaction("chat").queue()).isEqualTo(SUPPORT);
        assertThat(center.interaction("chat").enteredQueueAt()).isEqualTo(Center.NINE);
    }

    @Test
    void overflowToAQueueThatIsNotThereLeavesTheWorkWhereItIs() {
        var overflow = new OverflowRule(new Condition.Waited(Duration.ofSeconds(90)), new Target.ToQueue(SUPPORT));
        var center = new Center()
                .define(queue(SALES).with(QueueRules.DEFAULT.withOverflow(List.of(overflow))))
                .arrives("chat");

        center.pass(90).signIn(ANA);

        assertThat(center.offeredTo("chat")).contains(ANA);
    }

    @Test
    void nobodyStaffedMeansVoicemail() {
        var overflow = new OverflowRule(new Condition.NobodyStaffed(), new Target.Voicemail("sales"));
        var center = new Center().define(queue(SALES).with(QueueRules.DEFAULT.withOverflow(List.of(overflow))));

        center.arrives("call", SALES, Channel.VOICE, 0);

        assertThat(center.find("call")).isEmpty();
        assertThat(center.decided(Decision.Overflowed.class)).hasSize(1);
        assertThat(center.decided(Decision.InteractionEnded.class))
                .extracting(Decision.InteractionEnded::reason)
                .containsExactly("voicemail");
    }

    @Test
    void theLastAgentToLeaveOverflowsWhatWaits() {
        var overflow = new OverflowRule(new Condition.NobodyStaffed(), new Target.MessageAndClose("tomorrow"));
        var center = new Center()
                .define(queue(SALES).with(QueueRules.DEFAULT.withOverflow(List.of(overflow))))
                .signIn(ANA);
        center.arrives("one", SALES, Channel.VOICE, 0).arrives("two", SALES, Channel.VOICE, 0);

        center.send(new SetPresence(ANA, Presence.OFFLINE));

        assertThat(center.find("two")).isEmpty();
        assertThat(center.decided(Decision.Overflowed.class)).isNotEmpty();
    }

    @Test
    void aQueueTooDeepHandsOverToABot() {
        var overflow = new OverflowRule(new Condition.DepthAbove(1), new Target.BotFlow("night"));
        var center = new Center().define(queue(SALES).with(QueueRules.DEFAULT.withOverflow(List.of(overflow))));

        center.arrives("one").arrives("two").arrives("three");

        assertThat(center.find("two")).isPresent();
        assertThat(center.find("three")).isEmpty();
    }

    @Test
    void closingTimeOverflowsWhatWaits() {
        var hours = new OpeningHours(
                ZoneId.of("UTC"),
                Map.of(DayOfWeek.MONDAY, List.of(new OpeningHours.Period(LocalTime.of(8, 0), LocalTime.of(9, 10)))),
                Set.of());
        var overflow = new OverflowRule(new Condition.Closed(), new Target.MessageAndClose("closed"));
        var center = new Center()
                .define(queue(SALES)
                        .with(QueueRules.DEFAULT.withOverflow(List.of(overflow)).with(hours)))
                .arrives("chat");

        center.pass(Duration.ofMinutes(9));
        assertThat(center.find("chat")).isPresent();
        center.pass(Duration.ofMinutes(1));

        assertThat(center.find("chat")).isEmpty();
    }

    @Test
    void hoursThatAreDefinedAnewHoldForWhatWaits() {
        var never = new OpeningHours(ZoneId.of("UTC"), Map.of(), Set.of());
        var overflow = new OverflowRule(new Condition.Closed(), new Target.MessageAndClose("closed"));
        var rules = QueueRules.DEFAULT.withOverflow(List.of(overflow));
        var center = new Center().define(queue(SALES).with(rules)).arrives("chat");

        center.define(queue(SALES).with(rules.with(never)));

        assertThat(center.find("chat")).isEmpty();
    }

    @Test
    void otherOverflowRulesHoldForWhatWaitsWhateverWasAppliedBefore() {
        var toNowhere = new OverflowRule(new Condition.Waited(Duration.ofSeconds(30)), new Target.ToQueue(SUPPORT));
        var toMessage = new OverflowRule(new Condition.Waited(Duration.ofSeconds(30)), new Target.MessageAndClose("x"));
        var center = new Center()
                .define(queue(SALES).with(QueueRules.DEFAULT.withOverflow(List.of(toNowhere))))
                .arrives("chat")
                .pass(40);
        assertThat(center.find("chat")).isPresent();

        center.define(queue(SALES).with(QueueRules.DEFAULT.withOverflow(List.of(toMessage))));

        assertThat(center.find("chat")).isEmpty();
    }

    @Test
    void aCallbackKeepsItsPlaceAndIsNoAbandonment() {
        var center = new Center()
                .define(queue(SALES))
                .arrives("call", SALES, Channel.VOICE, 0)
                .pass(60);
        var call = new InteractionId("call");

        center.send(new RequestCallback(call, CallbackOrder.CUSTOMER_FIRST));
        center.send(new ContactLeft(call));
        center.signIn(ANA);

        assertThat(center.interaction("call").enteredQueueAt()).isEqualTo(Center.NINE);
        assertThat(center.interaction("call").phase()).isInstanceOf(Phase.CallingBack.class);
        assertThat(center.decided(Decision.CallbackDue.class)).hasSize(1);
    }

    @Test
    void aContactWhoAnswersTheCallbackIsOfferedToTheAgentKeptFree() {
        var center = new Center().define(queue(SALES)).arrives("call", SALES, Channel.VOICE, 0);
        var call = new InteractionId("call");
        center.send(new RequestCallback(call, CallbackOrder.CUSTOMER_FIRST));
        center.signIn(ANA).arrives("other", SALES, Channel.VOICE, 5);

        center.send(new ReportCallback(call, Command.CallOutcome.REACHED));

        assertThat(center.offeredTo("other").isPresent()
                        || center.offeredTo("call").isPresent())
                .isTrue();
    }

    @Test
    void aContactWhoIsNeverReachedIsGivenUpInTheEnd() {
        var center = new Center().define(queue(SALES)).arrives("call", SALES, Channel.VOICE, 0);
        center.send(new RequestCallback(new InteractionId("call"), CallbackOrder.CUSTOMER_FIRST));
        center.signIn(ANA);

        center.pass(Duration.ofMinutes(30));

        assertThat(center.decided(Decision.CallbackDue.class)).hasSize(3);
        assertThat(center.decided(Decision.InteractionEnded.class))
                .extracting(Decision.InteractionEnded::reason)
                .containsExactly("callback-not-reached");
    }

    @Test
    void anAgentFirstCallbackIsOfferedLikeAnyWork() {
        var center = new Center().define(queue(SALES)).arrives("call", SALES, Channel.VOICE, 0);
        center.send(new RequestCallback(new InteractionId("call"), CallbackOrder.AGENT_FIRST));

        center.signIn(ANA);

        assertThat(center.offeredTo("call")).contains(ANA);
    }
}
