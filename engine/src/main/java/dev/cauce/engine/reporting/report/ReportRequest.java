package dev.cauce.engine.reporting.report;

import dev.cauce.engine.web.FieldError;
import dev.cauce.engine.web.Problem;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What was asked for, checked.
 *
 * @param queues all of the caller's when empty
 * @param from the beginning of today when absent
 * @param to now when absent
 * @param zone that of each queue's client when absent
 */
record ReportRequest(
        Set<String> queues,
        Optional<Point> from,
        Optional<Point> to,
        ReportInterval interval,
        Optional<ZoneId> zone,
        int longest) {

    /** An instant, or the beginning of a day wherever the report is made for. */
    sealed interface Point {
        record At(Instant instant) implements Point {}

        record DayBegins(LocalDate date) implements Point {}

        default Instant in(ZoneId zone) {
            return switch (this) {
                case At(var instant) -> instant;
                case DayBegins(var date) -> ReportInterval.dayStart(date, zone);
            };
        }
    }

    /** The request, or a 400 that names every field that is wrong. */
    static ReportRequest of(
            List<String> queues,
            @Nullable String from,
            @Nullable String to,
            @Nullable String interval,
            @Nullable String timeZone,
            int longest) {
        var errors = new ArrayList<FieldError>();
        var request = new ReportRequest(
                Set.copyOf(queues),
                point("from", from, errors),
                point("to", to, errors),
                interval(interval, errors),
                zone(timeZone, errors),
                longest);
        if (!errors.isEmpty()) {
            throw Problem.invalid(errors).exception();
        }
        return request;
    }

    /** From the beginning of the first interval to the end of the last, in a time zone. */
    RollUp.Period period(ZoneId zone, Instant now) {
        var start = interval.startOf(
                from.map(point -> point.in(zone))
                        .orElseGet(() -> ReportInterval.dayStart(LocalDate.ofInstant(now, zone), zone)),
                zone);
        var last = to.map(point -> point.in(zone)).orElse(now);
        if (to.isPresent() && !last.isAfter(start)) {
            throw Problem.invalid(FieldError.of("to", last, "Must be after from, which is " + start + "."))
                    .exception();
        }
        var end = last.isAfter(start) ? interval.endOf(last.minusNanos(1), zone) : interval.endOf(start, zone);
        var intervals = Duration.between(start, end).dividedBy(interval.usualLength());
        if (intervals > longest) {
            throw Problem.invalid(FieldError.of(
                            "interval",
                            interval.text(),
                            "The report would have %d intervals, and %d is the most. Ask for a longer interval or a shorter time."
                                    .formatted(intervals, longest)))
                    .exception();
        }
        return new RollUp.Period(start, end);
    }

    private static Optional<Point> point(String field, @Nullable String text, List<FieldError> errors) {
        if (text == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    text.length() == "2026-01-01".length()
                            ? new Point.DayBegins(within(LocalDate.parse(text)))
                            : new Point.At(at(text)));
        } catch (DateTimeException | ArithmeticException notOne) {
            errors.add(
                    FieldError.of(
                            field,
                            text,
                            "Must be a day, such as 2026-11-23, or a time with its offset, such as 2026-11-23T10:00:00Z, from 2000 to 2199."));
            return Optional.empty();
        }
    }

    private static Instant at(String text) {
        // A plus sign in a query that was not escaped arrives as a space.
        var time = OffsetDateTime.parse(text.replace(' ', '+'));
        within(time.toLocalDate());
        return time.toInstant();
    }

    private static LocalDate within(LocalDate date) {
        if (date.getYear() < 2000 || date.getYear() > 2199) {
            throw new DateTimeException("Out of range");
        }
        return date;
    }

    private static ReportInterval interval(@Nullable String text, List<FieldError> errors) {
        if (text == null) {
            return ReportInterval.QUARTER_HOUR;
        }
        return ReportInterval.named(text).orElseGet(() -> {
            errors.add(FieldError.of("interval", text, "Must be PT15M, PT1H or P1D."));
            return ReportInterval.QUARTER_HOUR;
        });
    }

    private static Optional<ZoneId> zone(@Nullable String text, List<FieldError> errors) {
        if (text == null) {
            return Optional.empty();
        }
        try {
            var zone = ZoneId.of(text);
            if (zone.getRules().isFixedOffset() && !"UTC".equals(text) && !"Z".equals(text)) {
                throw new DateTimeParseException("An offset may cut a quarter of an hour", text, 0);
            }
            return Optional.of(zone);
        } catch (DateTimeException notOne) {
            errors.add(FieldError.of("timeZone", text, "Must be a time zone such as Europe/Madrid or UTC."));
            return Optional.empty();
        }
    }
}
