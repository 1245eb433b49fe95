package dev.cauce.routing.simulator.check;

import static dev.cauce.routing.simulator.check.SmallCenter.ACME;
import static dev.cauce.routing.simulator.check.SmallCenter.ANA;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cauce.routing.core.AgentState;
import dev.cauce.routing.core.CapacityProfile;
import dev.cauce.routing.core.Change;
import dev.cauce.routing.core.ClientId;
import dev.cauce.routing.core.Command;
import dev.cauce.routing.core.Decision;
import dev.cauce.routing.core.Decision.Ending;
import dev.cauce.routing.core.Decision.OfferMade;
import dev.cauce.routing.core.Entity;
import dev.cauce.routing.core.InteractionId;
import dev.cauce.routing.core.OfferId;
import dev.cauce.routing.core.Presence;
import dev.cauce.routing.core.Reply;
import dev.cauce.routing.core.Step;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Each check is shown a fault that it must catch. */
class InvariantsTest {
    private static final InteractionId CALL = new InteractionId("call");
    private final SmallCenter center = new SmallCenter().withAna();
    private final Invariants invariants = new Invariants();

    private List<String> check(Iterable<Entity> entities, Decision... decisions) {
        return invariants.check(entities, new Step(List.of(), List.of(decisions), Reply.DONE), center.now);
    }

    private static void assertCaught(List<String> wrong, int invariant) {
        assertThat(wrong).singleElement().asString().startsWith(invariant + ":");
    }

    @Test
    void aHealthyCenterHasNothingWrong() {
        center.arrives("call");
        center.arrives("other");

        assertThat(center.twin.wrong()).isEmpty();
    }

    @Test
    void aSecondEndIsCaught() {
        var ended = new Decision.InteractionEnded(CALL, Ending.ABANDONED, null, center.now);

        assertCaught(check(center.twin.persisted().entities(), ended, ended), 1);
    }

    @Test
    void vanishedWorkIsCaught() {
        Decision started = center.arrives("call").decisions().getFirst();

        assertCaught(check(center.without("interaction/call"), started), 1);
    }

    @Test
    void anOfferToAnAgentWhoIsGoneIsCaught() {
        center.arrives("call");

        assertCaught(check(center.without("agent/ana")), 4);
    }

    @Test
    void anOfferBeyondCapacityIsCaught() {
        Decision offer = offer(center.arrives("call"));
        var tooSmall = new CapacityProfile(10, CapacityProfile.DEFAULT.channels());

        assertCaught(check(center.tamperedWith(new Entity.OfAgent(SmallCenter.agent(ANA, ACME, tooSmall))), offer), 5);
    }

    @Test
    void anOfferAcrossClientsIsCaught() {
        center.arrives("call");
        var other = SmallCenter.agent(ANA, new ClientId("globex"), CapacityProfile.DEFAULT);

        assertCaught(check(center.tamperedWith(new Entity.OfAgent(other))), 6);
    }

    @Test
    void anOfferToAnOfflineAgentIsCaught() {
        center.arrives("call");
        var offline = new AgentState(ANA, Presence.OFFLINE, center.now, center.now, 0, Set.of(), null, null, 0);

        assertCaught(check(center.tamperedWith(new Entity.OfAgentState(offline))), 7);
    }

    @Test
    void workThatWaitsBesideAFreeAgentIsCaught() {
        var nobody = new SmallCenter();
        nobody.arrives("call");

        assertCaught(check(center.tamperedWith(nobody.entity("interaction/call"))), 9);
    }

    @Test
    void workThatIsOvertakenIsCaught() {
        var nobody = new SmallCenter();
        nobody.arrives("early");
        Entity early = nobody.entity("interaction/early");
        center.now = center.now.plusSeconds(60);
        Decision offer = offer(center.arrives("late"));
        check(center.tamperedWith(early));

        assertCaught(check(center.tamperedWith(early), offer), 10);
    }

    @Test
    void aClockThatARestartResetsIsCaught() {
        center.arrives("call");
        center.twin.losing(entities -> entities.stream()
                .filter(entity -> !entity.key().equals("interaction/call"))
                .toList());
        center.twin.crash(new Random(1));

        center.send(new Command.AcceptOffer(new OfferId(CALL, 1), ANA));

        assertThat(center.twin.wrong()).isNotEmpty().allMatch(each -> each.startsWith("11:"));
    }

    @Test
    void stateThatWasNotPersistedIsCaught() {
        center.arrives("call");
        center.twin.persisted().take(new Step(List.of(new Change.Remove("interaction/call")), List.of(), Reply.DONE));

        center.twin.crash(new Random(1));

        assertCaught(center.twin.wrong(), 12);
    }

    private static Decision offer(Step step) {
        return step.decisions().stream()
                .filter(OfferMade.class::isInstance)
                .findFirst()
                .orElseThrow();
    }
}
