package dev.cauce.engine.channel.task;

import dev.cauce.engine.web.FieldError;
import io.vertx.core.json.JsonObject;
import io.vertx.json.schema.Draft;
import io.vertx.json.schema.JsonSchema;
import io.vertx.json.schema.JsonSchemaOptions;
import io.vertx.json.schema.OutputFormat;
import io.vertx.json.schema.OutputUnit;
import io.vertx.json.schema.SchemaException;
import io.vertx.json.schema.Validator;
import java.util.List;
import java.util.Map;

/** Checks the fields of a task by a copy of the JSON Schema of its type, which the validator writes into. Nothing is fetched: a schema refers to itself only. */
final class TaskForm {
    private static final int MOST_ERRORS = 20;
    private static final JsonSchemaOptions OPTIONS = new JsonSchemaOptions()
            .setBaseUri("urn:cauce:task-form")
            .setDraft(Draft.DRAFT202012)
            .setOutputFormat(OutputFormat.Basic);

    private TaskForm() {}

    /** What is wrong with the fields; nothing when they meet the form. */
    static List<FieldError> errors(Map<String, Object> form, Map<String, Object> fields) {
        try {
            var found = Validator.create(JsonSchema.of(new JsonObject(form).copy()), OPTIONS)
                    .validate(new JsonObject(fields));
            List<OutputUnit> errors = found.getErrors();
            return Boolean.TRUE.equals(found.getValid())
                    ? List.of()
                    : errors == null || errors.isEmpty()
                            ? List.of(FieldError.of("fields", "Must meet the form of the task type."))
                            : errors.stream()
                                    .map(TaskForm::error)
                                    .limit(MOST_ERRORS)
                                    .toList();
        } catch (SchemaException | ClassCastException broken) {
            return List.of(FieldError.of(
                    "type",
                    "The form of this task type is not a usable JSON Schema. Correct it with PUT …/task-types/<id>."));
        }
    }

    private static FieldError error(OutputUnit unit) {
        String place = unit.getInstanceLocation().replaceFirst("^#/?", "").replace('/', '.');
        return FieldError.of(place.isEmpty() ? "fields" : "fields." + place, unit.getError() + ".");
    }
}
