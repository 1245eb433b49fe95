package dev.cauce.engine.web;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.lang.reflect.Parameter;
import java.util.Objects;
import java.util.stream.StreamSupport;

/** What a caller calls the field that broke a constraint: its path in the body, or the name of a parameter or header. */
final class ViolatedField {
    private static final String BODY = "body";

    private ViolatedField() {}

    static String of(ConstraintViolation<?> violation) {
        var root = BODY;
        var text = new StringBuilder();
        Path.MethodNode method = null;
        for (var node : StreamSupport.stream(violation.getPropertyPath().spliterator(), false)
                .toList()) {
            if (node.getKind() == ElementKind.METHOD) {
                method = node.as(Path.MethodNode.class);
            } else if (node.getKind() == ElementKind.PARAMETER && method != null) {
                var index = node.as(Path.ParameterNode.class).getParameterIndex();
                root = named(parameter(violation.getRootBeanClass(), method, index));
            } else {
                append(text, node);
            }
        }
        return text.isEmpty() ? root : text.toString();
    }

    private static void append(StringBuilder text, Path.Node node) {
        if (node.getIndex() != null) {
            text.append('[').append(node.getIndex()).append(']');
        } else if (node.getKey() != null) {
            text.append('.').append(node.getKey());
        }
        var name = Objects.requireNonNullElse(node.getName(), "");
        if (node.getKind() == ElementKind.PROPERTY) {
            text.append(text.isEmpty() ? "" : ".").append(name);
        }
    }

    /** The parameter as its author declared it: a generated subclass overrides the method without its annotations. */
    private static Parameter parameter(Class<?> resource, Path.MethodNode method, int index) {
        try {
            var types = method.getParameterTypes().toArray(Class[]::new);
            Class<?> declaring = resource;
            while (declaring.isSynthetic() || declaring.getSimpleName().endsWith("_Subclass")) {
                declaring = declaring.getSuperclass();
            }
            return declaring.getMethod(method.getName(), types).getParameters()[index];
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException("A validated endpoint is a public method", e);
        }
    }

    private static String named(Parameter parameter) {
        for (var annotation : parameter.getAnnotations()) {
            var name =
                    switch (annotation) {
                        case QueryParam query -> query.value();
                        case PathParam path -> path.value();
                        case HeaderParam header -> header.value();
                        case CookieParam cookie -> cookie.value();
                        default -> "";
                    };
            if (!name.isEmpty()) {
                return name;
            }
        }
        return BODY;
    }
}
