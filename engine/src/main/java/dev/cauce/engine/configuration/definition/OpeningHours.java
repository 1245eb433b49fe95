package dev.cauce.engine.configuration.definition;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.cauce.routing.core.OpeningHours.Period;
import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** When a client's work is taken: a week in the client's own time, and the days that differ. */
@Schema(description = "When a client's work is taken: a week in its own time zone, and the days that differ.")
public record OpeningHours(
        @Name String name,

        @Schema(examples = "acme") @NotNull(message = Shapes.REQUIRED) @Id
        String client,

        @Schema(type = SchemaType.STRING, examples = "Europe/Madrid") @NotNull(message = Shapes.REQUIRED)
        ZoneId timeZone,

        @Schema(
                description = "Open spans by day of the week; closed on a day that is left out",
                examples = "{\"monday\": [{\"from\": \"09:00\", \"to\": \"18:00\"}]}")
        @NotNull(message = Shapes.REQUIRED)
        Map<Weekday, @NotNull @Size(max = 20, message = "Must have at most 20 spans.") List<@Valid @NotNull Span>> week,

        @Schema(description = "Dates that differ from the week; closed when no span is given")
        @Size(max = Shapes.MANY, message = Shapes.MANY_MESSAGE)
        List<@Valid @NotNull Holiday> holidays)
        implements Definition {

    public OpeningHours {
        week = Shapes.mapOf(week);
        holidays = Shapes.listOf(holidays);
    }

    /** Open from one time to another of the same day; a span that ends at 00:00 ends with the day. */
    public record Span(
            @Schema(type = SchemaType.STRING, examples = "09:00")
            @NotNull(message = Shapes.REQUIRED)
            @JsonFormat(pattern = "HH:mm")
            LocalTime from,

            @Schema(type = SchemaType.STRING, examples = "18:00")
            @NotNull(message = Shapes.REQUIRED)
            @JsonFormat(pattern = "HH:mm")
            LocalTime to) {

        @AssertTrue(message = "`from` must be before `to`. Split a span that passes midnight in two; 00:00 ends a day.")
        @Schema(hidden = true)
        boolean isForward() {
            return from == null || to == null || to.equals(LocalTime.MIDNIGHT) || from.isBefore(to);
        }

        boolean contains(LocalTime time) {
            return !time.isBefore(from) && (to.equals(LocalTime.MIDNIGHT) || time.isBefore(to));
        }

        boolean overlaps(Span other) {
            return contains(other.from) || other.contains(from);
        }
    }

    /** A date that differs from the week. */
    public record Holiday(
            @Schema(type = SchemaType.STRING, examples = "2026-12-25") @NotNull(message = Shapes.REQUIRED)
            LocalDate date,

            @Name String name,

            @Size(max = 20, message = "Must have at most 20 spans.")
            List<@Valid @NotNull Span> open) {
        public Holiday {
            open = Shapes.listOf(open);
        }
    }

    @AssertTrue(message = "Spans of one day must not overlap. Join or shorten them.")
    @Schema(hidden = true)
    boolean isWithoutOverlaps() {
        return week.values().stream().noneMatch(OpeningHours::overlap)
                && holidays.stream().filter(Objects::nonNull).map(Holiday::open).noneMatch(OpeningHours::overlap);
    }

    @AssertTrue(message = "Each date must appear once among the holidays. Join the two entries.")
    @Schema(hidden = true)
    boolean isEachHolidayOnce() {
        var dates = new HashSet<LocalDate>();
        return holidays.stream()
                .filter(Objects::nonNull)
                .map(Holiday::date)
                .allMatch(date -> date == null || dates.add(date));
    }

    /** Among those that are whole; what is missing in the others is for others to refuse. */
    private static boolean overlap(@Nullable List<Span> spans) {
        var whole = Stream.ofNullable(spans)
                .flatMap(List::stream)
                .filter(span -> span != null && complete(span) && span.isForward())
                .toList();
        for (var one = 0; one < whole.size(); one++) {
            for (var other = one + 1; other < whole.size(); other++) {
                if (whole.get(one).overlaps(whole.get(other))) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean complete(Span span) {
        return span.from() != null && span.to() != null;
    }

    /** As the router knows them. */
    public dev.cauce.routing.core.OpeningHours hours() {
        return new dev.cauce.routing.core.OpeningHours(
                timeZone,
                week.entrySet().stream()
                        .collect(Collectors.toMap(day -> day.getKey().day, day -> periods(day.getValue()))),
                holidays.stream()
                        .filter(holiday -> holiday.open().isEmpty())
                        .map(Holiday::date)
                        .collect(Collectors.toSet()),
                holidays.stream()
                        .filter(holiday -> !holiday.open().isEmpty())
                        .collect(Collectors.toMap(Holiday::date, holiday -> periods(holiday.open()))));
    }

    private static List<Period> periods(List<Span> spans) {
        return spans.stream().map(span -> new Period(span.from(), span.to())).toList();
    }

    /** A day of the week as the API names it. */
    public enum Weekday {
        @JsonProperty("monday")
        MONDAY(DayOfWeek.MONDAY),
        @JsonProperty("tuesday")
        TUESDAY(DayOfWeek.TUESDAY),
        @JsonProperty("wednesday")
        WEDNESDAY(DayOfWeek.WEDNESDAY),
        @JsonProperty("thursday")
        THURSDAY(DayOfWeek.THURSDAY),
        @JsonProperty("friday")
        FRIDAY(DayOfWeek.FRIDAY),
        @JsonProperty("saturday")
        SATURDAY(DayOfWeek.SATURDAY),
        @JsonProperty("sunday")
        SUNDAY(DayOfWeek.SUNDAY);

        private final DayOfWeek day;

        Weekday(DayOfWeek day) {
            this.day = day;
        }
    }

    @Override
    public List<Reference> references() {
        return List.of(new Reference(Kind.CLIENT, client, "client"));
    }

    @Override
    public Optional<String> owner() {
        return Optional.of(client);
    }

    @Override
    public List<Fixed> fixed() {
        return List.of(new Fixed("client", client));
    }
}
