package dev.cauce.engine.reference;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cauce.engine.conversation.ConversationJson;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** JSON Schemas of records as {@link ConversationJson} writes them: what may be absent there is not required. */
final class TopicSchemas {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private final Map<String, ObjectNode> schemas = new TreeMap<>();

    /** A reference to the schema of this type, which is then among {@link #all()} with all that it names. */
    ObjectNode of(Class<?> type) {
        Class<?> around = type.getEnclosingClass();
        String name = (around == null ? "" : around.getSimpleName() + ".") + type.getSimpleName();
        if (!schemas.containsKey(name)) {
            schemas.put(name, JSON.objectNode());
            schemas.put(name, type.isSealed() ? oneOf(type) : object(type, type.getInterfaces()));
        }
        return JSON.objectNode().put("$ref", "#/components/schemas/" + name);
    }

    Map<String, ObjectNode> all() {
        return schemas;
    }

    private ObjectNode oneOf(Class<?> sealed) {
        var schema = JSON.objectNode();
        var kinds = schema.putArray("oneOf");
        for (Class<?> kind : sealed.getPermittedSubclasses()) {
            kinds.add(of(kind));
        }
        return schema;
    }

    private ObjectNode object(Class<?> type, Class<?>... interfaces) {
        var schema = JSON.objectNode().put("type", "object");
        var properties = JSON.objectNode();
        var required = JSON.arrayNode();
        if (Arrays.stream(interfaces).anyMatch(Class::isSealed)) {
            properties.putObject("type").put("const", ConversationJson.name(type));
            required.add("type");
        }
        for (RecordComponent component : Objects.requireNonNull(type.getRecordComponents())) {
            properties.set(component.getName(), schema(component.getGenericType()));
            if (!component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
                required.add(component.getName());
            }
        }
        schema.set("required", required);
        schema.set("properties", properties);
        return schema;
    }

    private ObjectNode schema(Type type) {
        if (type instanceof ParameterizedType generic && generic.getRawType() == List.class) {
            ObjectNode list = JSON.objectNode().put("type", "array");
            list.set("items", schema(generic.getActualTypeArguments()[0]));
            return list;
        }
        if (type instanceof ParameterizedType) {
            return JSON.objectNode().put("type", "object");
        }
        return ofClass((Class<?>) type);
    }

    private ObjectNode ofClass(Class<?> type) {
        if (type == String.class) {
            return JSON.objectNode().put("type", "string");
        }
        if (type == Instant.class) {
            return JSON.objectNode().put("type", "string").put("format", "date-time");
        }
        if (type == boolean.class || type == Boolean.class) {
            return JSON.objectNode().put("type", "boolean");
        }
        if (type == int.class || type == long.class || type == Long.class) {
            return JSON.objectNode().put("type", "integer");
        }
        if (type == double.class) {
            return JSON.objectNode().put("type", "number");
        }
        if (type.isEnum()) {
            ObjectNode words = JSON.objectNode().put("type", "string");
            var all = words.putArray("enum");
            Arrays.stream(type.getEnumConstants()).forEach(one -> all.add(((Enum<?>) one).name()));
            return words;
        }
        return of(type);
    }
}
