package dev.cauce.engine.configuration.table;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvGenerator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import dev.cauce.engine.web.FieldError;
import dev.cauce.engine.web.Problem;
import dev.cauce.engine.web.ProblemType;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * CSV as spreadsheets write and read it (RFC 4180): UTF-8 with or without a byte order mark, with commas, semicolons or tabs.
 * A cell that a spreadsheet would take for a formula is written with an apostrophe before it, which is taken away on reading: see
 * OWASP, CSV Injection.
 */
public record CsvTable(List<String> header, List<Row> rows) {
    public static final int MOST_ROWS = 5_000;
    public static final int MOST_BYTES = 4 * 1024 * 1024;
    private static final String BOM = "\uFEFF";
    private static final Pattern FORMULA = Pattern.compile("'*[=+\\-@\\t\\r].*", Pattern.DOTALL);
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]+([.][0-9]+)?");
    private static final CsvMapper CSV = CsvMapper.csvBuilder()
            .enable(CsvParser.Feature.TRIM_SPACES)
            .enable(CsvParser.Feature.WRAP_AS_ARRAY)
            .enable(CsvGenerator.Feature.STRICT_CHECK_FOR_QUOTING)
            .build();

    public CsvTable {
        header = List.copyOf(header);
        rows = List.copyOf(rows);
    }

    /**
     * A line of the table.
     *
     * @param line as a spreadsheet counts: the first line names the columns, so that these begin with 2
     * @param cells by column; columns that the line does not reach are empty
     * @param surplus how many cells stand beyond the last column
     */
    public record Row(int line, Map<String, String> cells, int surplus) {}

    /** Fails with a problem for what is no table at all; blank lines are left out, and counted. */
    public static CsvTable read(byte[] file) {
        if (file.length > MOST_BYTES) {
            throw Problem.of(
                            ProblemType.TOO_LARGE,
                            "The file has %d bytes; at most %d are taken. Split it.".formatted(file.length, MOST_BYTES))
                    .exception();
        }
        List<String[]> lines = lines(text(file));
        if (lines.isEmpty() || isBlank(lines.getFirst())) {
            throw refused("The file is empty. Name the columns in the first line.");
        }
        List<String> header = List.of(lines.getFirst());
        List<Row> rows = new ArrayList<>();
        for (int index = 1; index < lines.size(); index++) {
            String[] cells = lines.get(index);
            if (!isBlank(cells)) {
                rows.add(row(index + 1, header, cells));
            }
        }
        if (rows.size() > MOST_ROWS) {
            throw refused("The file has %d lines; at most %d are taken. Split it.".formatted(rows.size(), MOST_ROWS));
        }
        return new CsvTable(header, rows);
    }

    private static Row row(int line, List<String> header, String[] cells) {
        Map<String, String> byColumn = new LinkedHashMap<>();
        for (int place = 0; place < header.size(); place++) {
            byColumn.putIfAbsent(header.get(place), place < cells.length ? unguarded(cells[place]) : "");
        }
        int surplus = (int) Arrays.stream(cells)
                .skip(header.size())
                .filter(cell -> !cell.isEmpty())
                .count();
        return new Row(line, byColumn, surplus);
    }

    /** What {@link #read} reads: with commas, and a byte order mark by which spreadsheets know UTF-8. */
    public static String write(List<String> header, List<List<String>> rows) {
        try {
            var lines = new ArrayList<List<String>>();
            lines.add(header);
            rows.forEach(row -> lines.add(row.stream().map(CsvTable::guarded).toList()));
            return BOM
                    + CSV.writer(CsvSchema.emptySchema().withLineSeparator("\r\n"))
                            .writeValueAsString(lines);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Texts can always be written", e);
        }
    }

    private static String text(byte[] file) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(file))
                    .toString();
            return text.startsWith(BOM) ? text.substring(1) : text;
        } catch (CharacterCodingException otherEncoding) {
            throw refused("The file is not UTF-8. Save it as “CSV UTF-8”.");
        }
    }

    private static List<String[]> lines(String text) {
        List<String[]> lines = new ArrayList<>();
        try (MappingIterator<String[]> read = CSV.readerFor(String[].class)
                .with(CsvSchema.emptySchema().withColumnSeparator(separator(text)))
                .readValues(text)) {
            while (read.hasNextValue() && lines.size() <= 2 * MOST_ROWS) {
                lines.add(read.nextValue());
            }
            return lines;
        } catch (IOException notCsv) {
            throw refused("Line %d cannot be read. Maybe a quote has no end.".formatted(lines.size() + 1));
        }
    }

    /** The one of the three that the first line has most of; that line has names only. */
    private static char separator(String text) {
        String first = text.lines().findFirst().orElse("");
        long commas = first.chars().filter(one -> one == ',').count();
        long semicolons = first.chars().filter(one -> one == ';').count();
        long tabs = first.chars().filter(one -> one == '\t').count();
        if (tabs > commas && tabs > semicolons) {
            return '\t';
        }
        return semicolons > commas ? ';' : ',';
    }

    private static boolean isBlank(String[] cells) {
        return Arrays.stream(cells).allMatch(String::isEmpty);
    }

    private static String guarded(String cell) {
        return FORMULA.matcher(cell).matches() && !NUMBER.matcher(cell).matches() ? '\'' + cell : cell;
    }

    private static String unguarded(String cell) {
        return cell.startsWith("'") && FORMULA.matcher(cell).matches() ? cell.substring(1) : cell;
    }

    private static RuntimeException refused(String words) {
        return Problem.invalid(FieldError.of("file", words)).exception();
    }
}
