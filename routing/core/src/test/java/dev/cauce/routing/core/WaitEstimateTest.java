package dev.cauce.routing.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cauce.routing.core.WaitEstimate.Confidence;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WaitEstimateTest {
    private static final Instant NINE = Instant.parse("2026-03-02T09:00:00Z");

    private static Flow answers(int count) {
        Flow flow = Flow.NONE;
        for (int number = 0; number < count; number++) {
            flow = flow.answered(NINE.plusSeconds(number), true);
        }
        return flow;
    }

    @Test
    void whereNothingLeftTheQueueThereIsNoEstimate() {
        assertThat(WaitEstimate.of(Flow.NONE.arrived(NINE), 3, NINE.plusSeconds(60)))
                .isEmpty();
    }

    @Test
    void inTheInstantOfTheFirstAnswerThereIsNoEstimate() {
        assertThat(WaitEstimate.of(answers(1), 1, NINE)).isEmpty();
    }

    @Test
    void theRangeLiesAroundPositionOverRate() {
        WaitEstimate estimate = WaitEstimate.of(answers(100), 25, NINE.plus(Duration.ofMinutes(10)))
                .orElseThrow();

        // 25 × 600 s / 100 = 150 s; ± 1.2816 × √(1/25 + 1/100) = 28.66 %
        assertThat(estimate.low()).isBetween(Duration.ofMillis(106_900), Duration.ofMillis(107_100));
        assertThat(estimate.high()).isBetween(Duration.ofMillis(192_900), Duration.ofMillis(193_100));
    }

    @Test
    void whoLeavesMovesTheQueueToo() {
        Flow flow = answers(1).abandoned(NINE.plusSeconds(2));

        WaitEstimate estimate = WaitEstimate.of(flow, 1, NINE.plusSeconds(60)).orElseThrow();

        assertThat(estimate.low()).isZero();
        assertThat(estimate.high()).isBetween(Duration.ofSeconds(77), Duration.ofSeconds(78));
    }

    @ParameterizedTest
    @CsvSource({"1, LOW", "4, LOW", "5, MEDIUM", "19, MEDIUM", "20, HIGH"})
    void theConfidenceGrowsWithWhatWasSeen(int answers, Confidence confidence) {
        assertThat(WaitEstimate.of(answers(answers), 1, NINE.plusSeconds(60)))
                .hasValueSatisfying(
                        estimate -> assertThat(estimate.confidence()).isEqualTo(confidence));
    }
}
