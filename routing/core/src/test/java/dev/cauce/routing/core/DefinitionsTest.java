package dev.cauce.routing.core;

import static dev.cauce.routing.core.Center.ACME;
import static dev.cauce.routing.core.Center.ANA;
import static dev.cauce.routing.core.Center.BRUNO;
import static dev.cauce.routing.core.Center.GLOBEX;
import static dev.cauce.routing.core.Center.SALES;
import static dev.cauce.routing.core.Center.SPANISH;
import static dev.cauce.routing.core.Center.SUPPORT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cauce.routing.core.Command.CloseInteraction;
import dev.cauce.routing.core.Command.CompleteWrapUp;
import dev.cauce.routing.core.Command.DefineAgent;
import dev.cauce.routing.core.Command.DefineOperation;
import dev.cauce.routing.core.Command.DefineQueue;
import dev.cauce.routing.core.Command.RetireAgent;
import dev.cauce.routing.core.Command.RetireQueue;
import dev.cauce.routing.core.Command.TransferToAgent;
import dev.cauce.routing.core.Interaction.Phase;
import dev.cauce.routing.core.Reply.Rejected;
import dev.cauce.routing.core.Reply.Rejection;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Definitions that come, go and change while work waits and runs. */
class DefinitionsTest {
    private static final long NEWEST = 1_000;
    private static final InteractionId CHAT = new InteractionId("chat");

    private static QueueDefinition sales(long version, ClientId client, Duration offerTimeout) {
        var plain = Center.queue(SALES);
        return new QueueDefinition(
                SALES, version, client, List.of(), plain.target(), offerTimeout, plain.wrapUpTimeout());
    }

    private static AgentDefinition ana(long version, Set<ClientId> clients, Set<QueueId> queues) {
        var levels = new HashMap<QueueId, Integer>();
        queues.forEach(queue -> levels.put(queue, 1));
        return new AgentDefinition(ANA, version, clients, Map.of(), levels, CapacityProfile.DEFAULT);
    }

    private static Rejection codeOf(Reply reply) {
        assertThat(reply).isInstanceOf(Rejected.class);
        return ((Rejected) reply).code();
    }

    @Test
    void aQueueWithWaitingWorkIsNotRetired() {
        var center = new Center().define(Center.queue(SALES)).arrives("chat");

        Reply reply = center.send(new RetireQueue(SALES, NEWEST));

        assertThat(codeOf(reply)).isEqualTo(Rejection.IN_USE);
        assertThat(center.entities).containsKey("queue/sales");
    }

    @Test
    void aQueueWithOfferedWorkIsNotRetired() {
        var center = Center.withAna().arrives("chat");

        assertThat(codeOf(center.send(new RetireQueue(SALES, NEWEST)))).isEqualTo(Rejection.IN_USE);
    }

    @Test
    void anEmptyQueueIsGoneAtOnce() {
        var center = Center.withAna();

        assertThat(center.send(new RetireQueue(SALES, NEWEST))).isEqualTo(Reply.DONE);

        assertThat(center.entities.keySet()).noneMatch(key -> key.contains("sales"));
        center.arrives("chat");
        assertThat(center.find("chat")).isEmpty();
    }

    @Test
    void aQueueWithConversationsTakesNoMoreWorkAndGoesWithTheLastOfThem() {
        var center = Center.withAna().arrives("chat").accepts(ANA, "chat");

        assertThat(center.send(new RetireQueue(SALES, NEWEST))).isEqualTo(Reply.DONE);
        center.arrives("late");
        assertThat(center.find("late")).isEmpty();
        center.send(new CloseInteraction(CHAT, ANA));
        assertThat(center.entities).containsKey("queue/sales");
        center.send(new CompleteWrapUp(CHAT, ANA, new DispositionId("done")));

        assertThat(center.entities.keySet()).noneMatch(key -> key.contains("sales"));
    }

