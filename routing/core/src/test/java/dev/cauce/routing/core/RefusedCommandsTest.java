package dev.cauce.routing.core;

import static dev.cauce.routing.core.Center.ACME;
import static dev.cauce.routing.core.Center.ANA;
import static dev.cauce.routing.core.Center.BRUNO;
import static dev.cauce.routing.core.Center.CARLA;
import static dev.cauce.routing.core.Center.GLOBEX;
import static dev.cauce.routing.core.Center.NINE;
import static dev.cauce.routing.core.Center.SALES;
import static dev.cauce.routing.core.Center.SUPPORT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.cauce.routing.core.Command.AcceptOffer;
import dev.cauce.routing.core.Command.AgentWrote;
import dev.cauce.routing.core.Command.AssignManually;
import dev.cauce.routing.core.Command.ChangePriority;
import dev.cauce.routing.core.Command.CloseBySupervisor;
import dev.cauce.routing.core.Command.CloseInteraction;
import dev.cauce.routing.core.Command.CompleteWrapUp;
import dev.cauce.routing.core.Command.ContactLeft;
import dev.cauce.routing.core.Command.Enqueue;
import dev.cauce.routing.core.Command.ForcePresence;
import dev.cauce.routing.core.Command.MoveToQueue;
import dev.cauce.routing.core.Command.ReportCallback;
import dev.cauce.routing.core.Command.RequestCallback;
import dev.cauce.routing.core.Command.SetPresence;
import dev.cauce.routing.core.Command.TransferToAgent;
import dev.cauce.routing.core.Command.TransferToQueue;
import dev.cauce.routing.core.Interaction.CallbackOrder;
import dev.cauce.routing.core.Reply.Rejected;
import dev.cauce.routing.core.Reply.Rejection;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Commands that name what is not there, or what is not the sender's, say so and change nothing. */
class RefusedCommandsTest {
    private static final QueueId NOWHERE = new QueueId("nowhere");
    private static final AgentId NOBODY = new AgentId("nobody");
    private static final QueueId ELSEWHERE = new QueueId("of-globex");
    private static final AgentId STRANGER = new AgentId("of-globex");
    private static final InteractionId CHAT = new InteractionId("chat");
    private static final InteractionId NONE = new InteractionId("none");
    private static final Presence NOT_RESPONDING = Presence.NOT_RESPONDING;
    private final Center center = new Center();

