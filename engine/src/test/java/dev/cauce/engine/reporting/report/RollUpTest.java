package dev.cauce.engine.reporting.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cauce.engine.reporting.facts.QuarterHour;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RollUpTest {
    @ParameterizedTest
    @CsvSource({
        "Europe/Madrid, 2026-03-29, 92",
        "Europe/Madrid, 2026-03-30, 96",
        "Europe/Madrid, 2026-10-25, 100",
        "America/Bogota, 2026-03-29, 96",
        "Asia/Kathmandu, 2026-03-29, 96",
        "Australia/Lord_Howe, 2026-04-05, 98",
        "America/Santiago, 2026-09-06, 92"
    })
    void aDayIsTheSumOfItsQuartersOfAnHour(ZoneId zone, LocalDate date, int quarters) {
        var ones = quarters(date.minusDays(1).atStartOfDay(zone).toInstant(), 300);

        var days = new RollUp(ReportInterval.DAY, zone).of(ones, Integer::sum);

        var start = date.atStartOfDay(zone).toInstant();
        assertThat(days)
                .containsEntry(
                        new RollUp.Period(
                                start, date.plusDays(1).atStartOfDay(zone).toInstant()),
                        quarters);
    }

    @Test
    void theHourThatComesTwiceIsTwoHours() {
        var zone = ZoneId.of("Europe/Madrid");
        var ones = quarters(Instant.parse("2026-10-25T00:00:00Z"), 12);

        var hours = new RollUp(ReportInterval.HOUR, zone).of(ones, Integer::sum);

        assertThat(hours.values()).containsExactly(4, 4, 4);
        assertThat(hours.firstKey().start().atZone(zone).getHour()).isEqualTo(2);
        assertThat(hours.sequencedKeySet().stream()
                        .skip(1)
                        .findFirst()
                        .orElseThrow()
                        .start()
                        .atZone(zone)
                        .getHour())
                .isEqualTo(2);
    }

    @Test
    void hoursOfAZoneWithAnOddOffsetStartAtItsOwnFullHour() {
        var period = new RollUp(ReportInterval.HOUR, ZoneId.of("Asia/Kathmandu"))
                .periodOf(Instant.parse("2026-01-01T10:20:00Z"));

        assertThat(period)
                .isEqualTo(new RollUp.Period(
                        Instant.parse("2026-01-01T10:15:00Z"), Instant.parse("2026-01-01T11:15:00Z")));
    }

    @Test
    void quartersStayWhatTheyAre() {
        var ones = quarters(Instant.parse("2026-01-01T10:00:00Z"), 4);

        assertThat(new RollUp(ReportInterval.QUARTER_HOUR, ZoneId.of("UTC")).of(ones, Integer::sum))
                .hasSize(4);
    }

    private static Map<QuarterHour, Integer> quarters(Instant from, int count) {
        var ones = new HashMap<QuarterHour, Integer>();
        var quarter = QuarterHour.of(from);
        for (var index = 0; index < count; index++) {
            ones.put(quarter, 1);
            quarter = new QuarterHour(quarter.end());
        }
        return ones;
    }
}
