package dev.cauce.routing.simulator.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A value in a scenario file, which knows where it stands. */
record Field(String path, JsonNode node) {
    private static final Pattern TIME = Pattern.compile("(?:(\\d+)h)?(?:(\\d+)m)?(?:(\\d+(?:\\.\\d+)?)s)?");

    boolean isThere() {
        return !node.isMissingNode() && !node.isNull();
    }

    Field get(String name) {
        if (isThere() && !node.isObject()) {
            throw invalid("Maybe write it as a block of `name: value` lines.");
        }
        return new Field(path.isEmpty() ? name : path + "." + name, node.path(name));
    }

    /** This, after making sure that it has no names but these. */
    Field only(String... names) {
        Set<String> unknown = new TreeSet<>();
        node.fieldNames().forEachRemaining(unknown::add);
        Arrays.asList(names).forEach(unknown::remove);
        if (!unknown.isEmpty()) {
            String first = unknown.iterator().next();
            throw get(first).invalid("It is not known here. Maybe one of " + String.join(", ", names) + " is meant.");
        }
        return this;
    }

    List<Field> each() {
        if (!node.isArray() || node.isEmpty()) {
            throw invalid("Maybe write a list with at least one `- ` entry.");
        }
        var fields = new ArrayList<Field>();
        for (int index = 0; index < node.size(); index++) {
            fields.add(new Field(path + "[" + index + "]", node.get(index)));
        }
        return fields;
    }

    String text() {
        if (!node.isValueNode() || !isThere() || node.asText().isBlank()) {
            throw invalid("Maybe give it a name.");
        }
        return node.asText();
    }

    String text(String otherwise) {
        return isThere() ? text() : otherwise;
    }

    double number(double least, double most) {
        if (!node.isNumber() || node.asDouble() < least || node.asDouble() > most) {
            throw invalid("Maybe give a number from " + shown(least) + " to " + shown(most) + ".");
        }
        return node.asDouble();
    }

    double number(double least, double most, double otherwise) {
        return isThere() ? number(least, most) : otherwise;
    }

    int whole(int least, int most) {
        if (!node.isIntegralNumber() || node.asLong() < least || node.asLong() > most) {
            throw invalid("Maybe give a whole number from " + least + " to " + most + ".");
        }
        return node.asInt();
    }

    int whole(int least, int most, int otherwise) {
        return isThere() ? whole(least, most) : otherwise;
    }

    boolean flag(boolean otherwise) {
        if (isThere() && !node.isBoolean()) {
            throw invalid("Maybe write true or false.");
        }
        return isThere() ? node.asBoolean() : otherwise;
    }

    /** Hours, minutes and seconds: {@code 1h30m}, {@code 20s}, {@code 0s}. */
    Duration time() {
        Matcher matcher = TIME.matcher(node.asText().replace(" ", ""));
        if (!node.isValueNode() || !matcher.matches() || matcher.end() == 0) {
            throw invalid("Maybe write a time such as 20s, 5m or 1h30m.");
        }
        double seconds = part(matcher, 1) * 3600 + part(matcher, 2) * 60 + part(matcher, 3);
        return Duration.ofNanos(Math.round(seconds * 1e9));
    }

    Duration time(Duration otherwise) {
        return isThere() ? time() : otherwise;
    }

    Duration positiveTime() {
        Duration time = time();
        if (time.isZero()) {
            throw invalid("Maybe write a time above zero such as 20s.");
        }
        return time;
    }

    <E extends Enum<E>> E oneOf(Class<E> type, E otherwise) {
        if (!isThere()) {
            return otherwise;
        }
        String wanted = text().toUpperCase(Locale.ROOT).replace('-', '_');
        return Arrays.stream(type.getEnumConstants())
                .filter(each -> each.name().equals(wanted))
                .findFirst()
                .orElseThrow(() -> invalid("Maybe one of "
                        + String.join(
                                ", ",
                                Arrays.stream(type.getEnumConstants())
                                        .map(Enum::name)
                                        .toList())
                        + " is meant."));
    }

    /** Whole numbers by name. */
    Map<String, Integer> numbers(int least, int most) {
        Map<String, Integer> numbers = new LinkedHashMap<>();
        if (isThere()) {
            var names = new ArrayList<String>();
            node.fieldNames().forEachRemaining(names::add);
            names.forEach(name -> numbers.put(name, get(name).whole(least, most)));
        }
        return numbers;
    }

    InvalidScenario invalid(String remedy) {
        return new InvalidScenario(path, isThere() ? node.toString() : "not given", remedy);
    }

    private static double part(Matcher matcher, int group) {
        String part = matcher.group(group);
        return part == null ? 0 : Double.parseDouble(part);
    }

    private static String shown(double number) {
        return number == Math.rint(number) && Math.abs(number) < 1e15
                ? Long.toString((long) number)
                : Double.toString(number);
    }
}
