package dev.cauce.engine.web;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.InvalidTypeIdException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** Says what is wrong with JSON in the words of who wrote it: field, line and remedy, never a Java class. */
public final class JsonProblems {
    private static final Map<Class<?>, String> EXPECTED = Map.of(
            String.class, "a text in quotes",
            Duration.class, "an ISO-8601 duration, such as \"PT20S\"",
            Instant.class, "an ISO-8601 instant, such as \"2026-03-01T09:00:00Z\"",
            LocalDate.class, "a date, such as \"2026-12-25\"",
            LocalTime.class, "a time of day, such as \"09:00\"");

    private JsonProblems() {}

    /** The problem behind an exception of the JSON mapper. */
    public static Problem of(JacksonException exception) {
        return exception instanceof JsonMappingException bound
                ? Problem.invalid(wrongField(bound))
                : unreadable(exception);
    }

    private static Problem unreadable(JacksonException exception) {
        var reason =
                switch (exception) {
                    case JsonEOFException end -> "The JSON ends too early. Maybe a bracket or quote is not closed.";
                    case StreamConstraintsException limit ->
                        "The JSON is over 1 MB, is nested more than 50 deep, or a name or number in it is too long.";
                    case JsonParseException parse
                    when isDoubled(parse) -> "A field appears twice in the same object. Remove one.";
                    default -> "This is not JSON. Maybe a quote or comma is missing.";
                };
        var location = exception.getLocation();
        return Problem.of(
                ProblemType.MALFORMED_JSON,
                location == null
                        ? reason
                        : "%s (line %d, column %d)".formatted(reason, location.getLineNr(), location.getColumnNr()));
    }

    private static boolean isDoubled(JsonParseException exception) {
        return Objects.requireNonNullElse(exception.getOriginalMessage(), "").startsWith("Duplicate field");
    }

    private static FieldError wrongField(JsonMappingException exception) {
        var field = path(exception);
        return switch (exception) {
            case UnrecognizedPropertyException unknown ->
                FieldError.of(field, "No such field. " + knownFields(unknown));
            case InvalidTypeIdException type ->
                FieldError.of(
                        field, type.getTypeId(), "No such kind of thing. See the API reference for those there are.");
            case InvalidFormatException format ->
                FieldError.of(field, format.getValue(), "Must be " + expected(format.getTargetType()) + ".");
            case ValueInstantiationException refused -> FieldError.of(field, reasonOf(refused));
            case MismatchedInputException mismatch
            when isMissing(mismatch) -> FieldError.of(field, "The field is missing or null. Send a value.");
            case MismatchedInputException mismatch ->
                FieldError.of(field, "Must be " + expected(mismatch.getTargetType()) + ".");
            case JsonMappingException wrapped
            when wrapped.getCause() instanceof InputCoercionException number ->
                FieldError.of(field, "Must be " + expected(number.getTargetType()) + ".");
            default -> FieldError.of(field, reasonOf(exception));
        };
    }

    private static String path(JsonMappingException exception) {
        var path = exception.getPath().stream()
                .map(step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : "." + step.getFieldName())
                .collect(Collectors.joining());
        return path.isEmpty() ? "body" : path.startsWith(".") ? path.substring(1) : path;
    }

    private static String knownFields(UnrecognizedPropertyException exception) {
        var known = exception.getKnownPropertyIds();
        return known == null || known.isEmpty()
                ? "Remove it."
                : "Known here: " + known.stream().map(Object::toString).sorted().collect(Collectors.joining(", "))
                        + ".";
    }

    private static String reasonOf(JsonMappingException exception) {
        return exception.getCause() instanceof IllegalArgumentException
                        || exception.getCause() instanceof DateTimeException
                ? Objects.requireNonNullElse(exception.getCause().getMessage(), "The value is not allowed.")
                : "The value is not allowed here.";
    }

    private static boolean isMissing(MismatchedInputException exception) {
        var message = Objects.requireNonNullElse(exception.getOriginalMessage(), "");
        return message.startsWith("Cannot map `null`") || message.startsWith("Missing required");
    }

    private static String expected(Class<?> type) {
        if (type == null) {
            return "of another type";
        }
        if (type.isEnum()) {
            return "one of "
                    + Arrays.stream(type.getEnumConstants())
                            .map(JsonProblems::named)
                            .collect(Collectors.joining(", "));
        }
        var known = EXPECTED.get(type);
        if (known != null) {
            return known;
        }
        if (type == boolean.class || type == Boolean.class) {
            return "true or false";
        }
        if (type == double.class || type == Double.class) {
            return "a number";
        }
        if (type.isPrimitive() || Number.class.isAssignableFrom(type)) {
            return "a whole number in range";
        }
        return List.class.isAssignableFrom(type) || java.util.Set.class.isAssignableFrom(type)
                ? "a list in square brackets"
                : "an object in curly brackets";
    }

    private static String named(Object constant) {
        try {
            var json = constant.getClass()
                    .getField(((Enum<?>) constant).name())
                    .getAnnotation(com.fasterxml.jackson.annotation.JsonProperty.class);
            return json == null ? ((Enum<?>) constant).name().toLowerCase(Locale.ROOT) : json.value();
        } catch (NoSuchFieldException e) {
            throw new IllegalStateException("An enum constant is a field of its class", e);
        }
    }
}
