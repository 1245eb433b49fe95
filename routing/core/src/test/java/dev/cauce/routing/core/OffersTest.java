package dev.cauce.routing.core;

import static dev.cauce.routing.core.Center.ACME;
import static dev.cauce.routing.core.Center.ANA;
import static dev.cauce.routing.core.Center.BRUNO;
import static dev.cauce.routing.core.Center.NINE;
import static dev.cauce.routing.core.Center.SALES;
import static dev.cauce.routing.core.Center.queue;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cauce.routing.core.Command.AcceptOffer;
import dev.cauce.routing.core.Command.ContactLeft;
import dev.cauce.routing.core.Command.DeclineOffer;
import dev.cauce.routing.core.Command.DeviceTrouble;
import dev.cauce.routing.core.Command.ReportDevice;
import dev.cauce.routing.core.Command.SetPresence;
import dev.cauce.routing.core.Interaction.Phase;
import dev.cauce.routing.core.Reply.Rejected;
import dev.cauce.routing.core.Reply.Rejection;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class OffersTest {

    @Test
    void workThatArrivesIsOfferedToAFreeAgentAtOnce() {
        var center = Center.withAna();

        center.arrives("chat");

        assertThat(center.offeredTo("chat")).contains(ANA);
        assertThat(center.decided(Decision.OfferMade.class))
                .containsExactly(new Decision.OfferMade(
                        new OfferId(new InteractionId("chat"), 1), ANA, SALES, ACME, NINE, NINE.plusSeconds(20)));
    }

    @Test
    void anAcceptedOfferMakesTheAgentTheOwner() {
        var center = Center.withAna().arrives("chat").pass(3);

        center.accepts(ANA, "chat");

        assertThat(center.interaction("chat").phase())
                .isEqualTo(new Phase.Active(ANA, NINE.plusSeconds(3), NINE.plusSeconds(3), false));
        assertThat(center.interaction("chat").answeredAt()).isEqualTo(NINE.plusSeconds(3));
    }

    @Test
    void anOfferIsAcceptedOnlyOnce() {
        var center = Center.withAna().arrives("chat");
        var offer = center.offerOf("chat");
        center.send(new AcceptOffer(offer, ANA));

        Reply again = center.send(new AcceptOffer(offer, ANA));

        assertThat(again).isInstanceOfSatisfying(Rejected.class, rejected -> {
            assertThat(rejected.code()).isEqualTo(Rejection.OFFER_GONE);
            assertThat(rejected.message()).contains("you have the conversation already");
        });
    }

    @Test
    void nobodyAcceptsAnothersOffer() {
        var center = Center.withAna().arrives("chat").signIn(BRUNO);

        Reply reply = center.send(new AcceptOffer(center.offerOf("chat"), BRUNO));

        assertThat(reply).isInstanceOfSatisfying(Rejected.class, rejected -> assertThat(rejected.code())
                .isEqualTo(Rejection.OFFER_GONE));
        assertThat(center.offeredTo("chat")).contains(ANA);
    }

    @Test
    void anExpiredOfferKeepsItsPlace() {
        var center = Center.withAna().arrives("chat");

        center.pass(20);

        assertThat(center.interaction("chat").phase()).isInstanceOf(Phase.Waiting.class);
        assertThat(center.interaction("chat").enteredQueueAt()).isEqualTo(NINE);
        assertThat(center.interaction("chat").offers().expired()).isEqualTo(1);
    }

    @Test
    void anAcceptComesTooLateAtTheInstantOfExpiry() {
        var center = Center.withAna().arrives("chat");
        var offer = center.offerOf("chat");
        center.now = NINE.plusSeconds(20);

        Reply reply = center.send(new AcceptOffer(offer, ANA));

        assertThat(reply).isInstanceOf(Rejected.class);
        assertThat(center.decided(Decision.OfferExpired.class)).hasSize(1);
    }

    @Test
    void declinedWorkGoesToTheNextAgentAtOnce() {
        var center = Center.withAna().signIn(BRUNO).arrives("chat");

        center.send(new DeclineOffer(center.offerOf("chat"), ANA, "lunch"));

        assertThat(center.offeredTo("chat")).contains(BRUNO);
        assertThat(center.offerOf("chat").attempt()).isEqualTo(2);
        assertThat(center.interaction("chat").refusedBy()).containsExactly(ANA);
    }

    @Test
    void whenEveryEligibleAgentRefusedTheCycleStartsAgainAfterTheBackOff() {
        var center = Center.withAna().arrives("chat");
        center.send(new DeclineOffer(center.offerOf("chat"), ANA, null));

        center.pass(9);
        assertThat(center.offeredTo("chat")).isEmpty();
        center.pass(1);

        assertThat(center.offeredTo("chat")).contains(ANA);
        assertThat(center.interaction("chat").refusedBy()).isEmpty();
    }

    @Test
    void anAgentWhoDeclinedIsOfferedOtherWorkAtOnce() {
        var center =
                Center.withAna().arrives("first", SALES, Channel.VOICE, 0).arrives("second", SALES, Channel.VOICE, 0);

        center.send(new DeclineOffer(center.offerOf("first"), ANA, null));

        assertThat(center.offeredTo("second")).contains(ANA);
    }

    @Test
    void aMissedOfferSparesTheAgentForAWhile() {
        var center = Center.withAna().arrives("chat").pass(20).arrives("other");

        center.pass(4);
        assertThat(center.offeredTo("other")).isEmpty();
        center.pass(1);

        assertThat(center.offeredTo("other")).contains(ANA);
    }

    @Test
    void threeMissedOffersInARowAndTheAgentIsNotResponding() {
        var center = Center.withAna().arrives("chat");

        center.pass(Duration.ofMinutes(3));

        assertThat(center.state(ANA).presence()).isEqualTo(Presence.NOT_RESPONDING);
        assertThat(center.decided(Decision.OfferExpired.class)).hasSize(3);
        assertThat(center.interaction("chat").phase()).isInstanceOf(Phase.Waiting.class);
    }

    @Test
    void oneMissedCallAndTheAgentIsNotResponding() {
        var center = Center.withAna().arrives("call", SALES, Channel.VOICE, 0);

        center.pass(20);

        assertThat(center.state(ANA).presence()).isEqualTo(Presence.NOT_RESPONDING);
    }

    @Test
    void anAgentWhoComesBackIsOfferedTheWaitingWork() {
        var center = Center.withAna().arrives("call", SALES, Channel.VOICE, 0).pass(60);

        center.available(ANA);

        assertThat(center.offeredTo("call")).contains(ANA);
        assertThat(center.state(ANA).missedInRow()).isZero();
    }

    @Test
    void anAcceptedOfferForgivesTheMissedOnes() {
        var center = Center.withAna().arrives("chat").pass(50);

        center.accepts(ANA, "chat");

        assertThat(center.decided(Decision.OfferExpired.class)).isNotEmpty();
        assertThat(center.state(ANA).missedInRow()).isZero();
    }

    @Test
    void aBusyDeviceSparesTheAgentFromEverything() {
        var center = Center.withAna().arrives("chat").arrives("other");

        center.send(new ReportDevice(center.offerOf("chat"), ANA, DeviceTrouble.BUSY));

        assertThat(center.state(ANA).backOffUntil()).isEqualTo(NINE.plusSeconds(15));
        assertThat(center.state(ANA).missedInRow()).isZero();
        assertThat(center.interaction("chat").offers().failed()).isEqualTo(1);
    }

    @Test
    void aFailedDeviceSparesTheAgentForLonger() {
        var center = Center.withAna().arrives("chat");

        center.send(new ReportDevice(center.offerOf("chat"), ANA, DeviceTrouble.FAILED));
        center.pass(29);
        assertThat(center.offeredTo("chat")).isEmpty();
        center.pass(1);

        assertThat(center.offeredTo("chat")).contains(ANA);
    }

    @Test
    void theOfferIsWithdrawnAtOnceWhenTheContactLeaves() {
        var center = Center.withAna().arrives("chat");
        var offer = center.offerOf("chat");

        center.send(new ContactLeft(new InteractionId("chat")));

        assertThat(center.decided(Decision.OfferWithdrawn.class))
                .containsExactly(new Decision.OfferWithdrawn(offer, ANA, Decision.Withdrawal.CONTACT_LEFT));
        assertThat(center.find("chat")).isEmpty();
    }

    @Test
    void aPauseWithdrawsTheOfferAndTheWorkGoesToAnother() {
        var center = Center.withAna().signIn(BRUNO).arrives("chat");

        center.send(new SetPresence(ANA, Presence.paused("break")));

        assertThat(center.offeredTo("chat")).contains(BRUNO);
        assertThat(center.interaction("chat").refusedBy()).isEmpty();
    }

    @Test
    void theOfferClockIsNeitherResetNorDoubledByACrash() {
        var center = Center.withAna().arrives("chat").pass(15).crash();

        center.pass(4);
        assertThat(center.offeredTo("chat")).contains(ANA);
        center.pass(1);

        assertThat(center.offeredTo("chat")).isEmpty();
    }

    @Test
    void aSkillTakenAwayWithdrawsTheOffer() {
        var skilled = new QueueDefinition(
                SALES,
                1,
                ACME,
                java.util.List.of(new SkillRequirement(Center.SPANISH, 5)),
                queue(SALES).target(),
                Duration.ofSeconds(20),
                Duration.ZERO);
        var center = new Center()
                .define(skilled)
                .signIn(Center.agent(ANA, java.util.Map.of(Center.SPANISH, 5), java.util.Map.of(SALES, 1)))
                .arrives("chat");
        assertThat(center.offeredTo("chat")).contains(ANA);

        center.define(Center.agent(ANA, java.util.Map.of(Center.SPANISH, 4), java.util.Map.of(SALES, 1)));

        assertThat(center.offeredTo("chat")).isEmpty();
        assertThat(center.decided(Decision.OfferWithdrawn.class))
                .extracting(Decision.OfferWithdrawn::cause)
                .containsExactly(Decision.Withdrawal.CONFIGURATION_CHANGED);
    }
}
