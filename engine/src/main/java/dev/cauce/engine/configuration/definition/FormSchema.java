package dev.cauce.engine.configuration.definition;

import static java.lang.annotation.ElementType.FIELD;
import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.ElementType.PARAMETER;
import static java.lang.annotation.ElementType.TYPE_USE;

import io.vertx.core.json.JsonObject;
import io.vertx.json.schema.Draft;
import io.vertx.json.schema.JsonSchema;
import io.vertx.json.schema.JsonSchemaOptions;
import io.vertx.json.schema.SchemaException;
import io.vertx.json.schema.Validator;
import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/** A JSON Schema (draft 2020-12) of an object that forms can be made of and fields checked by. */
@Constraint(validatedBy = FormSchema.Check.class)
@Target({FIELD, METHOD, PARAMETER, TYPE_USE})
@Retention(RetentionPolicy.RUNTIME)
public @interface FormSchema {
    String message() default "Must be a JSON Schema of an object.";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Whether it is usable; no schema at all is. */
    final class Check implements ConstraintValidator<FormSchema, Map<String, Object>> {
        private static final int MOST_FIELDS = 100;
        private static final Map<String, Object> SAMPLES = Map.of(
                "string", "", "number", 1.5, "integer", 1, "boolean", true, "array", List.of(), "object", Map.of());
        private static final JsonSchemaOptions OPTIONS =
                new JsonSchemaOptions().setBaseUri("urn:cauce:form").setDraft(Draft.DRAFT202012);

        @Override
        public boolean isValid(@Nullable Map<String, Object> schema, ConstraintValidatorContext context) {
            var wrong = schema == null ? Optional.<String>empty() : wrong(schema);
            wrong.ifPresent(words -> {
                context.disableDefaultConstraintViolation();
                context.buildConstraintViolationWithTemplate(words.replaceAll("([\\\\{}$])", "\\\\$1"))
                        .addConstraintViolation();
            });
            return wrong.isEmpty();
        }

        /** The first thing wrong, with its place in the schema. */
        static Optional<String> wrong(Map<String, Object> schema) {
            if (!"object".equals(schema.getOrDefault("type", "object"))) {
                return Optional.of("The fields are an object. Say \"type\": \"object\", or leave the type out.");
            }
            if (!(schema.getOrDefault("properties", Map.of()) instanceof Map<?, ?> properties)) {
                return Optional.of("properties must be an object that says of each field what it is.");
            }
            if (!(schema.getOrDefault("required", List.of()) instanceof List<?> required)
                    || !required.stream().allMatch(String.class::isInstance)) {
                return Optional.of("required must be a list of names of fields, such as [\"invoice\"].");
            }
            if (properties.size() > MOST_FIELDS) {
                return Optional.of("May have at most %d fields, and has %d.".formatted(MOST_FIELDS, properties.size()));
            }
            return properties.entrySet().stream()
                    .flatMap(field -> wrongIn("properties." + field.getKey(), field.getValue()).stream())
                    .findFirst()
                    .or(() -> tried(schema, properties));
        }

        private static Optional<String> wrongIn(String place, @Nullable Object field) {
            if (!(field instanceof Map<?, ?> property)) {
                return Optional.of(place + " must be an object, such as {\"type\": \"string\"}.");
            }
            var type = property.get("type");
            if (type != null && !(type instanceof List<?>) && !SAMPLES.containsKey(String.valueOf(type))) {
                return Optional.of("%s.type is %s. It can be %s."
                        .formatted(place, type, String.join(", ", new TreeSet<>(SAMPLES.keySet()))));
            }
            if (property.containsKey("enum")
                    && !(property.get("enum") instanceof List<?> choices && !choices.isEmpty())) {
                return Optional.of(place + ".enum must be a list of what can be chosen.");
            }
            return pattern(place, property.get("pattern"));
        }

        private static Optional<String> pattern(String place, @Nullable Object pattern) {
            try {
                if (pattern != null) {
                    var _ = Pattern.compile(String.valueOf(pattern));
                }
                return Optional.empty();
            } catch (PatternSyntaxException notOne) {
                return Optional.of(
                        "%s.pattern is no regular expression: %s.".formatted(place, notOne.getDescription()));
            }
        }

        /** Whether fields can be checked by it, whatever comes of that. */
        private static Optional<String> tried(Map<String, Object> schema, Map<?, ?> properties) {
            Map<String, Object> sample = new HashMap<>();
            properties.forEach((name, property) -> {
                var type = property instanceof Map<?, ?> known ? String.valueOf(known.get("type")) : "";
                sample.put(String.valueOf(name), SAMPLES.getOrDefault(type, ""));
            });
            try {
                var _ = Validator.create(JsonSchema.of(new JsonObject(schema).copy()), OPTIONS)
                        .validate(new JsonObject(sample));
                return Optional.empty();
            } catch (SchemaException | ClassCastException | IllegalArgumentException broken) {
                return Optional.of("Is not a usable JSON Schema of draft 2020-12: %s. It can refer to itself only."
                        .formatted(String.valueOf(broken.getMessage()).replaceAll("\\s+", " ")));
            }
        }
    }
}
