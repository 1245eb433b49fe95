package dev.cauce.engine.reporting.report;

import dev.cauce.engine.reporting.facts.QuarterHour;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BinaryOperator;

/** Sums quarters of an hour to the intervals of a report. */
public record RollUp(ReportInterval interval, ZoneId zone) {

    /** From when to when. */
    public record Period(Instant start, Instant end) {}

    /** What each interval comes to, in order of time; intervals in which nothing happened are left out. */
    public <T> SortedMap<Period, T> of(Map<QuarterHour, T> quarters, BinaryOperator<T> sum) {
        var periods = new TreeMap<Period, T>((one, other) -> one.start().compareTo(other.start()));
        quarters.forEach((quarter, value) -> periods.merge(periodOf(quarter.start()), value, sum));
        return periods;
    }

    /** The interval that holds {@code instant}. */
    public Period periodOf(Instant instant) {
        return new Period(interval.startOf(instant, zone), interval.endOf(instant, zone));
    }
}
