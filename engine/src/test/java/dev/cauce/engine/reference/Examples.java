package dev.cauce.engine.reference;

import dev.cauce.channel.api.Part;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Records with something in every component, made from their types. */
final class Examples {
    private static final Instant AT = Instant.parse("2026-11-27T08:00:00.123Z");

    private Examples() {}

    /** With all that may be absent. */
    static Object full(Class<?> type) {
        return Objects.requireNonNull(value(type, true));
    }

    /** Without what may be absent. */
    static Object bare(Class<?> type) {
        return Objects.requireNonNull(value(type, false));
    }

    private static Object record(Class<?> type, boolean full) {
        RecordComponent[] components = Objects.requireNonNull(type.getRecordComponents());
        @Nullable
        Object[] values = Arrays.stream(components)
                .map(component -> !full && component.getAnnotatedType().isAnnotationPresent(Nullable.class)
                        ? null
                        : value(component.getGenericType(), full))
                .toArray();
        try {
            var constructor = type.getDeclaredConstructor(
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class[]::new));
            constructor.setAccessible(true);
            return constructor.newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("No example of " + type, e);
        }
    }

    private static @Nullable Object value(Type type, boolean full) {
        if (type instanceof ParameterizedType generic) {
            return generic.getRawType() == Map.class
                    ? Map.of("amount", 12)
                    : List.of(Objects.requireNonNull(value(generic.getActualTypeArguments()[0], full)));
        }
        if (type == Part.class) {
            return new Part.Text("Hola");
        }
        return switch (((Class<?>) type).getSimpleName()) {
            case "String" -> "text";
            case "Instant" -> AT;
            case "boolean", "Boolean" -> true;
            case "int" -> 3;
            case "long", "Long" -> 4L;
            case "double" -> 1.5;
            default ->
                ((Class<?>) type).isEnum() ? ((Class<?>) type).getEnumConstants()[0] : record((Class<?>) type, full);
        };
    }
}
