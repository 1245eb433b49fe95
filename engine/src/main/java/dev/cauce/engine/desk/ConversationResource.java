package dev.cauce.engine.desk;

import dev.cauce.engine.security.Role;
import dev.cauce.engine.security.SignedIn;
import dev.cauce.engine.web.FieldError;
import dev.cauce.engine.web.IdempotencyKey;
import dev.cauce.engine.web.Problem;
import dev.cauce.routing.core.AgentId;
import dev.cauce.routing.core.Command;
import dev.cauce.routing.core.DispositionId;
import dev.cauce.routing.core.InteractionId;
import dev.cauce.routing.core.QueueId;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Where an agent takes a conversation: on to others, to its end, and through wrap-up. */
@Path("/api/v1/agent/conversations/{conversation}")
@RolesAllowed(Role.NAME_AGENT)
@Tag(name = "Agent")
public final class ConversationResource {
    private final RouterCommands router;
    private final Visibility visibility;

    ConversationResource(RouterCommands router, Visibility visibility) {
        this.router = router;
        this.visibility = visibility;
    }

    /** Where to. */
    @Schema(examples = "{\"queue\": \"acme-support\", \"keepAge\": true}")
    public record TransferRequest(
            @Schema(description = "The queue to wait in; either this or agent.", examples = "acme-support")
            @Size(min = 1, max = 63, message = "1 to 63 characters.")
            @Nullable
            String queue,

            @Schema(description = "The agent to offer it to; either this or queue.", examples = "bruno")
            @Size(min = 1, max = 63, message = "1 to 63 characters.")
            @Nullable
            String agent,

            @Schema(description = "Whether the age counts in the new queue; false unless said.") @Nullable
            Boolean keepAge) {}

    /** How the work is closed. */
    @Schema(examples = "{\"disposition\": \"acme-sold\"}")
    public record WrapUpRequest(
            @NotBlank(message = "Send the id of a disposition.") @Size(max = 63, message = "At most 63 characters.")
            String disposition) {}

    @POST
    @Path("/transfer")
    @Operation(summary = "Hand the conversation on, to a queue or an agent")
    @APIResponse(responseCode = "204", description = "Handed on")
    @APIResponse(responseCode = "400", description = "Neither or both of queue and agent, or no such queue")
    @APIResponse(responseCode = "404", description = "No such conversation, or of a client the agent does not serve")
    @APIResponse(responseCode = "409", description = "Not with this agent, not in conversation, or of another client")
    public Uni<Void> transfer(
            @Context SecurityContext caller,
            @PathParam("conversation") String conversation,
            @HeaderParam(IdempotencyKey.HEADER) @Nullable String key,
            @NotNull(message = "Say where to.") @Valid TransferRequest request) {
        var user = SignedIn.of(caller);
        return command(user, key, conversation, transfer(user, id(conversation), request));
    }

    @POST
    @Path("/close")
    @Operation(summary = "End the conversation for the contact", description = "Wrap-up begins.")
    @APIResponse(responseCode = "204", description = "Ended")
    @APIResponse(responseCode = "404", description = "No such conversation, or of a client the agent does not serve")
    @APIResponse(responseCode = "409", description = "Not with this agent, or ended already")
    public Uni<Void> close(
            @Context SecurityContext caller,
            @PathParam("conversation") String conversation,
            @HeaderParam(IdempotencyKey.HEADER) @Nullable String key) {
        var user = SignedIn.of(caller);
        return command(user, key, conversation, new Command.CloseInteraction(id(conversation), user.agent()));
    }

    @POST
    @Path("/wrap-up")
    @Operation(summary = "Complete wrap-up with a disposition", description = "Frees the capacity.")
    @APIResponse(responseCode = "204", description = "Completed")
    @APIResponse(responseCode = "400", description = "No such disposition for the client")
    @APIResponse(responseCode = "404", description = "No such conversation, or of a client the agent does not serve")
    @APIResponse(responseCode = "409", description = "Not in wrap-up with this agent")
    public Uni<Void> wrapUp(
            @Context SecurityContext caller,
            @PathParam("conversation") String conversation,
            @HeaderParam(IdempotencyKey.HEADER) @Nullable String key,
            @NotNull(message = "Send a disposition.") @Valid WrapUpRequest request) {
        var user = SignedIn.of(caller);
        return command(
                user,
                key,
                conversation,
                new Command.CompleteWrapUp(id(conversation), user.agent(), new DispositionId(request.disposition())));
    }

    private Uni<Void> command(SignedIn user, @Nullable String key, String conversation, Command command) {
        var intent = IdempotencyKey.required(key);
        return visibility.commandable(user, id(conversation)).chain(() -> router.submit(user, intent, command));
    }

    private static Command transfer(SignedIn user, InteractionId conversation, TransferRequest request) {
        var queue = request.queue();
        var agent = request.agent();
        if (queue != null && agent == null) {
            return new Command.TransferToQueue(
                    conversation, user.agent(), new QueueId(queue), Boolean.TRUE.equals(request.keepAge()));
        }
        if (agent != null && queue == null) {
            return new Command.TransferToAgent(conversation, user.agent(), new AgentId(agent));
        }
        throw Problem.invalid(FieldError.of("queue", "Send either a queue or an agent."))
                .exception();
    }

    static InteractionId id(String text) {
        if (text.isBlank() || text.length() > 100) {
            throw Problem.notFound("No such conversation.").exception();
        }
        return new InteractionId(text);
    }
}
