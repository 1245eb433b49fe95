package dev.cauce.engine.channel.task;

import dev.cauce.engine.channel.task.TaskOrders.Ordered;
import dev.cauce.engine.configuration.definition.TaskType;
import dev.cauce.engine.security.Role;
import dev.cauce.engine.security.SignedIn;
import dev.cauce.engine.web.FieldError;
import dev.cauce.engine.web.IdempotencyKey;
import dev.cauce.engine.web.Problem;
import dev.cauce.engine.web.ProblemType;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** Where other systems order back-office work. */
@Path("/api/v1/tasks")
@RolesAllowed({Role.NAME_SUPERVISOR, Role.NAME_ADMINISTRATOR})
@Tag(name = "Tasks", description = "Back-office work: ordered here, routed like everything else.")
@Produces(MediaType.APPLICATION_JSON)
public class TaskResource {
    private final TaskOrders orders;

    TaskResource(TaskOrders orders) {
        this.orders = orders;
    }

    /** What became of a file: the tasks, and the lines that were left out. */
    @Schema(name = "TaskImport")
    public record Imported(List<Ordered> tasks, List<Refused> refused) {}

    /** A line that was left out. */
    @Schema(name = "TaskImportRefusal")
    public record Refused(int line, List<FieldError> errors) {}

    @POST
    @Blocking
    @Consumes(MediaType.APPLICATION_JSON)
    @ResponseStatus(202)
    @Operation(summary = "Order a task", description = "Taken once it is on all in-sync replicas.")
    @APIResponse(responseCode = "202", description = "Taken; the same key again is the same task")
    @APIResponse(responseCode = "400", description = "The order does not meet the form of its type")
    @APIResponse(responseCode = "409", description = "Another task was ordered under this key")
    public Ordered order(
            @Context SecurityContext caller,
            @HeaderParam(IdempotencyKey.HEADER) @Nullable String key,
            @NotNull(message = "Send an order.") @Valid TaskOrder order) {
        var user = SignedIn.of(caller);
        var intent = IdempotencyKey.required(key);
        TaskType type = orders.type(user, order.type());
        List<FieldError> errors = orders.errors(type, order);
        if (!errors.isEmpty()) {
            throw Problem.invalid(errors).exception();
        }
        if (orders.isAnother(user, type, order, intent.value())) {
            throw Problem.of(
                            ProblemType.CONFLICT,
                            "Another task was ordered under this Idempotency-Key. Repeat that order, or send a key of its own.")
                    .exception();
        }
        return orders.take(user, type, order, intent.value());
    }

    @POST
    @Path("/import")
    @Blocking
    @Consumes("text/csv")
    @Operation(
            summary = "Order many tasks of one type by CSV",
            description =
                    "The first line names the columns: title, text, dueAt, externalId, and the form's fields. A line with"
                            + " an externalId that was imported before is the same task; one without, if it says the same.")
    @APIResponse(responseCode = "200", description = "The tasks, and the lines that were left out with their errors")
    @APIResponse(responseCode = "400", description = "Not CSV, or more than 1000 lines")
    public Imported importFile(
            @Context SecurityContext caller,
            @QueryParam("type") @Nullable String typeId,
            @NotNull(message = "Send the file.") String csv) {
        var user = SignedIn.of(caller);
        String id = Objects.requireNonNullElse(typeId, "");
        TaskType type = orders.type(user, id);
        List<Ordered> tasks = new ArrayList<>();
        List<Refused> refused = new ArrayList<>();
        for (TaskFile.Line line : lines(csv, id, type)) {
            List<FieldError> errors = new ArrayList<>(line.errors());
            errors.addAll(orders.errors(type, line.order()));
            if (errors.isEmpty() && orders.isAnother(user, type, line.order(), line.key())) {
                errors.add(FieldError.of(
                        "externalId",
                        line.key(),
                        "Another task was imported under this id. Give this one an id of its own."));
            }
            if (errors.isEmpty()) {
                tasks.add(orders.take(user, type, line.order(), line.key()));
            } else {
                refused.add(new Refused(line.number(), errors));
            }
        }
        return new Imported(tasks, refused);
    }

    private static List<TaskFile.Line> lines(String csv, String id, TaskType type) {
        try {
            return TaskFile.read(csv, id, type);
        } catch (IOException notCsv) {
            throw Problem.invalid(FieldError.of(
                            "file",
                            String.valueOf(notCsv.getMessage())
                                    .lines()
                                    .findFirst()
                                    .orElse("Not CSV.")))
                    .exception();
        }
    }
}