    @BeforeEach
    void anaTalksAndCarlaIsOffline() {
        var sales = Center.queue(SALES);
        center.define(sales).define(Center.queue(SUPPORT));
        center.define(new QueueDefinition(
                ELSEWHERE,
                1,
                GLOBEX,
                sales.requirements(),
                sales.target(),
                sales.offerTimeout(),
                sales.wrapUpTimeout()));
        center.signIn(ANA).arrives("chat").accepts(ANA, "chat");
        center.signIn(Center.agent(BRUNO, Map.of(), Map.of(SUPPORT, 1)));
        center.define(Center.agent(CARLA, Map.of(), Map.of()));
        center.define(new AgentDefinition(STRANGER, 1, Set.of(GLOBEX), Map.of(), Map.of(), CapacityProfile.DEFAULT));
        center.available(STRANGER);
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                arguments(enqueue(ACME, NOWHERE, 0), Rejection.UNKNOWN_QUEUE, "no queue nowhere"),
                arguments(enqueue(GLOBEX, SALES, 0), Rejection.WRONG_CLIENT, "belongs to client acme, not to globex"),
                arguments(enqueue(ACME, SALES, 101), Rejection.INVALID, "101"),
                arguments(enqueue(ACME, SALES, -101), Rejection.INVALID, "-101"),
                arguments(new ContactLeft(NONE), Rejection.UNKNOWN_INTERACTION, "none"),
                arguments(new RequestCallback(NONE, CallbackOrder.AGENT_FIRST), Rejection.UNKNOWN_INTERACTION, "none"),
                arguments(new ReportCallback(NONE, Command.CallOutcome.REACHED), Rejection.UNKNOWN_INTERACTION, "none"),
                arguments(new SetPresence(NOBODY, Presence.AVAILABLE), Rejection.UNKNOWN_AGENT, "no agent nobody"),
                arguments(new SetPresence(ANA, NOT_RESPONDING), Rejection.INVALID, "concluded by the router"),
                arguments(new AcceptOffer(new OfferId(NONE, 1), ANA), Rejection.OFFER_GONE, "interaction is over"),
                arguments(new AcceptOffer(new OfferId(CHAT, 2), ANA), Rejection.OFFER_GONE, "never made"),
                arguments(
                        new AcceptOffer(new OfferId(CHAT, 1), ANA), Rejection.OFFER_GONE, "you have the conversation"),
                arguments(new AcceptOffer(new OfferId(CHAT, 1), BRUNO), Rejection.OFFER_GONE, "another agent has"),
                arguments(new AgentWrote(NONE, ANA), Rejection.UNKNOWN_INTERACTION, "none"),
                arguments(new AgentWrote(CHAT, BRUNO), Rejection.NOT_OWNER, "not with agent bruno"),
                arguments(new TransferToQueue(NONE, ANA, SUPPORT, true), Rejection.UNKNOWN_INTERACTION, "none"),
                arguments(new TransferToQueue(CHAT, BRUNO, SUPPORT, true), Rejection.NOT_OWNER, "bruno"),
                arguments(new TransferToQueue(CHAT, ANA, NOWHERE, true), Rejection.UNKNOWN_QUEUE, "nowhere"),
                arguments(new TransferToQueue(CHAT, ANA, ELSEWHERE, true), Rejection.WRONG_CLIENT, "another client"),
                arguments(new TransferToAgent(NONE, ANA, BRUNO), Rejection.UNKNOWN_INTERACTION, "none"),
                arguments(new TransferToAgent(CHAT, BRUNO, CARLA), Rejection.NOT_OWNER, "bruno"),
                arguments(new TransferToAgent(CHAT, ANA, NOBODY), Rejection.UNKNOWN_AGENT, "nobody"),
                arguments(new TransferToAgent(CHAT, ANA, ANA), Rejection.INVALID, "already"),
                arguments(new TransferToAgent(CHAT, ANA, STRANGER), Rejection.WRONG_CLIENT, "does not serve"),
                arguments(new TransferToAgent(CHAT, ANA, CARLA), Rejection.INVALID, "offline"),
                arguments(new CloseInteraction(NONE, ANA), Rejection.UNKNOWN_INTERACTION, "none"),
                arguments(new CompleteWrapUp(NONE, ANA, new DispositionId("d")), Rejection.UNKNOWN_INTERACTION, "none"),
                arguments(new MoveToQueue(NONE, SUPPORT, "sofia"), Rejection.UNKNOWN_INTERACTION, "none"),
                arguments(new MoveToQueue(CHAT, NOWHERE, "sofia"), Rejection.UNKNOWN_QUEUE, "nowhere"),
                arguments(new MoveToQueue(CHAT, ELSEWHERE, "sofia"), Rejection.WRONG_CLIENT, "another client"),
                arguments(new AssignManually(NONE, BRUNO, "sofia"), Rejection.UNKNOWN_INTERACTION, "none"),
                arguments(new AssignManually(CHAT, NOBODY, "sofia"), Rejection.UNKNOWN_AGENT, "nobody"),
                arguments(new AssignManually(CHAT, STRANGER, "sofia"), Rejection.WRONG_CLIENT, "does not serve"),
                arguments(new AssignManually(CHAT, CARLA, "sofia"), Rejection.INVALID, "offline"),
                arguments(new ChangePriority(NONE, 1, "sofia"), Rejection.UNKNOWN_INTERACTION, "none"),
                arguments(new ChangePriority(CHAT, 101, "sofia"), Rejection.INVALID, "101"),
                arguments(new ForcePresence(NOBODY, Presence.OFFLINE, "sofia"), Rejection.UNKNOWN_AGENT, "nobody"),
                arguments(new ForcePresence(ANA, NOT_RESPONDING, "sofia"), Rejection.INVALID, "concluded"),
                arguments(new CloseBySupervisor(NONE, "spam", "sofia"), Rejection.UNKNOWN_INTERACTION, "none"));
    }

    private static Command enqueue(ClientId client, QueueId queue, int priority) {
        return new Enqueue(
                new InteractionId("new"), client, queue, Channel.CHAT, new ContactId("contact"), priority, NINE);
    }

    @ParameterizedTest
    @MethodSource("refused")
    void theReplySaysWhyAndNothingChanges(Command command, Rejection code, String why) {
        Step step = center.core.step(center.now, command);

        assertThat(step.reply()).isInstanceOfSatisfying(Rejected.class, rejected -> {
            assertThat(rejected.code()).isEqualTo(code);
            assertThat(rejected.message()).contains(why);
        });
        assertThat(step.changes()).isEmpty();
        assertThat(step.decisions()).isEmpty();
    }

    @Test
    void priorityReachesFromItsLowestToItsHighest() {
        assertThat(center.send(new ChangePriority(CHAT, Enqueue.HIGHEST_PRIORITY, "sofia")))
                .isEqualTo(Reply.DONE);
        assertThat(center.send(new ChangePriority(CHAT, Enqueue.LOWEST_PRIORITY, "sofia")))
                .isEqualTo(Reply.DONE);

        assertThat(center.decided(Decision.PriorityChanged.class))
                .containsExactly(
                        new Decision.PriorityChanged(CHAT, 0, 100), new Decision.PriorityChanged(CHAT, 100, -100));
    }

    @Test
    void anOfferThatIsNotTheAgentsOrNotTheNewestIsGone() {
        center.arrives("other", SUPPORT, Channel.CHAT, 0);
        OfferId first = center.offerOf("other");

        assertThat(center.send(new AcceptOffer(first, ANA)))
                .isInstanceOfSatisfying(Rejected.class, rejected -> assertThat(rejected.message())
                        .contains("made to another agent"));

        center.send(new Command.DeclineOffer(first, BRUNO, null));
        assertThat(center.send(new AcceptOffer(first, BRUNO)))
                .isInstanceOfSatisfying(Rejected.class, rejected -> assertThat(rejected.message())
                        .contains("waits again"));
        center.pass(12);
        assertThat(center.offerOf("other")).isNotEqualTo(first);
        assertThat(center.send(new AcceptOffer(first, BRUNO)))
                .isInstanceOfSatisfying(Rejected.class, rejected -> assertThat(rejected.message())
                        .contains("offered anew"));
    }
}
