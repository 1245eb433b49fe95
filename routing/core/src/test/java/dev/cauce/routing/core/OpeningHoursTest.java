package dev.cauce.routing.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cauce.routing.core.OpeningHours.Period;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OpeningHoursTest {
    private static final Period MORNING = new Period(LocalTime.of(10, 0), LocalTime.of(12, 0));

    @Test
    void aDateWithHoursOfItsOwnIsNotWhatTheWeekSays() {
        var hours = new OpeningHours(
                ZoneId.of("Europe/Madrid"),
                Map.of(DayOfWeek.THURSDAY, List.of(new Period(LocalTime.of(8, 0), LocalTime.of(18, 0)))),
                Set.of(),
                Map.of(LocalDate.of(2026, 12, 24), List.of(MORNING)));

        assertThat(hours.isOpen(Instant.parse("2026-12-24T07:30:00Z"))).isFalse();
        assertThat(hours.isOpen(Instant.parse("2026-12-24T09:30:00Z"))).isTrue();
        assertThat(hours.nextChange(Instant.parse("2026-12-24T09:30:00Z")))
                .isEqualTo(Instant.parse("2026-12-24T11:00:00Z"));
        assertThat(hours.isOpen(Instant.parse("2026-12-17T07:30:00Z"))).isTrue();
    }
}