    @Test
    void whatIsOlderThanTheDefinitionRetiresNothing() {
        var center = Center.withAna();

        assertThat(center.send(new RetireQueue(SALES, 0))).isEqualTo(Reply.DONE);
        assertThat(center.send(new RetireAgent(ANA, 0))).isEqualTo(Reply.DONE);
        assertThat(center.send(new RetireQueue(SUPPORT, NEWEST))).isEqualTo(Reply.DONE);
        assertThat(center.send(new RetireAgent(BRUNO, NEWEST))).isEqualTo(Reply.DONE);

        center.arrives("chat");
        assertThat(center.offeredTo("chat")).contains(ANA);
    }

    @Test
    void theVersionItselfRetires() {
        var center = new Center();
        center.send(new DefineQueue(sales(7, ACME, Duration.ofSeconds(20))));
        center.send(new DefineAgent(ana(7, Set.of(ACME), Set.of(SALES))));

        center.send(new RetireQueue(SALES, 7));
        center.send(new RetireAgent(ANA, 7));

        assertThat(center.entities).isEmpty();
    }

    @Test
    void anAgentWithAConversationIsNotRetired() {
        var center = Center.withAna().arrives("chat").accepts(ANA, "chat");

        assertThat(codeOf(center.send(new RetireAgent(ANA, NEWEST)))).isEqualTo(Rejection.IN_USE);

        assertThat(center.state(ANA).presence()).isEqualTo(Presence.AVAILABLE);
    }

    @Test
    void aRetiredAgentsOfferGoesToAnother() {
        var center = Center.withAna().pass(1).signIn(BRUNO).arrives("chat");
        assertThat(center.offeredTo("chat")).contains(ANA);

        assertThat(center.send(new RetireAgent(ANA, NEWEST))).isEqualTo(Reply.DONE);

        assertThat(center.offeredTo("chat")).contains(BRUNO);
        assertThat(center.entities.keySet()).noneMatch(key -> key.endsWith("/ana"));
        assertThat(codeOf(center.send(new Command.SetPresence(ANA, Presence.AVAILABLE))))
                .isEqualTo(Rejection.UNKNOWN_AGENT);
    }

    @Test
    void aRetiredAgentsTransferredWorkIsForEveryone() {
        var center = Center.withAna().arrives("chat").accepts(ANA, "chat");
        center.signIn(Center.agent(BRUNO, Map.of(), Map.of()));
        center.send(new Command.SetPresence(BRUNO, Presence.paused("break")));
        center.send(new TransferToAgent(CHAT, ANA, BRUNO));
        assertThat(center.interaction("chat").reservedFor()).isEqualTo(BRUNO);

        center.send(new RetireAgent(BRUNO, NEWEST));

        assertThat(center.offeredTo("chat")).contains(ANA);
    }

    @Test
    void definitionsThatAreNotNewerChangeNothing() {
        var center = new Center();
        center.send(new DefineQueue(sales(7, ACME, Duration.ofSeconds(20))));
        center.send(new DefineAgent(ana(7, Set.of(ACME), Set.of(SALES))));

        center.send(new DefineQueue(sales(7, ACME, Duration.ofSeconds(90))));
        center.send(new DefineAgent(ana(7, Set.of(GLOBEX), Set.of())));
        center.available(ANA).arrives("chat");

        assertThat(center.interaction("chat").phase())
                .isInstanceOfSatisfying(Phase.Offered.class, offered -> assertThat(offered.expiresAt())
                        .isEqualTo(center.now.plusSeconds(20)));
    }

    @Test
    void aQueueThatHoldsWorkKeepsItsClient() {
        var center = new Center().define(Center.queue(SALES)).arrives("chat");

        Reply reply = center.send(new DefineQueue(sales(NEWEST, GLOBEX, Duration.ofSeconds(20))));

        assertThat(codeOf(reply)).isEqualTo(Rejection.WRONG_CLIENT);
    }

    @Test
    void anEmptyQueueMayChangeItsClient() {
        var center = new Center().define(Center.queue(SALES));

        assertThat(center.send(new DefineQueue(sales(NEWEST, GLOBEX, Duration.ofSeconds(20)))))
                .isEqualTo(Reply.DONE);

        center.arrives("chat");
        assertThat(center.find("chat")).isEmpty();
    }

