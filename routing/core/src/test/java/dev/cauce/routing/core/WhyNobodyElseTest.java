package dev.cauce.routing.core;

import static dev.cauce.routing.core.Center.ACME;
import static dev.cauce.routing.core.Center.ANA;
import static dev.cauce.routing.core.Center.BRUNO;
import static dev.cauce.routing.core.Center.CARLA;
import static dev.cauce.routing.core.Center.GLOBEX;
import static dev.cauce.routing.core.Center.SALES;
import static dev.cauce.routing.core.Center.SPANISH;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cauce.routing.core.Command.DeclineOffer;
import dev.cauce.routing.core.Command.SetPresence;
import dev.cauce.routing.core.Command.TransferToAgent;
import dev.cauce.routing.core.Trace.NotChosen;
import dev.cauce.routing.core.Trace.Obstacle;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The trace counts every agent of the queue who was not chosen, each by the first reason that holds. */
class WhyNobodyElseTest {
    private static final Map<QueueId, Integer> ON_SALES = Map.of(SALES, 1);

    private static NotChosen counted(Obstacle obstacle, int agents) {
        return new NotChosen(obstacle, agents, List.of());
    }

    private static List<NotChosen> why(Center center, String id) {
        return center.trace(id).entries().getLast().notChosen();
    }

    private static QueueDefinition spanishSpeaking() {
        var plain = Center.queue(SALES);
        return new QueueDefinition(
                SALES,
                1,
                ACME,
                List.of(new SkillRequirement(SPANISH, 5)),
                plain.target(),
                plain.offerTimeout(),
                plain.wrapUpTimeout(),
                QueueRules.DEFAULT.withLevelDelay(Duration.ofSeconds(30)));
    }

    @Test
    void everyoneIsCountedOnceByTheFirstReason() {
        var center = new Center().define(spanishSpeaking());
        center.define(new AgentDefinition(
                new AgentId("of-globex"), 1, Set.of(GLOBEX), Map.of(), ON_SALES, CapacityProfile.DEFAULT));
        for (int number = 0; number < 2; number++) {
            center.signIn(Center.agent(new AgentId("unskilled-" + number), Map.of(SPANISH, 4), ON_SALES));
        }
        for (int number = 0; number < 3; number++) {
            center.signIn(Center.agent(new AgentId("level-two-" + number), Map.of(SPANISH, 5), Map.of(SALES, 2)));
        }
        for (int number = 0; number < 4; number++) {
            center.define(Center.agent(new AgentId("away-" + number), Map.of(SPANISH, 5), ON_SALES));
        }
        for (int number = 0; number < 2; number++) {
            center.signIn(Center.agent(new AgentId("busy-" + number), Map.of(SPANISH, 5), ON_SALES));
            center.arrives("call-" + number, SALES, Channel.VOICE, 0);
        }

        center.arrives("one more", SALES, Channel.VOICE, 0);

        assertThat(why(center, "one more"))
                .containsExactly(
                        counted(Obstacle.NOT_IN_CLIENT, 1),
                        counted(Obstacle.MISSING_SKILL, 2),
                        counted(Obstacle.LEVEL_NOT_OPEN, 3),
                        counted(Obstacle.NOT_AVAILABLE, 4),
                        counted(Obstacle.NO_CAPACITY, 2));
    }

    @Test
    void whoeverElseWasFreeHasALowerRank() {
        var center = Center.withAna().pass(1).signIn(BRUNO).pass(1).signIn(CARLA);

        center.arrives("chat");

        assertThat(center.trace("chat").entries().getLast().chosen()).isEqualTo(ANA);
        assertThat(why(center, "chat")).containsExactly(counted(Obstacle.LOWER_RANK, 2));
    }

    @Test
    void theOnlyOneFreeLeavesNobodyToCount() {
        var center = Center.withAna();

        center.arrives("chat");

        assertThat(why(center, "chat")).isEmpty();
    }

    @Test
    void whoDeclinedIsNamed() {
        var center =
                Center.withAna().pass(1).signIn(BRUNO).pass(1).signIn(CARLA).arrives("chat");

        center.send(new DeclineOffer(center.offerOf("chat"), ANA, null));

        assertThat(center.offeredTo("chat")).contains(BRUNO);
        assertThat(why(center, "chat"))
                .containsExactly(new NotChosen(Obstacle.BACKING_OFF, 1, List.of(ANA)), counted(Obstacle.LOWER_RANK, 1));
    }

    @Test
    void workThatIsKeptForOneAgentSaysWhatThatAgentLacks() {
        var center = Center.withAna().pass(1).signIn(BRUNO).pass(1).signIn(CARLA);
        center.arrives("chat").accepts(ANA, "chat");
        center.send(new SetPresence(BRUNO, Presence.paused("break")));

        center.send(new TransferToAgent(new InteractionId("chat"), ANA, BRUNO));

        assertThat(why(center, "chat"))
                .containsExactly(
                        counted(Obstacle.RESERVED_FOR_ANOTHER, 2),
                        new NotChosen(Obstacle.NOT_AVAILABLE, 1, List.of(BRUNO)));
    }
}
