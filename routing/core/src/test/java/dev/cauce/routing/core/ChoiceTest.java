package dev.cauce.routing.core;

import static dev.cauce.routing.core.Center.ANA;
import static dev.cauce.routing.core.Center.BRUNO;
import static dev.cauce.routing.core.Center.CARLA;
import static dev.cauce.routing.core.Center.SALES;
import static dev.cauce.routing.core.Center.SPANISH;
import static dev.cauce.routing.core.Center.SUPPORT;
import static dev.cauce.routing.core.Center.agent;
import static dev.cauce.routing.core.Center.queue;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cauce.routing.core.Command.CloseInteraction;
import dev.cauce.routing.core.Command.CompleteWrapUp;
import dev.cauce.routing.core.Command.ContactWrote;
import dev.cauce.routing.core.Command.SetPresence;
import dev.cauce.routing.core.Interaction.Phase;
import dev.cauce.routing.core.Trace.Obstacle;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ChoiceTest {
    private static final Map<QueueId, Integer> ON_SALES = Map.of(SALES, 1);

    private static QueueDefinition skilled(QueueRules rules) {
        var plain = queue(SALES);
        return new QueueDefinition(
                SALES,
                1,
                plain.client(),
                List.of(new SkillRequirement(SPANISH, 5)),
                plain.target(),
                plain.offerTimeout(),
                plain.wrapUpTimeout(),
                rules);
    }

    private static Center serve(Center center, AgentId agent, String id) {
        center.accepts(agent, id);
        center.send(new CloseInteraction(new InteractionId(id), agent));
        center.send(new CompleteWrapUp(new InteractionId(id), agent, new DispositionId("done")));
        return center;
    }

    @Test
    void theLongestIdleAgentIsChosen() {
        var center =
                Center.withAna().pass(1).signIn(BRUNO).pass(1).signIn(CARLA).pass(1);
        center.arrives("one").pass(1);
        serve(center, ANA, "one");

        center.arrives("two");

        assertThat(center.offeredTo("two")).contains(BRUNO);
    }

    @Test
    void theMostProficientAgentIsChosen() {
        var center = new Center()
                .define(skilled(QueueRules.DEFAULT.with(AgentPolicy.MOST_PROFICIENT)))
                .signIn(agent(ANA, Map.of(SPANISH, 6), ON_SALES))
                .pass(1)
                .signIn(agent(BRUNO, Map.of(SPANISH, 9), ON_SALES));

        center.arrives("chat");

        assertThat(center.offeredTo("chat")).contains(BRUNO);
    }

    @Test
    void theLeastOccupiedAgentIsChosen() {
        var center = new Center()
                .define(queue(SALES).with(QueueRules.DEFAULT.with(AgentPolicy.LEAST_OCCUPIED)))
                .signIn(ANA)
                .pass(1)
                .signIn(BRUNO)
                .arrives("one");

        center.arrives("two");

        assertThat(center.offeredTo("one")).contains(ANA);
        assertThat(center.offeredTo("two")).contains(BRUNO);
    }

    @Test
    void theAgentWhoHandledFewestIsChosen() {
        var center = new Center()
                .define(queue(SALES).with(QueueRules.DEFAULT.with(AgentPolicy.FEWEST_HANDLED)))
                .signIn(ANA)
                .arrives("one");
        serve(center, ANA, "one");
        center.pass(100).signIn(BRUNO);

        center.arrives("two");

        assertThat(center.offeredTo("two")).contains(BRUNO);
    }

    @Test
    void agentsTakeTurns() {
        var center = new Center()
                .define(queue(SALES).with(QueueRules.DEFAULT.with(AgentPolicy.ROUND_ROBIN)))
                .signIn(CARLA)
                .signIn(ANA)
                .signIn(BRUNO);

        center.arrives("one").arrives("two").arrives("three").arrives("four");

        assertThat(List.of(
                        center.offeredTo("one"),
                        center.offeredTo("two"),
                        center.offeredTo("three"),
                        center.offeredTo("four")))
                .map(agent -> agent.orElseThrow())
                .containsExactly(ANA, BRUNO, CARLA, ANA);
    }

    @Test
    void anAgentWithoutTheSkillIsNotAsked() {
        var center = new Center()
                .define(skilled(QueueRules.DEFAULT))
                .signIn(agent(ANA, Map.of(SPANISH, 4), ON_SALES))
                .arrives("chat");

        assertThat(center.offeredTo("chat")).isEmpty();
        assertThat(center.trace("chat").entries().getLast().notChosen())
                .containsExactly(new Trace.NotChosen(Obstacle.MISSING_SKILL, 1, List.of()));
    }

    @Test
    void theRequirementsRelaxStepByStep() {
        var rules = QueueRules.DEFAULT.withRelaxation(
                List.of(new RelaxationStep(Duration.ofSeconds(30), List.of(new SkillRequirement(SPANISH, 3)))));
        var center = new Center()
                .define(skilled(rules))
                .signIn(agent(BRUNO, Map.of(SPANISH, 5), ON_SALES))
                .signIn(agent(ANA, Map.of(SPANISH, 4), ON_SALES));
        center.send(new SetPresence(BRUNO, Presence.paused("break")));
        center.arrives("chat").pass(29);
        assertThat(center.offeredTo("chat")).isEmpty();

        center.pass(1);

        assertThat(center.offeredTo("chat")).contains(ANA);
    }

    @Test
    void aStepIsSkippedWhenNobodyOnlineCouldMatch() {
        var rules = QueueRules.DEFAULT.withRelaxation(
                List.of(new RelaxationStep(Duration.ofSeconds(30), List.of(new SkillRequirement(SPANISH, 3)))));
        var center = new Center().define(skilled(rules)).signIn(agent(ANA, Map.of(SPANISH, 4), ON_SALES));

        center.arrives("chat");

        assertThat(center.offeredTo("chat")).contains(ANA);
        assertThat(center.interaction("chat").relaxation()).isEqualTo(1);
    }

    @Test
    void earlierCandidatesOutrankRelaxedOnes() {
        var rules = QueueRules.DEFAULT.withRelaxation(
                List.of(new RelaxationStep(Duration.ZERO, List.of(new SkillRequirement(SPANISH, 3)))));
        var center = new Center()
                .define(skilled(rules))
                .signIn(agent(ANA, Map.of(SPANISH, 4), ON_SALES))
                .pass(60)
                .signIn(agent(BRUNO, Map.of(SPANISH, 5), ON_SALES));

        center.arrives("chat");

        assertThat(center.offeredTo("chat")).contains(BRUNO);
    }

    @Test
    void aLevelTwoAgentIsReachedAfterTheDelay() {
        var center = new Center()
                .define(queue(SALES).with(QueueRules.DEFAULT.withLevelDelay(Duration.ofSeconds(40))))
                .signIn(agent(ANA, Map.of(), Map.of(SALES, 2)))
                .arrives("chat")
                .pass(39);
        assertThat(center.offeredTo("chat")).isEmpty();

        center.pass(1);

        assertThat(center.offeredTo("chat")).contains(ANA);
    }

    @Test
    void levelOneIsAskedBeforeLevelTwo() {
        var center = new Center()
                .define(queue(SALES))
                .signIn(agent(ANA, Map.of(), Map.of(SALES, 2)))
                .pass(60)
                .signIn(BRUNO);

        center.arrives("chat");

        assertThat(center.offeredTo("chat")).contains(BRUNO);
    }

    @Test
    void theLastAgentIsWaitedForAndThenEveryoneIsAsked() {
        var center = new Center()
                .define(queue(SALES).with(QueueRules.DEFAULT.with(PreferredAgent.DEFAULT)))
                .signIn(ANA)
                .arrives("chat");
        serve(center, ANA, "chat");
        center.send(new SetPresence(ANA, Presence.paused("break")));
        center.signIn(BRUNO);

        center.arrives("chat");
        assertThat(center.interaction("chat").reservedFor()).isEqualTo(ANA);
        assertThat(center.offeredTo("chat")).isEmpty();
        center.pass(60);

        assertThat(center.offeredTo("chat")).contains(BRUNO);
    }

    @Test
    void theLastAgentIsNotWaitedForWhenOffline() {
        var center = new Center()
                .define(queue(SALES).with(QueueRules.DEFAULT.with(PreferredAgent.DEFAULT)))
                .signIn(ANA)
                .arrives("chat");
        serve(center, ANA, "chat");
        center.send(new SetPresence(ANA, Presence.OFFLINE));
        center.signIn(BRUNO);

        center.arrives("chat");

        assertThat(center.offeredTo("chat")).contains(BRUNO);
    }

    @Test
    void threeChatsFitAndAFourthDoesNot() {
        var center = Center.withAna();
        center.arrives("one").arrives("two");

        center.arrives("three");

        assertThat(center.offeredTo("two")).contains(ANA);
        assertThat(center.offeredTo("three")).isEmpty();
    }

    @Test
    void aCallInterruptsAnEmailButNotTheOtherWayRound() {
        var center = Center.withAna().arrives("mail", SALES, Channel.EMAIL, 0).accepts(ANA, "mail");

        center.arrives("call", SALES, Channel.VOICE, 0).accepts(ANA, "call").arrives("second", SALES, Channel.EMAIL, 0);

        assertThat(center.interaction("call").phase()).isInstanceOf(Phase.Active.class);
        assertThat(center.offeredTo("second")).isEmpty();
    }

    @Test
    void aSilentConversationGivesItsCapacityBackAndTakesItAgain() {
        var rules = QueueRules.DEFAULT.withReleaseSilentAfter(Duration.ofMinutes(5));
        var center = new Center().define(queue(SALES).with(rules)).signIn(ANA);
        center.arrives("one")
                .accepts(ANA, "one")
                .arrives("two")
                .accepts(ANA, "two")
                .arrives("three");
        center.pass(Duration.ofMinutes(5));
        assertThat(center.offeredTo("three")).contains(ANA);

        center.send(new ContactWrote(new InteractionId("one"), "m"));

        assertThat(center.decided(Decision.CapacityReleased.class)).isNotEmpty();
        assertThat(center.decided(Decision.CapacityTakenBack.class)).hasSize(1);
    }

    @Test
    void acrossQueuesTheWorkThatIsDueFirstIsGiven() {
        var urgent = queue(SUPPORT);
        var center = new Center()
                .define(queue(SALES))
                .define(new QueueDefinition(
                        SUPPORT,
                        1,
                        urgent.client(),
                        List.of(),
                        new ServiceLevelTarget(0.8, Duration.ofSeconds(5)),
                        urgent.offerTimeout(),
                        urgent.wrapUpTimeout()));
        center.arrives("older", SALES, Channel.VOICE, 0).pass(10).arrives("urgent", SUPPORT, Channel.VOICE, 0);

        center.signIn(agent(ANA, Map.of(), Map.of(SALES, 1, SUPPORT, 1)));

        assertThat(center.offeredTo("urgent")).contains(ANA);
    }

    @Test
    void whatIfChangesNothing() {
        var center = new Center().define(queue(SALES)).arrives("chat");
        center.define(agent(ANA, Map.of(), ON_SALES));

        Step tried = center.core.whatIf(center.now, new SetPresence(ANA, Presence.AVAILABLE));

        assertThat(tried.decisions()).anyMatch(Decision.OfferMade.class::isInstance);
        assertThat(center.core.entities()).containsExactlyInAnyOrderElementsOf(center.entities.values());
    }
}
