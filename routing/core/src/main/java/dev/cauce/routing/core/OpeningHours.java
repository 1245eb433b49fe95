package dev.cauce.routing.core;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Weekly opening hours in a time zone. A period that ends at midnight ends with 00:00.
 *
 * @param holidays closed all day
 * @param others dates with hours of their own, whatever the week says
 */
public record OpeningHours(
        ZoneId zone, Map<DayOfWeek, List<Period>> week, Set<LocalDate> holidays, Map<LocalDate, List<Period>> others) {
    private static final int DAYS_AHEAD = 400;

    /** Earlier histories know no other dates: they are absent there. */
    public OpeningHours(
            ZoneId zone,
            Map<DayOfWeek, List<Period>> week,
            Set<LocalDate> holidays,
            @Nullable Map<LocalDate, List<Period>> others) {
        this.zone = zone;
        this.week = Map.copyOf(week);
        this.holidays = Set.copyOf(holidays);
        this.others = others == null ? Map.of() : Map.copyOf(others);
    }

    public OpeningHours(ZoneId zone, Map<DayOfWeek, List<Period>> week, Set<LocalDate> holidays) {
        this(zone, week, holidays, Map.of());
    }

    /** From one time of day to another on the same day. */
    public record Period(LocalTime from, LocalTime to) {}

    public boolean isOpen(Instant at) {
        var local = at.atZone(zone);
        return periods(local.toLocalDate()).stream()
                .anyMatch(period -> !at.isBefore(start(local.toLocalDate(), period))
                        && at.isBefore(end(local.toLocalDate(), period)));
    }

    /** The next instant after {@code at} at which the queue opens or closes; {@link Instant#MAX} if none in a year. */
    public Instant nextChange(Instant at) {
        boolean open = isOpen(at);
        LocalDate day = at.atZone(zone).toLocalDate();
        for (int ahead = 0; ahead < DAYS_AHEAD; ahead++) {
            LocalDate date = day.plusDays(ahead);
            var next = periods(date).stream()
                    .flatMap(period -> List.of(start(date, period), end(date, period)).stream())
                    .filter(boundary -> boundary.isAfter(at) && isOpen(boundary) != open)
                    .min(Instant::compareTo);
            if (next.isPresent()) {
                return next.get();
            }
        }
        return Instant.MAX;
    }

    private List<Period> periods(LocalDate date) {
        if (holidays.contains(date)) {
            return List.of();
        }
        List<Period> other = others.get(date);
        return other == null ? week.getOrDefault(date.getDayOfWeek(), List.of()) : other;
    }

    private Instant start(LocalDate date, Period period) {
        return date.atTime(period.from()).atZone(zone).toInstant();
    }

    private Instant end(LocalDate date, Period period) {
        LocalDate endsOn = period.to().equals(LocalTime.MIDNIGHT) ? date.plusDays(1) : date;
        return endsOn.atTime(period.to()).atZone(zone).toInstant();
    }
}