    @Test
    void whoNoLongerServesTheClientLosesItsConversations() {
        var center = Center.withAna().arrives("chat").accepts(ANA, "chat").signIn(BRUNO);

        center.send(new DefineAgent(ana(NEWEST, Set.of(GLOBEX), Set.of(SALES))));

        assertThat(center.offeredTo("chat")).contains(BRUNO);
        assertThat(center.decided(Decision.Requeued.class))
                .extracting(Decision.Requeued::cause)
                .containsExactly(Decision.RequeueCause.AGENT_LOST);
    }

    @Test
    void whoLeavesAQueueKeepsItsConversationsAndLosesItsOffers() {
        var center = Center.withAna().arrives("talk").accepts(ANA, "talk").arrives("chat");
        center.signIn(BRUNO);

        center.send(new DefineAgent(ana(NEWEST, Set.of(ACME), Set.of(SUPPORT))));

        assertThat(center.interaction("talk").phase()).isInstanceOf(Phase.Active.class);
        assertThat(center.offeredTo("chat")).contains(BRUNO);
        assertThat(center.decided(Decision.OfferWithdrawn.class))
                .extracting(Decision.OfferWithdrawn::cause)
                .containsExactly(Decision.Withdrawal.CONFIGURATION_CHANGED);
    }

    @Test
    void whoJoinsAQueueIsGivenWhatWaitsInIt() {
        var center = Center.withAna().define(Center.queue(SUPPORT)).arrives("chat", SUPPORT, Channel.CHAT, 0);
        assertThat(center.offeredTo("chat")).isEmpty();

        center.send(new DefineAgent(ana(NEWEST, Set.of(ACME), Set.of(SALES, SUPPORT))));

        assertThat(center.offeredTo("chat")).contains(ANA);
    }

    @Test
    void aRequirementThatIsNewWithdrawsTheOfferAndOneThatIsGoneMakesIt() {
        var center = Center.withAna().arrives("chat");
        var plain = Center.queue(SALES);

        center.define(new QueueDefinition(
                SALES,
                1,
                ACME,
                List.of(new SkillRequirement(SPANISH, 5)),
                plain.target(),
                plain.offerTimeout(),
                plain.wrapUpTimeout()));
        assertThat(center.offeredTo("chat")).isEmpty();

        center.define(plain);

        assertThat(center.offeredTo("chat")).contains(ANA);
    }

    @Test
    void settingsOfAnotherOperationAreRefusedAndOlderOnesDoNothing() {
        var center = new Center();
        var other = OperationSettings.defaults(new OperationId("other"));
        assertThat(codeOf(center.send(new DefineOperation(other)))).isEqualTo(Rejection.INVALID);

        center.send(new DefineOperation(settings(2, 50)));
        center.send(new DefineOperation(settings(1, 70)));

        assertThat(center.entities.values()).containsExactly(new Entity.OfOperation(settings(2, 50)));
        center.send(new DefineOperation(settings(2, 60)));
        assertThat(center.entities.values()).containsExactly(new Entity.OfOperation(settings(2, 60)));
    }

    private static OperationSettings settings(long version, int grace) {
        var defaults = OperationSettings.defaults(Center.OPERATION);
        return new OperationSettings(
                Center.OPERATION,
                version,
                defaults.priorityBoost(),
                Duration.ofSeconds(grace),
                defaults.conversationGrace(),
                defaults.missedOffersInRow());
    }

    @Test
    void anotherBoostOfPriorityReordersWhatWaits() {
        var center = new Center().define(Center.queue(SALES)).arrives("old");
        center.pass(90).arrives("urgent", SALES, Channel.CHAT, 1);
        var defaults = OperationSettings.defaults(Center.OPERATION);
        center.send(new DefineOperation(new OperationSettings(
                Center.OPERATION,
                NEWEST,
                Duration.ofMinutes(2),
                defaults.disconnectGrace(),
                defaults.conversationGrace(),
                defaults.missedOffersInRow())));

        center.signIn(Center.agent(ANA, Map.of(), Map.of(SALES, 1)));
        assertThat(center.decided(Decision.OfferMade.class).getFirst().offer().interaction())
                .isEqualTo(new InteractionId("urgent"));
    }
}
