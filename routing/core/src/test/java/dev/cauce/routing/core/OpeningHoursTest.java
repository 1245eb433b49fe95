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
    private static final ZoneId MADRID = ZoneId.of("Europe/Madrid");
    private static final LocalDate MONDAY = LocalDate.parse("2026-03-02");
    private static final Period MORNING = new Period(LocalTime.of(9, 0), LocalTime.of(14, 0));
    private static final Period LATE = new Period(LocalTime.of(16, 0), LocalTime.MIDNIGHT);
    private static final Period EARLY = new Period(LocalTime.MIDNIGHT, LocalTime.of(2, 0));
    private final OpeningHours hours = new OpeningHours(
            MADRID,
            Map.of(DayOfWeek.MONDAY, List.of(MORNING, LATE), DayOfWeek.TUESDAY, List.of(EARLY)),
            Set.of(MONDAY.plusWeeks(1)));

    private static Instant at(LocalDate date, String time) {
        return date.atTime(LocalTime.parse(time)).atZone(MADRID).toInstant();
    }

    @Test
    void aPeriodBeginsWithItsFirstInstantAndEndsBeforeItsLast() {
        assertThat(hours.isOpen(at(MONDAY, "08:59:59"))).isFalse();
        assertThat(hours.isOpen(at(MONDAY, "09:00"))).isTrue();
        assertThat(hours.isOpen(at(MONDAY, "13:59:59"))).isTrue();
        assertThat(hours.isOpen(at(MONDAY, "14:00"))).isFalse();
        assertThat(hours.isOpen(at(MONDAY, "16:00"))).isTrue();
    }

    @Test
    void theNextChangeIsTheNextOpeningOrClosing() {
        assertThat(hours.nextChange(at(MONDAY, "03:00"))).isEqualTo(at(MONDAY, "09:00"));
        assertThat(hours.nextChange(at(MONDAY, "09:00"))).isEqualTo(at(MONDAY, "14:00"));
        assertThat(hours.nextChange(at(MONDAY, "14:00"))).isEqualTo(at(MONDAY, "16:00"));
    }

    @Test
    void midnightBetweenTwoPeriodsIsNoChange() {
        assertThat(hours.isOpen(at(MONDAY, "23:59:59"))).isTrue();
        assertThat(hours.isOpen(at(MONDAY.plusDays(1), "00:00"))).isTrue();

        assertThat(hours.nextChange(at(MONDAY, "20:00"))).isEqualTo(at(MONDAY.plusDays(1), "02:00"));
    }

    @Test
    void aHolidayIsClosedAllDay() {
        LocalDate holiday = MONDAY.plusWeeks(1);

        assertThat(hours.isOpen(at(holiday, "10:00"))).isFalse();
        assertThat(hours.nextChange(at(holiday, "03:00"))).isEqualTo(at(holiday.plusDays(1), "00:00"));
    }

    @Test
    void aQueueThatNeverOpensNeverChanges() {
        assertThat(new OpeningHours(MADRID, Map.of(), Set.of()).nextChange(at(MONDAY, "10:00")))
                .isEqualTo(Instant.MAX);
    }

    @Test
    void aDateWithHoursOfItsOwnIsNotWhatTheWeekSays() {
        var special = new OpeningHours(
                MADRID,
                Map.of(DayOfWeek.MONDAY, List.of(MORNING)),
                Set.of(),
                Map.of(MONDAY, List.of(new Period(LocalTime.of(10, 0), LocalTime.of(12, 0)))));

        assertThat(special.isOpen(at(MONDAY, "09:30"))).isFalse();
        assertThat(special.isOpen(at(MONDAY, "11:00"))).isTrue();
        assertThat(special.nextChange(at(MONDAY, "11:00"))).isEqualTo(at(MONDAY, "12:00"));
        assertThat(special.isOpen(at(MONDAY.plusWeeks(1), "09:30"))).isTrue();
    }
}
