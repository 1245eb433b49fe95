package dev.cauce.routing.core;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Writes the core's records as JSON and reads them again: a record is an object, an id is its text, members of a sealed
 * interface name their type, and sets and maps are written in order, so that equal values are equal texts.
 */
final class Notation {
    private static final String TYPE = "is";
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private Notation() {}

    static JsonNode write(@Nullable Object value) {
        return switch (value) {
            case null -> JSON.nullNode();
            case Boolean flag -> JSON.booleanNode(flag);
            case Integer number -> JSON.numberNode(number);
            case Long number -> JSON.numberNode(number);
            case Double number -> JSON.numberNode(number);
            case List<?> list -> array(list.stream().map(Notation::write).toList());
            case Set<?> set -> array(sorted(set.stream().map(Notation::write).toList()));
            case Map<?, ?> map ->
                array(sorted(map.entrySet().stream()
                        .<JsonNode>map(entry -> array(List.of(write(entry.getKey()), write(entry.getValue()))))
                        .toList()));
            case Record id
            when isText(id.getClass()) ->
                JSON.textNode((String) read(id, id.getClass().getRecordComponents()[0]));
            case Record record -> object(record);
            default -> JSON.textNode(value.toString());
        };
    }

    static <T> T read(JsonNode node, Class<T> type) {
        return type.cast(Objects.requireNonNull(readAs(node, type)));
    }

    private static JsonNode object(Record record) {
        ObjectNode node = JSON.objectNode();
        if (Arrays.stream(record.getClass().getInterfaces()).anyMatch(Class::isSealed)) {
            node.put(TYPE, record.getClass().getSimpleName());
        }
        for (RecordComponent component : record.getClass().getRecordComponents()) {
            Object value = read(record, component);
            if (value != null) {
                node.set(component.getName(), write(value));
            }
        }
        return node;
    }

    private static @Nullable Object readAs(@Nullable JsonNode node, Type type) {
        if (node == null || node.isNull()) {
            return null;
        }
        if (type instanceof ParameterizedType generic) {
            return readMany(node, (Class<?>) generic.getRawType(), generic.getActualTypeArguments());
        }
        Class<?> raw = (Class<?>) type;
        if (raw == boolean.class) {
            return node.asBoolean();
        } else if (raw == int.class || raw == Integer.class) {
            return node.asInt();
        } else if (raw == long.class) {
            return node.asLong();
        } else if (raw == double.class) {
            return node.asDouble();
        } else if (raw == String.class) {
            return node.asText();
        } else if (raw.isEnum()) {
            return Arrays.stream(raw.getEnumConstants())
                    .filter(each -> each.toString().equals(node.asText()))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("No " + raw + " " + node));
        } else if (raw.isInterface()) {
            return build(node, member(raw, node.path(TYPE).asText()));
        } else if (raw.isRecord()) {
            return build(node, raw);
        }
        return parse(raw, node.asText());
    }

    private static Object parse(Class<?> type, String text) {
        if (type == Instant.class) {
            return Instant.parse(text);
        } else if (type == Duration.class) {
            return Duration.parse(text);
        } else if (type == LocalTime.class) {
            return LocalTime.parse(text);
        } else if (type == LocalDate.class) {
            return LocalDate.parse(text);
        } else if (type == ZoneId.class) {
            return ZoneId.of(text);
        }
        throw new IllegalArgumentException("No notation for " + type);
    }

    private static Object readMany(JsonNode node, Class<?> raw, Type[] of) {
        if (raw == Map.class) {
            var map = new HashMap<@Nullable Object, @Nullable Object>();
            node.forEach(entry -> map.put(readAs(entry.get(0), of[0]), readAs(entry.get(1), of[1])));
            return map;
        }
        var list = new ArrayList<@Nullable Object>();
        node.forEach(each -> list.add(readAs(each, of[0])));
        return raw == Set.class ? new HashSet<>(list) : list;
    }

    private static Object build(JsonNode node, Class<?> record) {
        RecordComponent[] components = record.getRecordComponents();
        Object[] values = new Object[components.length];
        for (int index = 0; index < components.length; index++) {
            JsonNode value = isText(record) ? node : node.get(components[index].getName());
            values[index] = readAs(value, components[index].getGenericType());
        }
        try {
            var types = Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
            return record.getDeclaredConstructor(types).newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException("Cannot read " + record + " from " + node, e);
        }
    }

    private static Class<?> member(Class<?> sealed, String name) {
        for (Class<?> each : sealed.getPermittedSubclasses()) {
            if (each.isInterface() && each.isSealed()) {
                try {
                    return member(each, name);
                } catch (IllegalArgumentException _) {
                    continue;
                }
            }
            if (each.getSimpleName().equals(name)) {
                return each;
            }
        }
        throw new IllegalArgumentException("No " + sealed + " is called " + name);
    }

    private static @Nullable Object read(Record record, RecordComponent component) {
        try {
            return component.getAccessor().invoke(record);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Ids and channels: nothing but a text. */
    private static boolean isText(Class<?> record) {
        RecordComponent[] components = record.getRecordComponents();
        return components.length == 1
                && components[0].getType() == String.class
                && Arrays.stream(record.getInterfaces()).noneMatch(Class::isSealed);
    }

    private static List<JsonNode> sorted(List<JsonNode> nodes) {
        return nodes.stream().sorted(Comparator.comparing(JsonNode::toString)).toList();
    }

    private static ArrayNode array(List<JsonNode> nodes) {
        return JSON.arrayNode().addAll(nodes);
    }
}
