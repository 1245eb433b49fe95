package dev.cauce.routing.core;

import static dev.cauce.routing.core.Center.ANA;
import static dev.cauce.routing.core.Center.BRUNO;
import static dev.cauce.routing.core.Center.GLOBEX;
import static dev.cauce.routing.core.Center.SALES;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cauce.routing.core.Decision.Ending;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Each check is shown a fault that it must catch. */
class InvariantsTest {
    private static final InteractionId CHAT = new InteractionId("chat");
    private final Invariants invariants = new Invariants();

    private List<String> check(Center center, Decision... decisions) {
        return invariants.check(center.entities, new Step(List.of(), List.of(decisions), Reply.DONE), center.now);
    }

    @Test
    void aHealthyCenterHasNothingWrong() {
        assertThat(check(Center.withAna().arrives("chat"))).isEmpty();
    }

    @Test
    void aSecondEndIsCaught() {
        var ended = new Decision.InteractionEnded(CHAT, Ending.ABANDONED, null, Center.NINE);

        assertThat(check(Center.withAna(), ended, ended))
                .singleElement()
                .asString()
                .startsWith("1:");
    }

    @Test
    void vanishedWorkIsCaught() {
        var center = Center.withAna().arrives("chat");
        var started = center.decided(Decision.SegmentStarted.class).getFirst();
        center.entities.remove("interaction/chat");

        assertThat(check(center, started)).singleElement().asString().startsWith("1:");
    }

    @Test
    void anOfferToAnAgentWhoIsGoneIsCaught() {
        var center = Center.withAna().arrives("chat");
        center.entities.remove("agent/ana");

        assertThat(check(center)).singleElement().asString().startsWith("4:");
    }

    @Test
    void anOfferBeyondCapacityIsCaught() {
        var center = Center.withAna().arrives("chat");
        center.entities.put(
                "agent/ana",
                new Entity.OfAgent(new AgentDefinition(
                        ANA,
                        9,
                        Set.of(Center.ACME),
                        Map.of(),
                        Map.of(SALES, 1),
                        new CapacityProfile(10, CapacityProfile.DEFAULT.channels()))));

        assertThat(check(center, center.decided(Decision.OfferMade.class).getFirst()))
                .singleElement()
                .asString()
                .startsWith("5:");
    }

    @Test
    void anOfferAcrossClientsIsCaught() {
        var center = Center.withAna().arrives("chat");
        center.entities.put(
                "agent/ana",
                new Entity.OfAgent(new AgentDefinition(
                        ANA, 9, Set.of(GLOBEX), Map.of(), Map.of(SALES, 1), CapacityProfile.DEFAULT)));

        assertThat(check(center)).singleElement().asString().startsWith("6:");
    }

    @Test
    void anOfferToAnOfflineAgentIsCaught() {
        var center = Center.withAna().arrives("chat").define(Center.agent(BRUNO, Map.of(), Map.of()));
        AgentState offline = center.state(BRUNO);
        center.entities.put(
                "agent-state/ana",
                new Entity.OfAgentState(new AgentState(
                        ANA,
                        Presence.OFFLINE,
                        offline.presenceSince(),
                        offline.idleSince(),
                        0,
                        Set.of(),
                        null,
                        null,
                        0)));

        assertThat(check(center)).singleElement().asString().startsWith("7:");
    }

    @Test
    void workThatWaitsBesideAFreeAgentIsCaught() {
        var center = Center.withAna();
        var waiting = new Center().define(Center.queue(SALES)).arrives("chat");
        center.entities.put("interaction/chat", new Entity.OfInteraction(waiting.interaction("chat")));

        assertThat(check(center)).singleElement().asString().startsWith("9:");
    }
}
