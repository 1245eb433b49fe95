package dev.cauce.engine.configuration.table;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cauce.engine.configuration.definition.Kind;
import dev.cauce.engine.web.FieldError;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The columns of a kind of definitions. {@code id} and {@code version} stand beside them. What a definition has beyond the
 * columns, or in columns that a file leaves out, stays as it is.
 */
public final class Layout {
    public static final String ID = "id";
    public static final String VERSION = "version";
    private static final Pattern TEXT_IN_A_LANGUAGE = Pattern.compile("text\\.[a-z]{2,3}(-[A-Za-z0-9]{2,8})*");
    private static final Map<Kind, Layout> ALL = Map.of(
            Kind.USER,
            of(
                    Column.of("name", Cell.TEXT),
                    Column.of("email", Cell.TEXT),
                    Column.of("roles", Cell.LIST),
                    Column.of("operation", Cell.TEXT),
                    Column.of("clients", Cell.LIST),
                    Column.of("language", Cell.TEXT),
                    Column.of("agent.skills", Cell.LEVELS),
                    Column.of("agent.queues", Cell.LEVELS)),
            Kind.QUEUE,
            of(
                    Column.of("name", Cell.TEXT),
                    Column.of("client", Cell.TEXT),
                    Column.of("operation", Cell.TEXT),
                    Column.of("channels", Cell.LIST),
                    Column.of("requirements", Cell.REQUIREMENTS),
                    Column.of("serviceLevel.share", Cell.NUMBER),
                    Column.of("serviceLevel.threshold", Cell.DURATION),
                    Column.of("offerTimeout", Cell.DURATION),
                    Column.of("wrapUpTimeout", Cell.DURATION),
                    Column.of("priority", Cell.NUMBER),
                    Column.of("openingHours", Cell.TEXT)),
            Kind.CANNED_ANSWER,
            of(
                    Column.of("name", Cell.TEXT),
                    Column.of("shortcut", Cell.TEXT),
                    Column.of("client", Cell.TEXT),
                    Column.of("queues", Cell.LIST),
                    Column.of("text.es", Cell.TEXT),
                    Column.of("text.en", Cell.TEXT)),
            Kind.DISPOSITION,
            of(Column.of("name", Cell.TEXT), Column.of("client", Cell.TEXT), Column.of("queues", Cell.LIST)));

    private final List<Column> columns;

    private Layout(List<Column> columns) {
        this.columns = List.copyOf(columns);
    }

    private static Layout of(Column... columns) {
        return new Layout(List.of(columns));
    }

    /** Empty for kinds that are not kept in spreadsheets. */
    public static Optional<Layout> of(Kind kind) {
        return Optional.ofNullable(ALL.get(kind));
    }

    /** The kinds that have a table, as they stand in paths. */
    public static List<String> kinds() {
        return ALL.keySet().stream().map(Kind::plural).sorted().toList();
    }

    /** All columns of a file, in order. */
    public List<String> header() {
        return Stream.concat(Stream.of(ID, VERSION), columns.stream().map(Column::name))
                .toList();
    }

    /** What is wrong with the first line of a file, in the order of its columns. */
    public List<FieldError> wrongIn(List<String> header) {
        List<FieldError> errors = new ArrayList<>();
        for (int place = 0; place < header.size(); place++) {
            String name = header.get(place);
            if (header.indexOf(name) < place) {
                errors.add(FieldError.of(name, name, "The column is there twice. Remove one."));
            } else if (!name.equals(ID) && !name.equals(VERSION) && column(name).isEmpty()) {
                errors.add(FieldError.of(
                        name, name, "There is no such column. There are: %s.".formatted(String.join(", ", header()))));
            }
        }
        if (!header.contains(ID)) {
            errors.add(FieldError.of(ID, "The column id is missing. Name the columns in the first line."));
        }
        return errors;
    }

    /** What a definition says, by column. */
    public Map<String, String> write(JsonNode definition) {
        Map<String, String> cells = new LinkedHashMap<>();
        columns.forEach(column -> cells.put(column.name(), column.write(definition)));
        return cells;
    }

    /** Changes a definition to what a line says; what is wrong with its cells, by column. */
    public List<FieldError> read(Map<String, String> line, ObjectNode definition) {
        List<FieldError> errors = new ArrayList<>();
        line.forEach((name, text) -> column(name).ifPresent(column -> {
            try {
                column.read(text, definition);
            } catch (Cell.Unreadable wrong) {
                errors.add(FieldError.of(name, text, String.valueOf(wrong.getMessage())));
            }
        }));
        describeAgentsAlone(definition);
        return errors;
    }

    /** An agent's part is for agents, and only for them; other kinds have no roles. */
    private static void describeAgentsAlone(ObjectNode definition) {
        if (!(definition.get("roles") instanceof ArrayNode roles)) {
            return;
        }
        boolean isAgent = Stream.iterate(0, index -> index < roles.size(), index -> index + 1)
                .anyMatch(index -> roles.get(index).asText().equals("agent"));
        if (isAgent) {
            definition.withObject("/agent");
        } else {
            definition.remove("agent");
        }
    }

    /** The column whose value a field of the definition is, or is part of. */
    public String columnOf(String field) {
        return columns.stream()
                .map(Column::name)
                .filter(name -> field.equals(name) || field.startsWith(name + '.') || field.startsWith(name + '['))
                .findFirst()
                .orElse(field);
    }

    private Optional<Column> column(String name) {
        return columns.stream()
                .filter(column -> column.name().equals(name))
                .findFirst()
                .or(() -> hasTexts() && TEXT_IN_A_LANGUAGE.matcher(name).matches()
                        ? Optional.of(Column.of(name, Cell.TEXT))
                        : Optional.empty());
    }

    private boolean hasTexts() {
        return columns.stream().anyMatch(column -> column.name().startsWith("text."));
    }
}
