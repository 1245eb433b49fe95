package dev.cauce.engine.supervisor;

import dev.cauce.engine.desk.Operations;
import dev.cauce.engine.desk.PresenceReasons;
import dev.cauce.engine.desk.RouterCommands;
import dev.cauce.engine.desk.Visibility;
import dev.cauce.engine.desk.operation.OperationState;
import dev.cauce.engine.security.Role;
import dev.cauce.engine.security.SignedIn;
import dev.cauce.engine.web.IdempotencyKey;
import dev.cauce.engine.web.Problem;
import dev.cauce.routing.core.AgentId;
import dev.cauce.routing.core.Command;
import dev.cauce.routing.core.InteractionId;
import dev.cauce.routing.core.QueueId;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;
import java.util.Collections;
import java.util.function.Predicate;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What a supervisor does to work and agents of the supervisor's own clients; anything else does not exist. */
@Path("/api/v1/supervisor")
@RolesAllowed(Role.NAME_SUPERVISOR)
@Tag(name = "Supervisor")
@APIResponse(responseCode = "404", description = "No such interaction or agent of the supervisor's clients")
public final class SupervisorResource {
    private final RouterCommands router;
    private final Operations operations;
    private final PresenceReasons reasons;

    SupervisorResource(RouterCommands router, Operations operations, PresenceReasons reasons) {
        this.router = router;
        this.operations = operations;
        this.reasons = reasons;
    }

    /** Where to. */
    @Schema(examples = "{\"queue\": \"acme-support\"}")
    public record MoveRequest(
            @NotBlank(message = "Send the id of a queue.") @Size(max = 63, message = "At most 63 characters.")
            String queue) {}

    /** To whom. */
    @Schema(examples = "{\"agent\": \"bruno\"}")
    public record AssignRequest(
            @NotBlank(message = "Send the id of an agent.") @Size(max = 63, message = "At most 63 characters.")
            String agent) {}

    /** How urgent; each step is worth one minute of waiting unless the operation says otherwise. */
    @Schema(examples = "{\"priority\": 5}")
    public record PriorityRequest(
            @NotNull(message = "Send a priority.")
            @Min(value = Command.Enqueue.LOWEST_PRIORITY, message = "At least -100.")
            @Max(value = Command.Enqueue.HIGHEST_PRIORITY, message = "At most 100.")
            Integer priority) {}

    /** Why the interaction is ended. */
    @Schema(examples = "{\"reason\": \"spam\"}")
    public record CloseRequest(
            @NotNull(message = "Send a reason.")
            @Pattern(regexp = "[a-z0-9][a-z0-9-]{0,62}", message = "A code of lower-case letters, digits and hyphens.")
            String reason) {}

    /** A presence forced upon an agent. */
    @Schema(examples = "{\"presence\": \"paused\", \"reason\": \"meeting\"}")
    public record ForcedPresence(
            @NotNull(message = "Say available, paused or offline.")
            String presence,

            @Nullable String reason) {}

    @POST
    @Path("/interactions/{interaction}/move")
    @Operation(summary = "Move an interaction to another queue of its client")
    @APIResponse(responseCode = "204", description = "Moved")
    @APIResponse(responseCode = "409", description = "The queue is another client's, or the interaction has ended")
    public Uni<Void> move(
            @Context SecurityContext caller,
            @PathParam("interaction") String interaction,
            @HeaderParam(IdempotencyKey.HEADER) @Nullable String key,
            @NotNull(message = "Say where to.") @Valid MoveRequest request) {
        var user = SignedIn.of(caller);
        var id = Visibility.id(interaction);
        return about(user, key, id, new Command.MoveToQueue(id, new QueueId(request.queue()), user.user()));
    }

    @POST
    @Path("/interactions/{interaction}/assign")
    @Operation(
            summary = "Give an interaction to an agent without an offer",
            description = "May exceed the agent's capacity, never the agent's clients.")
    @APIResponse(responseCode = "204", description = "Assigned")
    @APIResponse(responseCode = "409", description = "The agent does not serve the client")
    public Uni<Void> assign(
            @Context SecurityContext caller,
            @PathParam("interaction") String interaction,
            @HeaderParam(IdempotencyKey.HEADER) @Nullable String key,
            @NotNull(message = "Say to whom.") @Valid AssignRequest request) {
        var user = SignedIn.of(caller);
        var id = Visibility.id(interaction);
        return about(user, key, id, new Command.AssignManually(id, new AgentId(request.agent()), user.user()));
    }

    @POST
    @Path("/interactions/{interaction}/priority")
    @Operation(summary = "Change an interaction's priority", description = "The queue is ordered anew at once.")
    @APIResponse(responseCode = "204", description = "Changed")
    public Uni<Void> priority(
            @Context SecurityContext caller,
            @PathParam("interaction") String interaction,
            @HeaderParam(IdempotencyKey.HEADER) @Nullable String key,
            @NotNull(message = "Send a priority.") @Valid PriorityRequest request) {
        var user = SignedIn.of(caller);
        var id = Visibility.id(interaction);
        return about(user, key, id, new Command.ChangePriority(id, request.priority(), user.user()));
    }

    @POST
    @Path("/interactions/{interaction}/close")
    @Operation(summary = "End an interaction, wherever it stands")
    @APIResponse(responseCode = "204", description = "Ended")
    public Uni<Void> close(
            @Context SecurityContext caller,
            @PathParam("interaction") String interaction,
            @HeaderParam(IdempotencyKey.HEADER) @Nullable String key,
            @NotNull(message = "Send a reason.") @Valid CloseRequest request) {
        var user = SignedIn.of(caller);
        var id = Visibility.id(interaction);
        return about(user, key, id, new Command.CloseBySupervisor(id, request.reason(), user.user()));
    }

    @POST
    @Path("/agents/{agent}/presence")
    @Operation(summary = "Set an agent's presence")
    @APIResponse(responseCode = "204", description = "Set")
    public Uni<Void> presence(
            @Context SecurityContext caller,
            @PathParam("agent") String agent,
            @HeaderParam(IdempotencyKey.HEADER) @Nullable String key,
            @NotNull(message = "Send a presence.") @Valid ForcedPresence request) {
        var user = SignedIn.of(caller);
        var intent = IdempotencyKey.required(key);
        if (agent.isBlank()) {
            throw Problem.notFound("No such agent.").exception();
        }
        var id = new AgentId(agent);
        return visible(user, "agent " + agent, operation -> operation
                        .agent(id)
                        .filter(one -> !Collections.disjoint(one.clients(), user.clients()))
                        .isPresent())
                .map(_ -> reasons.read(request.presence(), request.reason()))
                .chain(presence -> router.submit(user, intent, new Command.ForcePresence(id, presence, user.user())));
    }

    /** The router knows what has ended, and what was done before under the same key; only other clients' work is hidden. */
    private Uni<Void> about(SignedIn user, @Nullable String key, InteractionId id, Command command) {
        var intent = IdempotencyKey.required(key);
        return visible(user, "interaction " + id, operation -> operation
                        .interaction(id)
                        .filter(interaction -> !user.serves(interaction.client()))
                        .isEmpty())
                .chain(() -> router.submit(user, intent, command));
    }

    private Uni<Void> visible(SignedIn user, String what, Predicate<OperationState> isVisible) {
        return Uni.createFrom()
                .completionStage(() -> operations.read(user.operation(), isVisible::test))
                .invoke(visible -> {
                    if (!visible) {
                        throw Problem.notFound("No %s of your clients.".formatted(what))
                                .exception();
                    }
                })
                .replaceWithVoid();
    }
}
