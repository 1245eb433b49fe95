package dev.cauce.engine.reporting.report;

import dev.cauce.engine.reporting.facts.QuarterHour;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Optional;

/** What quarters of an hour are summed to. Hours and days are those of a time zone's clock: a day has 23 to 25 hours. */
public enum ReportInterval {
    QUARTER_HOUR("PT15M", QuarterHour.LENGTH) {
        @Override
        Instant startOf(Instant instant, ZoneId zone) {
            return QuarterHour.of(instant).start();
        }
    },
    HOUR("PT1H", Duration.ofHours(1)) {
        @Override
        Instant startOf(Instant instant, ZoneId zone) {
            return instant.atZone(zone).truncatedTo(ChronoUnit.HOURS).toInstant();
        }
    },
    DAY("P1D", Duration.ofDays(1)) {
        @Override
        Instant startOf(Instant instant, ZoneId zone) {
            return dayStart(instant.atZone(zone).toLocalDate(), zone);
        }
    };

    private final String text;
    private final Duration usualLength;

    ReportInterval(String text, Duration usualLength) {
        this.text = text;
        this.usualLength = usualLength;
    }

    /** The beginning of the interval that holds {@code instant}. */
    abstract Instant startOf(Instant instant, ZoneId zone);

    /** The beginning of the next interval. */
    Instant endOf(Instant instant, ZoneId zone) {
        var start = startOf(instant, zone);
        var next = QuarterHour.of(start).end();
        while (startOf(next, zone).equals(start)) {
            next = next.plus(QuarterHour.LENGTH);
        }
        return next;
    }

    /** ISO 8601, as in requests and answers. */
    public String text() {
        return text;
    }

    Duration usualLength() {
        return usualLength;
    }

    static Optional<ReportInterval> named(String text) {
        return Arrays.stream(values())
                .filter(interval -> interval.text.equals(text))
                .findFirst();
    }

    /** When the day begins; after midnight where the clock skips it. */
    static Instant dayStart(LocalDate date, ZoneId zone) {
        return date.atStartOfDay(zone).toInstant();
    }
}
