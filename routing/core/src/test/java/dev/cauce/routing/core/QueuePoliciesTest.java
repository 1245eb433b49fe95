package dev.cauce.routing.core;

import static dev.cauce.routing.core.Center.ANA;
import static dev.cauce.routing.core.Center.SALES;
import static dev.cauce.routing.core.Center.SUPPORT;
import static dev.cauce.routing.core.Center.agent;
import static dev.cauce.routing.core.Center.queue;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cauce.routing.core.Command.CloseInteraction;
import dev.cauce.routing.core.Command.CompleteWrapUp;
import dev.cauce.routing.core.Command.ContactLeft;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Which of two queues' heads a free agent is given, under each policy but the default. */
class QueuePoliciesTest {
    private static final Map<QueueId, Integer> BOTH = Map.of(SALES, 1, SUPPORT, 1);

    private static Center under(QueuePolicy policy, QueueRules sales, QueueRules support) {
        return new Center()
                .define(OperationRules.DEFAULT.with(policy))
                .define(queue(SALES).with(sales))
                .define(queue(SUPPORT).with(support));
    }

    private static Center under(QueuePolicy policy) {
        return under(policy, QueueRules.DEFAULT, QueueRules.DEFAULT);
    }

    private static void call(Center center, String id, QueueId queue, int priority) {
        center.arrives(id, queue, Channel.VOICE, priority);
    }

    private static void anaComes(Center center) {
        center.signIn(agent(ANA, Map.of(), BOTH));
    }

    @Test
    void thePriorityCountsBeforeTheAge() {
        var center = under(QueuePolicy.PRIORITY_THEN_OLDEST);
        call(center, "old", SALES, 0);
        center.pass(3600);
        call(center, "urgent", SUPPORT, 1);

        anaComes(center);

        assertThat(center.offeredTo("urgent")).contains(ANA);
    }

    @Test
    void withTheSamePriorityTheOldestComesFirst() {
        var center = under(QueuePolicy.PRIORITY_THEN_OLDEST);
        call(center, "young", SALES, 1);
        center.pass(5);
        call(center, "younger", SUPPORT, 1);

        anaComes(center);

        assertThat(center.offeredTo("young")).contains(ANA);
    }

    @Test
    void withTheSamePriorityAndAgeTheSmallerIdComesFirst() {
        var center = under(QueuePolicy.PRIORITY_THEN_OLDEST);
        call(center, "b", SALES, 1);
        call(center, "a", SUPPORT, 1);

        anaComes(center);

        assertThat(center.offeredTo("a")).contains(ANA);
    }

    @Test
    void theDelayIsWeighed() {
        var center = under(QueuePolicy.WEIGHTED_DELAY, QueueRules.DEFAULT, QueueRules.DEFAULT.withWeight(3));
        call(center, "light", SALES, 0);
        center.pass(10);
        call(center, "heavy", SUPPORT, 0);
        center.pass(10);

        anaComes(center);

        assertThat(center.offeredTo("heavy")).contains(ANA);
    }

    @Test
    void aLittleWeightDoesNotOutweighALongDelay() {
        var center = under(QueuePolicy.WEIGHTED_DELAY, QueueRules.DEFAULT, QueueRules.DEFAULT.withWeight(3));
        call(center, "light", SALES, 0);
        center.pass(10);
        call(center, "heavy", SUPPORT, 0);
        center.pass(2);

        anaComes(center);

        assertThat(center.offeredTo("light")).contains(ANA);
    }

    /** One call abandoned in support: its service level is nought, that of sales unknown. */
    private static void failIn(Center center, QueueId queue) {
        call(center, "gone", queue, 0);
        center.pass(30);
        center.send(new ContactLeft(new InteractionId("gone")));
    }

    @Test
    void theQueueFurthestBelowItsTargetIsHelped() {
        var center = under(QueuePolicy.SERVICE_LEVEL_DEFICIT);
        failIn(center, SUPPORT);
        call(center, "older", SALES, 0);
        center.pass(5);
        call(center, "behind", SUPPORT, 0);

        anaComes(center);

        assertThat(center.offeredTo("behind")).contains(ANA);
    }

    @Test
    void whatWasMoreThanHalfAnHourAgoNoLongerCounts() {
        var center = under(QueuePolicy.SERVICE_LEVEL_DEFICIT);
        failIn(center, SUPPORT);
        center.pass(Duration.ofMinutes(40));
        call(center, "older", SALES, 0);
        center.pass(5);
        call(center, "behind", SUPPORT, 0);

        anaComes(center);

        assertThat(center.offeredTo("older")).contains(ANA);
    }

    private static QueueRules credit(long amount) {
        return QueueRules.DEFAULT.with(new ContractTerms(List.of(new ContractTerms.Band(0.8, amount)), 81, 100));
    }

    @Test
    void theContractThatLosesMoreIsHelped() {
        var center = under(QueuePolicy.CONTRACT_EXPOSURE, credit(100), credit(5000));
        call(center, "older", SALES, 0);
        center.pass(5);
        call(center, "dear", SUPPORT, 0);

        anaComes(center);

        assertThat(center.offeredTo("dear")).contains(ANA);
    }

    @Test
    void aBandThatIsHitAlreadyIsNoExposure() {
        var lost = QueueRules.DEFAULT.with(new ContractTerms(List.of(new ContractTerms.Band(0.8, 5000)), 10, 100));
        var center = under(QueuePolicy.CONTRACT_EXPOSURE, credit(100), lost);
        call(center, "dear", SUPPORT, 0);
        center.pass(5);
        call(center, "savable", SALES, 0);

        anaComes(center);

        assertThat(center.offeredTo("savable")).contains(ANA);
    }

    @Test
    void anAnswerInTimeCountsAtOnce() {
        var center = under(QueuePolicy.SERVICE_LEVEL_DEFICIT);
        failIn(center, SUPPORT);
        anaComes(center);
        for (int number = 0; number < 9; number++) {
            String id = "good-" + number;
            call(center, id, SUPPORT, 0);
            center.accepts(ANA, id);
            center.send(new CloseInteraction(new InteractionId(id), ANA));
            center.send(new CompleteWrapUp(new InteractionId(id), ANA, new DispositionId("done")));
        }
        center.send(new Command.SetPresence(ANA, Presence.paused("break")));
        call(center, "older", SALES, 0);
        center.pass(5);
        call(center, "recovered", SUPPORT, 0);

        center.available(ANA);

        assertThat(center.offeredTo("older")).contains(ANA);
    }
}
