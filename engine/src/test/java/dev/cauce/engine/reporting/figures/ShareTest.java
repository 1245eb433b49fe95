package dev.cauce.engine.reporting.figures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ShareTest {
    /** 100 offered: 80 answered (60 in time, 4 passed on), 15 abandoned (9 in time, 5 of them short), 5 overflowed. */
    private static final QueueCounts WORKED = new QueueCounts(
            new QueueCounts.Outcomes(100, 80, 15, 5, 0, 0, 0, 4),
            new QueueCounts.InTime(60, 9, 5),
            QueueCounts.Offers.NONE,
            new QueueCounts.Times(
                    Duration.ofSeconds(1200),
                    Duration.ofSeconds(150),
                    Duration.ofSeconds(240),
                    Duration.ofSeconds(16_000),
                    Duration.ofSeconds(4_000)));

    @ParameterizedTest
    @CsvSource({
        "SERVICE_LEVEL_A, 0.75",
        "SERVICE_LEVEL_B, 0.726315789",
        "SERVICE_LEVEL_C, 0.6",
        "SERVICE_LEVEL_D, 0.666666667",
        "ABANDONMENT_RATE, 0.157894737",
        "ABANDONMENT_RATE_WITHOUT_SHORT, 0.111111111",
        "TRANSFER_RATE, 0.05"
    })
    void everyShareFollowsItsFormula(Share share, double expected) {
        assertThat(share.of(WORKED).orElseThrow()).isCloseTo(expected, within(1e-9));
    }

    @ParameterizedTest
    @EnumSource(Share.class)
    void aShareOfNothingIsAbsent(Share share) {
        assertThat(share.of(QueueCounts.NONE)).isEmpty();
    }

    @Test
    void onlyShortAbandonsLeaveVariantDAbsentAndTheAbandonmentRateWhole() {
        var counts = new QueueCounts(
                new QueueCounts.Outcomes(2, 0, 2, 0, 0, 0, 0, 0),
                new QueueCounts.InTime(0, 2, 2),
                QueueCounts.Offers.NONE,
                QueueCounts.Times.NONE);

        assertThat(Share.SERVICE_LEVEL_D.of(counts)).isEmpty();
        assertThat(Share.ABANDONMENT_RATE_WITHOUT_SHORT.of(counts)).isEmpty();
        assertThat(Share.ABANDONMENT_RATE.of(counts)).hasValue(1);
        assertThat(Share.SERVICE_LEVEL_B.of(counts)).hasValue(1);
    }

    @Test
    void nothingInTimeIsZeroAndNotAbsent() {
        var counts = new QueueCounts(
                new QueueCounts.Outcomes(1, 1, 0, 0, 0, 0, 0, 0),
                QueueCounts.InTime.NONE,
                QueueCounts.Offers.NONE,
                QueueCounts.Times.NONE);

        assertThat(Share.SERVICE_LEVEL_D.of(counts)).hasValue(0);
    }

    @ParameterizedTest
    @CsvSource({"SPEED_OF_ANSWER, PT15S", "HANDLE_TIME, PT250S", "CONNECT_TIME, PT3S", "TIME_TO_ABANDON, PT10S"})
    void everyAverageFollowsItsFormula(Average average, Duration expected) {
        assertThat(average.of(WORKED)).contains(expected);
    }

    @ParameterizedTest
    @EnumSource(Average.class)
    void anAverageOfNothingIsAbsent(Average average) {
        assertThat(average.of(QueueCounts.NONE)).isEmpty();
    }

    @Test
    void countsOfTwoIntervalsAddUp() {
        assertThat(WORKED.plus(WORKED).outcomes().offered()).isEqualTo(200);
        assertThat(WORKED.plus(QueueCounts.NONE)).isEqualTo(WORKED);
    }

    @Test
    void occupancyOfAnAgentWhoNeverSignedInIsAbsent() {
        assertThat(AgentTime.NONE.occupancy()).isEmpty();
    }
}
