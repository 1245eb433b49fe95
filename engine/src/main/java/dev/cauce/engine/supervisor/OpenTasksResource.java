package dev.cauce.engine.supervisor;

import dev.cauce.engine.security.Role;
import dev.cauce.engine.security.SignedIn;
import dev.cauce.engine.web.FieldError;
import dev.cauce.engine.web.Problem;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The back-office work of the supervisor's own clients that is not done. */
@Path("/api/v1/supervisor/tasks")
@RolesAllowed(Role.NAME_SUPERVISOR)
@Tag(name = "Supervisor")
public final class OpenTasksResource {
    private final OpenTasks tasks;

    OpenTasksResource(OpenTasks tasks) {
        this.tasks = tasks;
    }

    @GET
    @Operation(
            summary = "Open back-office tasks, what is due first before the rest, and how many there are of each type",
            description =
                    "Waiting, with an agent, or in wrap-up. Today is the day of the task's client. Counts are of all that"
                            + " was asked for, whenever due; of more than 10,000 the latest due are left out.")
    @APIResponse(responseCode = "200", description = "The first of those that were asked for")
    @APIResponse(responseCode = "400", description = "Not a time to be due")
    public Uni<TaskList> open(
            @Context SecurityContext caller,
            @QueryParam("client") @Size(max = 63, message = "At most 63 characters.") @Nullable String client,
            @QueryParam("queue") @Size(max = 63, message = "At most 63 characters.") @Nullable String queue,
            @QueryParam("type") @Size(max = 63, message = "At most 63 characters.") @Nullable String type,
            @Parameter(description = "overdue, today or later; all when left out", example = "overdue")
                    @QueryParam("due")
                    @Nullable
                    String due,
            @QueryParam("limit")
                    @DefaultValue("50")
                    @Min(value = 1, message = "At least 1.")
                    @Max(value = 200, message = "At most 200.")
                    int limit) {
        return tasks.of(SignedIn.of(caller), new OpenTasks.Asked(client, queue, type, due(due), limit));
    }

    private static TaskList.@Nullable Due due(@Nullable String text) {
        if (text == null) {
            return null;
        }
        return switch (text) {
            case "overdue" -> TaskList.Due.OVERDUE;
            case "today" -> TaskList.Due.TODAY;
            case "later" -> TaskList.Due.LATER;
            default ->
                throw Problem.invalid(FieldError.of("due", text, "Must be overdue, today or later."))
                        .exception();
        };
    }
}
