package dev.cauce.engine.configuration.table;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** How a value of a definition stands in a cell. Reading fails with words for who filled the cell in. */
enum Cell {
    TEXT {
        @Override
        JsonNode read(String text) {
            return JSON.textNode(text);
        }

        @Override
        String write(JsonNode value) {
            return value.asText();
        }
    },
    /** With a point or, as Spanish spreadsheets have it, a comma. */
    NUMBER {
        @Override
        JsonNode read(String text) throws Unreadable {
            if (!NUMERAL.matcher(text).matches()) {
                throw new Unreadable("Must be a number, such as 5 or 0.8.");
            }
            BigDecimal number = new BigDecimal(text.replace(',', '.')).stripTrailingZeros();
            return number.scale() <= 0 ? JSON.numberNode(number.longValueExact()) : JSON.numberNode(number);
        }

        @Override
        String write(JsonNode value) {
            return value.decimalValue().stripTrailingZeros().toPlainString();
        }
    },
    /** Seconds, or an ISO-8601 duration. */
    DURATION {
        @Override
        JsonNode read(String text) throws Unreadable {
            try {
                return JSON.textNode(Duration.parse(SECONDS.matcher(text).matches() ? "PT" + text + "S" : text)
                        .toString());
            } catch (DateTimeParseException notOne) {
                throw new Unreadable("Must be seconds, such as 20, or a duration, such as PT20S.");
            }
        }

        @Override
        String write(JsonNode value) {
            Duration duration = Duration.parse(value.asText());
            return duration.equals(duration.truncatedTo(ChronoUnit.SECONDS))
                    ? Long.toString(duration.toSeconds())
                    : value.asText();
        }
    },
    /** Words with blanks between them. */
    LIST {
        @Override
        JsonNode read(String text) {
            ArrayNode list = JSON.arrayNode();
            words(text).forEach(list::add);
            return list;
        }

        @Override
        String write(JsonNode value) {
            List<String> words = new ArrayList<>();
            value.forEach(word -> words.add(word.asText()));
            return words.stream()
                    .sorted()
                    .reduce((one, other) -> one + ' ' + other)
                    .orElse("");
        }
    },
    /** Ids with a level each, such as {@code es:10 en:5}. */
    LEVELS {
        @Override
        JsonNode read(String text) throws Unreadable {
            ObjectNode levels = JSON.objectNode();
            for (String word : words(text)) {
                Level level = Level.of(word);
                if (levels.has(level.id())) {
                    throw new Unreadable("Names %s twice. Name it once.".formatted(level.id()));
                }
                levels.put(level.id(), level.number());
            }
            return levels;
        }

        @Override
        String write(JsonNode value) {
            List<String> words = new ArrayList<>();
            value.properties()
                    .forEach(level ->
                            words.add(level.getKey() + ':' + level.getValue().asInt()));
            return words.stream()
                    .sorted()
                    .reduce((one, other) -> one + ' ' + other)
                    .orElse("");
        }
    },
    /** Required skills with the least proficiency each, such as {@code es:3}. */
    REQUIREMENTS {
        @Override
        JsonNode read(String text) throws Unreadable {
            ArrayNode all = JSON.arrayNode();
            for (String word : words(text)) {
                Level level = Level.of(word);
                all.addObject().put("skill", level.id()).put("minimumProficiency", level.number());
            }
            return all;
        }

        @Override
        String write(JsonNode value) {
            List<String> words = new ArrayList<>();
            value.forEach(one -> words.add(one.path("skill").asText()
                    + ':'
                    + one.path("minimumProficiency").asInt()));
            return String.join(" ", words);
        }
    };

    static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,9}([.][0-9]{1,3})?");
    private static final Pattern BETWEEN = Pattern.compile("[\\s,;|]+");
    private static final Pattern NUMERAL = Pattern.compile("-?[0-9]{1,15}([.,][0-9]{1,6})?");

    /** What a cell's text, which is not empty, stands for. */
    abstract JsonNode read(String text) throws Unreadable;

    /** The text that {@link #read} takes for this value. */
    abstract String write(JsonNode value);

    private static List<String> words(String text) {
        return Arrays.stream(BETWEEN.split(text))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    /** What a cell cannot be read for. */
    static final class Unreadable extends Exception {
        private static final long serialVersionUID = 1;

        Unreadable(String message) {
            super(message, null, false, false);
        }
    }

    private record Level(String id, int number) {
        private static final Pattern SHAPE = Pattern.compile("([^:]+):([0-9]{1,4})");

        static Level of(String word) throws Unreadable {
            var level = SHAPE.matcher(word);
            if (!level.matches()) {
                throw new Unreadable("Must be ids with a level each, such as es:10 en:5; %s is not.".formatted(word));
            }
            return new Level(level.group(1), Integer.parseInt(level.group(2)));
        }
    }
}
