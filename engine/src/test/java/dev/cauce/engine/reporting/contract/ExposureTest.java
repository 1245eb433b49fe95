package dev.cauce.engine.reporting.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cauce.engine.configuration.definition.ContractPeriod;
import dev.cauce.engine.configuration.definition.QueueRouting.CreditBand;
import dev.cauce.engine.reporting.contract.Exposure.NextBand;
import dev.cauce.engine.reporting.contract.Exposure.State;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExposureTest {
    private static final List<CreditBand> BANDS = List.of(new CreditBand(0.75, 50_000), new CreditBand(0.6, 200_000));

    @ParameterizedTest
    @CsvSource({
        "  0,    0, 0.8, NOTHING, 0, 0, 0",
        " 90,  100, 0.8, MET,    12, 0, 0",
        " 80,  100, 0.8, TIGHT,   0, 0, 0",
        "810, 1000, 0.8, MET,    12, 0, 0",
        "805, 1000, 0.8, TIGHT,   6, 0, 0",
        " 79,  100, 0.8, SHORT,   0, 1, 5",
        " 99,  100, 1.0, SHORT,   0, 1, ",
        "  7,   10, 0.7, TIGHT,   0, 0, 0"
    })
    void marginAndShortfallAreCountedInAnswers(
            long inTime, long counted, double target, State state, long missesLeft, long shortBy, Long toRecover) {
        var exposure = Exposure.of(inTime, counted, target, List.of());

        assertThat(exposure)
                .extracting(Exposure::state, Exposure::missesLeft, Exposure::shortBy, Exposure::toRecover)
                .containsExactly(state, missesLeft, shortBy, toRecover);
    }

    /** Whatever the counts: one more than is left misses the target, and so many as are said win it back. */
    @Test
    void whatIsSaidToBeLeftIsExact() {
        for (var share : new double[] {0.5, 0.7, 0.8, 0.9, 0.95, 0.999}) {
            for (var counted = 1; counted < 120; counted++) {
                for (var inTime = 0; inTime <= counted; inTime++) {
                    var exposure = Exposure.of(inTime, counted, share, List.of());
                    if (exposure.shortBy() == 0) {
                        assertThat(isMet(inTime, counted + exposure.missesLeft(), share))
                                .isTrue();
                        assertThat(isMet(inTime, counted + exposure.missesLeft() + 1, share))
                                .isFalse();
                    } else {
                        var more = java.util.Objects.requireNonNull(exposure.toRecover());
                        assertThat(isMet(inTime + more, counted + more, share)).isTrue();
                        assertThat(isMet(inTime + more - 1, counted + more - 1, share))
                                .isFalse();
                        assertThat(isMet(inTime + exposure.shortBy(), counted, share))
                                .isTrue();
                        assertThat(isMet(inTime + exposure.shortBy() - 1, counted, share))
                                .isFalse();
                    }
                }
            }
        }
    }

    private static boolean isMet(long inTime, long counted, double share) {
        return inTime * 1000 >= Math.round(share * 1000) * counted;
    }

    @Test
    void theLowestBandThatIsHitIsDueAndTheHighestOfTheOthersIsNext() {
        assertThat(Exposure.of(78, 100, 0.8, BANDS))
                .extracting(Exposure::state, Exposure::due, Exposure::next)
                .containsExactly(State.SHORT, 0L, new NextBand(0.75, 50_000, 5));
        assertThat(Exposure.of(70, 100, 0.8, BANDS))
                .extracting(Exposure::state, Exposure::due, Exposure::next)
                .containsExactly(State.CREDIT, 50_000L, new NextBand(0.6, 200_000, 17));
        assertThat(Exposure.of(50, 100, 0.8, BANDS))
                .extracting(Exposure::state, Exposure::due, Exposure::next)
                .containsExactly(State.CREDIT, 200_000L, null);
    }

    @Test
    void aBandOfNextToNothingIsFarAway() {
        assertThat(Exposure.of(70, 100, 0.8, List.of(new CreditBand(Double.MIN_VALUE, 1)))
                        .next())
                .isEqualTo(new NextBand(Double.MIN_VALUE, 1, 1_000_000_001));
    }

    @ParameterizedTest
    @CsvSource({
        "DAY,   2026-11-27, 2026-11-28",
        "WEEK,  2026-11-23, 2026-11-30",
        "MONTH, 2026-11-01, 2026-12-01",
        "YEAR,  2026-01-01, 2027-01-01"
    })
    void aPeriodBeginsAndEndsByTheCalendar(ContractPeriod period, LocalDate first, LocalDate next) {
        var friday = LocalDate.of(2026, 11, 27);

        assertThat(period.firstDay(friday)).isEqualTo(first);
        assertThat(period.nextFirstDay(friday)).isEqualTo(next);
    }
}
