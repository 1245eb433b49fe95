package dev.cauce.engine.supervisor.live;

import static dev.cauce.engine.desk.view.Acme.ANA;
import static dev.cauce.engine.desk.view.Acme.BRUNO;
import static dev.cauce.engine.desk.view.Acme.CLIENT;
import static dev.cauce.engine.desk.view.Acme.NINE;
import static dev.cauce.engine.desk.view.Acme.SALES;
import static dev.cauce.engine.desk.view.Acme.VISITOR;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cauce.engine.desk.operation.LogStep;
import dev.cauce.engine.desk.operation.OperationState;
import dev.cauce.engine.desk.view.Acme;
import dev.cauce.engine.routing.EstimatedWait;
import dev.cauce.engine.supervisor.live.QueueLive.Measured;
import dev.cauce.routing.core.AgentId;
import dev.cauce.routing.core.Channel;
import dev.cauce.routing.core.ClientId;
import dev.cauce.routing.core.Decision;
import dev.cauce.routing.core.Interaction;
import dev.cauce.routing.core.Interaction.Phase;
import dev.cauce.routing.core.InteractionId;
import dev.cauce.routing.core.SegmentSummary;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class LiveBoardTest {
    private static final ZoneId MADRID = ZoneId.of("Europe/Madrid");
    private final OperationState operation = new OperationState();
    private final LiveBoard board = new LiveBoard(operation, client -> MADRID, ZoneOffset.UTC);

    @BeforeEach
    void theShopOpens() {
        apply(Acme.opening());
    }

    @Test
    void aQuietQueueSaysNothingItDoesNotKnow() {
        var queue = queueAt(NINE);

        assertThat(queue.waiting()).isZero();
        assertThat(queue.oldestWaitingSince()).isNull();
        assertThat(queue.estimatedWait()).isNull();
        assertThat(queue.serviceLevel().today().share()).isNull();
        assertThat(queue.answerSpeed().today()).isNull();
        assertThat(queue.agents()).isEqualTo(new QueueLive.AgentsByPresence(1, 1, 0, 0));
    }

    @Test
    void whatIsOfferedStillWaits() {
        apply(Acme.step(List.of(
                Acme.interaction("a", Acme.offered("a", ANA), NINE.minusSeconds(30)),
                Acme.interaction("b", new Phase.Waiting(), NINE.minusSeconds(5)),
                Acme.interaction("c", Acme.active(ANA)),
                Acme.interaction("d", new Phase.WrapUp(ANA, NINE)))));

        var queue = queueAt(NINE);

        assertThat(queue.waiting()).isEqualTo(2);
        assertThat(queue.oldestWaitingSince()).isEqualTo(NINE.minusSeconds(30));
        assertThat(queue.inProgress()).isEqualTo(1);
        assertThat(queue.wrappingUp()).isEqualTo(1);
        assertThat(queue.late()).isEqualTo(1);
    }

    @Test
    void theServiceLevelLeavesShortAbandonmentsOut() {
        answered("a", 10, NINE);
        answered("b", 30, NINE);
        abandoned("c", 3, NINE);
        abandoned("d", 60, NINE);

        var queue = queueAt(NINE);

        assertThat(queue.serviceLevel().today()).isEqualTo(new Measured(1.0 / 3, 1, 3));
        assertThat(queue.abandonedToday()).isEqualTo(2);
        assertThat(queue.answerSpeed().today()).isEqualTo(Duration.ofSeconds(20));
    }

    @Test
    void theRollingFiguresForgetWhatIsThirtyMinutesOldAndTodayDoesNot() {
        answered("a", 30, NINE);
        answered("b", 10, NINE.plus(Duration.ofMinutes(40)));

        var queue = queueAt(NINE.plus(Duration.ofMinutes(41)));

        assertThat(queue.serviceLevel().last30Minutes()).isEqualTo(new Measured(1.0, 1, 1));
        assertThat(queue.serviceLevel().today()).isEqualTo(new Measured(0.5, 1, 2));
    }

    @Test
    void todayBeginsAtMidnightOfTheClient() {
        var beforeMidnightInMadrid = Instant.parse("2026-03-02T22:50:00Z");
        var afterMidnightInMadrid = Instant.parse("2026-03-02T23:10:00Z");
        answered("a", 10, beforeMidnightInMadrid);

        assertThat(queueAt(beforeMidnightInMadrid).answeredToday()).isEqualTo(1);
        assertThat(queueAt(afterMidnightInMadrid).answeredToday()).isZero();
    }

    @Test
    void theTrendComparesFiveMinutesWithTheFiveBefore() {
        answered("a", 10, NINE.plus(Duration.ofMinutes(1)));
        answered("b", 40, NINE.plus(Duration.ofMinutes(7)));

        var speed = queueAt(NINE.plus(Duration.ofMinutes(10))).answerSpeed();

        assertThat(speed.last5Minutes()).isEqualTo(Duration.ofSeconds(40));
        assertThat(speed.before()).isEqualTo(Duration.ofSeconds(10));
        assertThat(speed.today()).isEqualTo(Duration.ofSeconds(25));
    }

    @Test
    void theEstimateIsARangeFromTheQueuesOwnFlow() {
        for (var i = 0; i < 30; i++) {
            answered("a" + i, 10, NINE.plus(Duration.ofMinutes(i)));
        }

        var estimate = queueAt(NINE.plus(Duration.ofMinutes(29))).estimatedWait();

        assertThat(estimate)
                .isEqualTo(new EstimatedWait(
                        Duration.ofSeconds(49), Duration.ofSeconds(78), EstimatedWait.Confidence.HIGH));
    }

    @Test
    void workThatWillNotBeReachedInTimeIsAtRisk() {
        for (var i = 0; i < 30; i++) {
            answered("a" + i, 10, NINE.plus(Duration.ofMinutes(i)));
        }
        var now = NINE.plus(Duration.ofMinutes(29));
        apply(Acme.step(List.of(Acme.interaction("waits", new Phase.Waiting(), now))));

        assertThat(queueAt(now).atRisk()).isEqualTo(1);
        assertThat(queueAt(now).late()).isZero();
    }

    @Test
    void anAgentIsShownWithWhatIsInHandAndWhatCameOfOffers() {
        apply(Acme.step(
                List.of(Acme.interaction("a", Acme.active(ANA))),
                new Decision.OfferMade(Acme.offer("a"), ANA, SALES, CLIENT, NINE, NINE.plusSeconds(20)),
                new Decision.OfferMade(Acme.offer("b"), ANA, SALES, CLIENT, NINE, NINE.plusSeconds(20)),
                new Decision.OfferDeclined(Acme.offer("b"), ANA, null),
                new Decision.OfferMade(Acme.offer("c"), ANA, SALES, CLIENT, NINE, NINE.plusSeconds(20)),
                new Decision.OfferExpired(Acme.offer("c"), ANA)));

        var ana = agentAt(NINE, ANA);

        assertThat(ana.presence()).isEqualTo("available");
        assertThat(ana.capacity().used()).isEqualTo(34);
        assertThat(ana.interactions()).extracting(AgentLive.InHand::interaction).containsExactly("a");
        assertThat(List.of(ana.offered(), ana.declined(), ana.expired(), ana.handled()))
                .containsExactly(3, 1, 1, 0);
    }

    @Test
    void aSegmentThatAnAgentFinishedIsHandled() {
        apply(Acme.step(List.of(), ended("a", 10, SegmentSummary.Outcome.ANSWERED, ANA, NINE)));

        assertThat(agentAt(NINE, ANA).handled()).isEqualTo(1);
        assertThat(agentAt(NINE, BRUNO).handled()).isZero();
    }

    @Test
    void whoWorksForNoneOfTheClientsSeesNothing() {
        var seen = board.look(NINE, Set.of(new ClientId("globex")));

        assertThat(seen).isEqualTo(new LiveView(List.of(), List.of()));
    }

    @Test
    void aDeltaHoldsWhatChangedAndNothingElse() {
        var before = board.look(NINE, Set.of(CLIENT));
        apply(Acme.step(List.of(Acme.interaction("a", Acme.active(BRUNO)))));

        var delta = board.look(NINE, Set.of(CLIENT)).since(before);

        assertThat(delta.queues()).extracting(QueueLive::inProgress).containsExactly(1);
        assertThat(delta.agents()).extracting(AgentLive::agent).containsExactly("bruno");
        assertThat(delta.removedAgents()).isEmpty();
    }

    @Test
    void aQuietOperationMakesNoDelta() {
        var before = board.look(NINE, Set.of(CLIENT));

        assertThat(board.look(NINE.plusSeconds(90), Set.of(CLIENT))
                        .since(before)
                        .isEmpty())
                .isTrue();
    }

    @Test
    void whatIsGoneIsNamed() {
        var before = board.look(NINE, Set.of(CLIENT));

        var delta = new LiveView(List.of(), before.agents()).since(before);

        assertThat(delta.removedQueues()).containsExactly("acme-sales");
    }

    private QueueLive queueAt(Instant now) {
        return board.look(now, Set.of(CLIENT)).queues().getFirst();
    }

    private AgentLive agentAt(Instant now, AgentId agent) {
        return board.look(now, Set.of(CLIENT)).agents().stream()
                .filter(live -> live.agent().equals(agent.value()))
                .findFirst()
                .orElseThrow();
    }

    private void answered(String id, int waitSeconds, Instant at) {
        var entered = at.minusSeconds(waitSeconds);
        var interaction = Acme.interaction(id, new Phase.Active(ANA, at, at, false), entered);
        apply(stepAt(at, List.of(interaction), new Decision.Assigned(interaction.id(), 1, ANA, SALES, null, at)));
    }

    private void abandoned(String id, int waitSeconds, Instant at) {
        apply(stepAt(at, List.of(), ended(id, waitSeconds, SegmentSummary.Outcome.ABANDONED, null, at)));
    }

    private static Decision.SegmentEnded ended(
            String id, int waitSeconds, SegmentSummary.Outcome outcome, @Nullable AgentId agent, Instant at) {
        return new Decision.SegmentEnded(new SegmentSummary(
                new InteractionId(id),
                1,
                CLIENT,
                SALES,
                Channel.CHAT,
                VISITOR,
                0,
                Decision.Arrival.NEW,
                at.minusSeconds(waitSeconds),
                null,
                null,
                null,
                at,
                at,
                outcome,
                agent,
                null,
                1,
                0,
                0,
                0,
                0));
    }

    private static LogStep stepAt(Instant at, List<Interaction> interactions, Decision... decisions) {
        var step = Acme.step(interactions, decisions);
        return new LogStep(step.operation(), 0, 0, at, step.changes(), step.decisions());
    }

    private void apply(LogStep step) {
        step.changes().forEach(operation::apply);
        board.count(step);
    }
}
