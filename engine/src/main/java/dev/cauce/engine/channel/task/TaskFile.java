package dev.cauce.engine.channel.task;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import dev.cauce.engine.configuration.definition.TaskType;
import dev.cauce.engine.web.FieldError;
import java.io.IOException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Orders as lines of CSV (RFC 4180): the first line names the columns. {@code title}, {@code text}, {@code dueAt} and
 * {@code externalId} are the order's own, every other is a field of the form, with the type the form says.
 */
final class TaskFile {
    static final int MOST_LINES = 1_000;
    private static final Set<String> OWN = Set.of("title", "text", "dueAt", "externalId");
    private static final CsvMapper CSV = CsvMapper.csvBuilder()
            .enable(CsvParser.Feature.TRIM_SPACES)
            .enable(CsvParser.Feature.SKIP_EMPTY_LINES)
            .enable(CsvParser.Feature.FAIL_ON_MISSING_HEADER_COLUMNS)
            .build();

    private TaskFile() {}

    /**
     * A line of the file.
     *
     * @param number counts from 2, because the first names the columns
     * @param key the external id, or what the line says
     */
    record Line(int number, String key, TaskOrder order, List<FieldError> errors) {}

    /** Fails for what is no CSV, or has more lines than are taken at once. */
    static List<Line> read(String csv, String typeId, TaskType type) throws IOException {
        List<Line> lines = new ArrayList<>();
        try (MappingIterator<Map<String, String>> rows = CSV.readerForMapOf(String.class)
                .with(CsvSchema.emptySchema().withHeader())
                .readValues(csv)) {
            while (isMore(rows, lines.size())) {
                if (lines.size() == MOST_LINES) {
                    throw new IOException("A file may have at most %d lines. Split it.".formatted(MOST_LINES));
                }
                lines.add(line(lines.size() + 2, next(rows, lines.size()), typeId, type));
            }
        }
        return lines;
    }

    private static boolean isMore(MappingIterator<?> rows, int read) throws IOException {
        try {
            return rows.hasNextValue();
        } catch (IOException notARow) {
            throw notARow(read, notARow);
        }
    }

    private static Map<String, String> next(MappingIterator<Map<String, String>> rows, int read) throws IOException {
        try {
            return rows.nextValue();
        } catch (IOException notARow) {
            throw notARow(read, notARow);
        }
    }

    private static IOException notARow(int read, IOException why) {
        return new IOException(
                "Row %d cannot be read. Has it more columns than the first, or a quote without an end?"
                        .formatted(read + 2),
                why);
    }

    private static Line line(int number, Map<String, String> row, String typeId, TaskType type) {
        List<FieldError> errors = new ArrayList<>();
        Map<String, Object> fields = new LinkedHashMap<>();
        row.forEach((column, value) -> {
            if (!OWN.contains(column) && value != null && !value.isEmpty()) {
                fields.put(column, typed(type, column, value));
            }
        });
        String title = row.getOrDefault("title", "");
        if (title.isBlank() || title.length() > 200) {
            errors.add(FieldError.of("title", title, "Say what is to be done, in 1 to 200 characters."));
        }
        String external = row.getOrDefault("externalId", "");
        return new Line(
                number,
                external.isEmpty() ? "line " + row : "external " + external,
                new TaskOrder(typeId, title, row.get("text"), fields, dueAt(row.get("dueAt"), errors), List.of()),
                errors);
    }

    private static @Nullable Instant dueAt(@Nullable String text, List<FieldError> errors) {
        if (text == null || text.isEmpty()) {
            return null;
        }
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException wrong) {
            errors.add(FieldError.of("dueAt", text, "Must be an instant, such as 2026-12-01T09:00:00Z."));
            return null;
        }
    }

    /** As the form says; a text that is no number stays a text, and the form will say so. */
    private static Object typed(TaskType type, String column, String value) {
        Map<String, Object> form = type.form();
        if (form == null
                || !(form.get("properties") instanceof Map<?, ?> properties)
                || !(properties.get(column) instanceof Map<?, ?> property)) {
            return value;
        }
        try {
            return switch (String.valueOf(property.get("type"))) {
                case "integer" -> (Object) Long.valueOf(value);
                case "number" -> Double.valueOf(value);
                case "boolean" -> Set.of("true", "false").contains(value) ? Boolean.valueOf(value) : value;
                default -> value;
            };
        } catch (NumberFormatException noNumber) {
            return value;
        }
    }
}
