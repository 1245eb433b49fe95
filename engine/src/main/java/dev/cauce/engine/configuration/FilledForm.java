package dev.cauce.engine.configuration;

import dev.cauce.engine.web.FieldError;
import io.vertx.core.json.JsonObject;
import io.vertx.json.schema.Draft;
import io.vertx.json.schema.JsonSchema;
import io.vertx.json.schema.JsonSchemaOptions;
import io.vertx.json.schema.OutputFormat;
import io.vertx.json.schema.OutputUnit;
import io.vertx.json.schema.SchemaException;
import io.vertx.json.schema.Validator;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Checks fields by a copy of the JSON Schema of their form, which the validator writes into. Nothing is fetched: a schema refers
 * to itself only.
 */
public final class FilledForm {
    private static final int MOST_ERRORS = 20;
    private static final JsonSchemaOptions OPTIONS = new JsonSchemaOptions()
            .setBaseUri("urn:cauce:form")
            .setDraft(Draft.DRAFT202012)
            .setOutputFormat(OutputFormat.Basic);

    private FilledForm() {}

    /**
     * What is wrong with the fields; nothing when they meet the form.
     *
     * @param formOf the field of the request that names what the form is of, for a form that is of no use
     */
    public static List<FieldError> errors(Map<String, Object> form, Map<String, Object> fields, String formOf) {
        try {
            var missing = missing(form, fields);
            var found = Validator.create(JsonSchema.of(new JsonObject(form).copy()), OPTIONS)
                    .validate(new JsonObject(fields));
            List<OutputUnit> errors = found.getErrors();
            if (Boolean.TRUE.equals(found.getValid())) {
                return missing;
            }
            return errors == null || errors.isEmpty()
                    ? List.of(FieldError.of("fields", "Must meet the form."))
                    : Stream.concat(missing.stream(), errors.stream().map(unit -> error(unit, fields)))
                            .filter(error -> missing.isEmpty() || !error.field().equals("fields"))
                            .limit(MOST_ERRORS)
                            .toList();
        } catch (SchemaException | ClassCastException broken) {
            return List.of(
                    FieldError.of(formOf, "Its form is not a usable JSON Schema. Correct it in the configuration."));
        }
    }

    /** The first of its fields that takes too many bytes as JSON together with those before it. */
    public static Optional<FieldError> tooLarge(Map<String, Object> fields, int mostBytes) {
        int bytes = 0;
        for (var field : fields.entrySet()) {
            bytes += new JsonObject()
                    .put(field.getKey(), field.getValue())
                    .encode()
                    .getBytes(StandardCharsets.UTF_8)
                    .length;
            if (bytes > mostBytes) {
                return Optional.of(FieldError.of(
                        "fields." + field.getKey(),
                        "With this field all together are larger than %d bytes. Write less, or attach a file."
                                .formatted(mostBytes)));
            }
        }
        return Optional.empty();
    }

    /** Required is what says something: a blank text does not. */
    private static List<FieldError> missing(Map<String, Object> form, Map<String, Object> fields) {
        List<FieldError> missing = new ArrayList<>();
        if (form.get("required") instanceof List<?> required) {
            for (Object name : required) {
                Object value = fields.get(String.valueOf(name));
                if (value == null || (value instanceof String text && text.isBlank())) {
                    missing.add(FieldError.of(
                            "fields." + name, value, "The form requires %s. Fill it in.".formatted(title(form, name))));
                }
            }
        }
        return missing.stream().limit(MOST_ERRORS).toList();
    }

    private static String title(Map<String, Object> form, Object name) {
        return form.get("properties") instanceof Map<?, ?> properties
                        && properties.get(name) instanceof Map<?, ?> property
                        && property.get("title") instanceof String title
                ? "%s (%s)".formatted(name, title)
                : String.valueOf(name);
    }

    private static FieldError error(OutputUnit unit, Map<String, Object> fields) {
        String place = unit.getInstanceLocation().replaceFirst("^#/?", "").replace('/', '.');
        return place.isEmpty()
                ? FieldError.of("fields", unit.getError() + ".")
                : FieldError.of("fields." + place, value(fields, place), unit.getError() + ".");
    }

    private static @Nullable Object value(Map<String, Object> fields, String place) {
        Object value = fields.get(place);
        return value instanceof Map || value instanceof List ? null : value;
    }
}
