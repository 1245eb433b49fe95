package dev.cauce.engine.configuration;

import dev.cauce.engine.configuration.definition.Id;
import dev.cauce.engine.configuration.definition.MediaChannel;
import dev.cauce.engine.configuration.definition.Queue;
import dev.cauce.engine.routing.whatif.WhatIf;
import dev.cauce.engine.routing.whatif.WhatIfView;
import dev.cauce.engine.security.Role;
import dev.cauce.engine.security.SignedIn;
import dev.cauce.engine.web.FieldError;
import dev.cauce.engine.web.Problem;
import dev.cauce.routing.core.Command;
import dev.cauce.routing.core.OperationId;
import dev.cauce.routing.core.QueueId;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Where work waits. */
@Path("/api/v1/configuration/queues")
@Tag(name = "Configuration: queues", description = "Where work waits.")
public class QueuesEndpoints extends DefinitionEndpoints<Queue> {
    @Inject
    WhatIf whatIf;

    QueuesEndpoints() {
        super(Queue.class);
    }

    /** An interaction that is only thought of. */
    @Schema(name = "QueueTest", examples = "{\"channel\": \"chat\"}")
    public record Test(
            @NotNull(message = "Say by which channel it comes.")
            MediaChannel channel,

            @Schema(description = "As the queue gives new work when left out", examples = "0")
            @Min(value = Command.Enqueue.LOWEST_PRIORITY, message = "Must be at least -100.")
            @Max(value = Command.Enqueue.HIGHEST_PRIORITY, message = "Must be at most 100.")
            @Nullable
            Integer priority,

            @Schema(description = "As if the queue required these skills; its own when left out")
            @Size(max = 50, message = "Must have at most 50 entries.")
            @Nullable
            List<Queue.@Valid @NotNull Requirement> requirements) {}

    @POST
    @Path("/{id}/test")
    @RolesAllowed({Role.NAME_SUPERVISOR, Role.NAME_ADMINISTRATOR})
    @Operation(
            summary = "Test a queue: what would happen to an interaction that came now",
            description =
                    "Asked of the real router on a copy of its state. Nothing is offered to anybody, nothing is counted.")
    @APIResponse(
            responseCode = "200",
            description =
                    "Who would be offered it, who not and why, how long it would wait, and which overflow rule would take it")
    @APIResponse(responseCode = "409", description = "The router would not take it, or does not know the queue yet")
    @APIResponse(responseCode = "503", description = "Too many such questions at once")
    public Uni<WhatIfView> test(
            @PathParam("id") @Id String id,
            @NotNull(message = "Say what comes.") @Valid Test test,
            @Context SecurityContext request) {
        return reader.one(Queue.class, id, new Viewer(SignedIn.of(request))).chain(defined -> {
            var queue = defined.definition();
            if (!queue.channels().contains(test.channel())) {
                throw Problem.invalid(FieldError.of(
                                "channel",
                                test.channel().channel().name(),
                                "The queue does not take it. Choose one of its channels."))
                        .exception();
            }
            return whatIf.arrival(
                    new OperationId(queue.operation()),
                    new QueueId(id),
                    test.channel().channel(),
                    test.priority() == null ? queue.priorityOfNewWork() : test.priority(),
                    test.requirements() == null ? null : RouterRules.requirements(test.requirements()));
        });
    }
}
