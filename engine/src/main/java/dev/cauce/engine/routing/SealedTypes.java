package dev.cauce.engine.routing;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/** Finds the sealed types that a record can hold, however deep, so that a new one needs no registering. */
final class SealedTypes {
    private final Set<Class<?>> roots = new LinkedHashSet<>();
    private final Set<Class<?>> records = new LinkedHashSet<>();
    private final Set<Type> seen = new LinkedHashSet<>();

    static SealedTypes reachableFrom(Class<?>... types) {
        SealedTypes found = new SealedTypes();
        for (Class<?> type : types) {
            found.visit(type);
        }
        return found;
    }

    Set<Class<?>> roots() {
        return roots;
    }

    /** The records below a sealed root by root and name; throws when two of one root have the same name. */
    Map<String, Class<?>> named(Function<Class<?>, String> naming) {
        Map<String, Class<?>> named = new TreeMap<>();
        for (Class<?> root : roots) {
            for (Class<?> type : records) {
                if (root.isAssignableFrom(type)) {
                    Class<?> before = named.put(root.getName() + "/" + naming.apply(type), type);
                    if (before != null) {
                        throw new IllegalStateException(
                                "%s and %s have the same name.".formatted(before.getName(), type.getName()));
                    }
                }
            }
        }
        return named;
    }

    private void visit(Type type) {
        if (!seen.add(type)) {
            return;
        }
        switch (type) {
            case ParameterizedType parameterized -> {
                for (Type argument : parameterized.getActualTypeArguments()) {
                    visit(argument);
                }
            }
            case Class<?> sealed
            when sealed.isSealed() && !isJavasOwn(sealed) -> {
                roots.add(sealed);
                visitPermitted(sealed);
            }
            case Class<?> one
            when one.isRecord() -> {
                for (RecordComponent component : one.getRecordComponents()) {
                    visit(component.getGenericType());
                }
            }
            default -> {}
        }
    }

    /** A time zone is sealed too, but has a text of its own. */
    private static boolean isJavasOwn(Class<?> type) {
        return type.getPackageName().startsWith("java.");
    }

    private void visitPermitted(Class<?> sealed) {
        for (Class<?> permitted : sealed.getPermittedSubclasses()) {
            if (permitted.isSealed()) {
                visitPermitted(permitted);
            } else if (permitted.isRecord()) {
                records.add(permitted);
                visit(permitted);
            }
        }
    }
}
