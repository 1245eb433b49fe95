package dev.cauce.engine.desk;

import dev.cauce.channel.api.Part;
import dev.cauce.engine.security.Role;
import dev.cauce.engine.security.SignedIn;
import dev.cauce.engine.web.FieldError;
import dev.cauce.engine.web.IdempotencyKey;
import dev.cauce.engine.web.Problem;
import dev.cauce.routing.core.AgentId;
import dev.cauce.routing.core.Command;
import dev.cauce.routing.core.InteractionId;
import dev.cauce.routing.core.QueueId;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
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
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Where an agent takes a conversation: on to others, to its end, and through wrap-up. */
@Path("/api/v1/agent/conversations/{conversation}")
@RolesAllowed(Role.NAME_AGENT)
@Tag(name = "Agent")
@APIResponse(responseCode = "404", description = "No such conversation, or of a client the agent does not serve")
public final class ConversationResource {
    private static final String SOMETHING = "(?s).*\\S.*";
    private static final String ID = "[a-z0-9][a-z0-9-]{0,62}";

    private final RouterCommands router;
    private final Visibility visibility;
    private final Dispositions dispositions;
    private final AgentConversations conversations;
    private final AgentReopening reopening;

    ConversationResource(
            RouterCommands router,
            Visibility visibility,
            Dispositions dispositions,
            AgentConversations conversations,
            AgentReopening reopening) {
        this.router = router;
        this.visibility = visibility;
        this.dispositions = dispositions;
        this.conversations = conversations;
        this.reopening = reopening;
    }

    /** Where to. */
    @Schema(examples = "{\"queue\": \"acme-support\", \"keepAge\": true, \"note\": \"Wants the invoice of March\"}")
    public record TransferRequest(
            @Schema(description = "The queue to wait in; either this or agent.", examples = "acme-support")
            @Pattern(regexp = ID, message = "Must be an id of lower-case letters, digits and hyphens.")
            @Nullable
            String queue,

            @Schema(description = "The agent to offer it to; either this or queue.", examples = "bruno")
            @Pattern(regexp = ID, message = "Must be an id of lower-case letters, digits and hyphens.")
            @Nullable
            String agent,

            @Schema(description = "Whether the age counts in the new queue; false unless said.") @Nullable
            Boolean keepAge,

            @Schema(description = "Becomes a private note in the conversation", examples = "Wants the invoice of March")
            @Size(max = 4000, message = "At most 4000 characters.")
            @Pattern(regexp = SOMETHING, message = "Write something, or leave it out.")
            @Nullable
            String note) {}

    /** How the work is closed. */
    @Schema(examples = "{\"disposition\": \"acme-sold\", \"fields\": {\"order\": \"2026-117\"}}")
    public record WrapUpRequest(
            @NotBlank(message = "Send the id of a disposition.") @Size(max = 63, message = "At most 63 characters.")
            String disposition,

            @Schema(
                    description = "As the form of the disposition has them; at most 16 KiB of JSON",
                    examples = "{\"order\": \"2026-117\"}")
            @Size(max = 100, message = "At most 100 fields.")
            @Nullable
            Map<String, Object> fields,

            @Schema(description = "Becomes a private note in the conversation", examples = "Will send the form back")
            @Size(max = 4000, message = "At most 4000 characters.")
            @Pattern(regexp = SOMETHING, message = "Write something, or leave it out.")
            @Nullable
            String note) {
        public WrapUpRequest {
            fields = fields == null ? null : Collections.unmodifiableMap(new LinkedHashMap<>(fields));
        }

        Map<String, Object> filled() {
            return Objects.requireNonNullElse(fields, Map.of());
        }

        /** What becomes a private note. */
        List<Part> noted() {
            List<Part> parts = new ArrayList<>();
            if (!filled().isEmpty()) {
                parts.add(new Part.WrapUp(disposition, filled()));
            }
            if (note != null) {
                parts.add(new Part.Text(note));
            }
            return parts;
        }
    }

    /** What continues an ended conversation. */
    @Schema(name = "Reopened")
    public record ReopenedView(
            @Schema(description = "The id of the conversation that continues it")
            String conversation) {}

    @POST
    @Path("/transfer")
    @Operation(summary = "Hand the conversation on, to a queue or an agent")
    @APIResponse(responseCode = "204", description = "Handed on")
    @APIResponse(responseCode = "400", description = "Neither or both of queue and agent, or no such queue")
    @APIResponse(responseCode = "409", description = "Not with this agent, not in conversation, or of another client")
    public Uni<Void> transfer(
            @Context SecurityContext caller,
            @PathParam("conversation") String conversation,
            @HeaderParam(IdempotencyKey.HEADER) @Nullable String key,
            @NotNull(message = "Say where to.") @Valid TransferRequest request) {
        var user = SignedIn.of(caller);
        var intent = IdempotencyKey.required(key);
        var id = Visibility.id(conversation);
        return command(user, intent, id, transfer(user, id, request), texts(request.note()));
    }

    @POST
    @Path("/close")
    @Operation(summary = "End the conversation for the contact", description = "Wrap-up begins.")
    @APIResponse(responseCode = "204", description = "Ended")
    @APIResponse(responseCode = "409", description = "Not with this agent, or ended already")
    public Uni<Void> close(
            @Context SecurityContext caller,
            @PathParam("conversation") String conversation,
            @HeaderParam(IdempotencyKey.HEADER) @Nullable String key) {
        var user = SignedIn.of(caller);
        var id = Visibility.id(conversation);
        return command(
                user, IdempotencyKey.required(key), id, new Command.CloseInteraction(id, user.agent()), List.of());
    }

    @POST
    @Path("/wrap-up")
    @Operation(summary = "Complete wrap-up with a disposition", description = "Frees the capacity.")
    @APIResponse(responseCode = "204", description = "Completed")
    @APIResponse(
            responseCode = "400",
            description = "No such disposition for the client, or fields that do not meet its form")
    @APIResponse(responseCode = "409", description = "Not in wrap-up with this agent")
    public Uni<Void> wrapUp(
            @Context SecurityContext caller,
            @PathParam("conversation") String conversation,
            @HeaderParam(IdempotencyKey.HEADER) @Nullable String key,
            @NotNull(message = "Send a disposition.") @Valid WrapUpRequest request) {
        var user = SignedIn.of(caller);
        var intent = IdempotencyKey.required(key);
        var id = Visibility.id(conversation);
        return visibility
                .commandable(user, id)
                .chain(() -> dispositions.read(user, id, request.disposition(), request.filled()))
                .map(disposition -> new Command.CompleteWrapUp(id, user.agent(), disposition))
                .chain(command -> command(user, intent, id, command, request.noted()));
    }

    @POST
    @Path("/reopen")
    @Operation(
            summary = "Reopen an ended conversation",
            description =
                    "One that the agent had last, or another of a contact whom the agent has in hand. A conversation of its own"
                            + " continues it, in the same thread and queue, with the agent at once; what ended stays as it was counted."
                            + " Wrap-up that still runs goes on. Stands in the audit.")
    @APIResponse(responseCode = "200", description = "The conversation that continues it")
    @APIResponse(
            responseCode = "409",
            description =
                    "It has not ended, or too long ago; the contact has another open conversation; or the agent is"
                            + " offline, does not serve its client and queue, or has no capacity left")
    public Uni<ReopenedView> reopen(
            @Context SecurityContext caller,
            @PathParam("conversation") String conversation,
            @HeaderParam(IdempotencyKey.HEADER) @Nullable String key) {
        return reopening
                .reopen(SignedIn.of(caller), Visibility.id(conversation), IdempotencyKey.required(key))
                .map(ReopenedView::new);
    }

    /** The note follows the command that it belongs to, under the same key: repeating both changes nothing. */
    private Uni<Void> command(
            SignedIn user, IdempotencyKey intent, InteractionId id, Command command, List<Part> note) {
        var permitted = visibility.commandable(user, id);
        if (note.isEmpty()) {
            return permitted.chain(() -> router.submit(user, intent, command));
        }
        return permitted.chain(() -> conversations.stored(user, id)).chain(conversation -> router.submit(
                        user, intent, command)
                .chain(() -> conversations.writeNote(user, conversation, intent, note))
                .replaceWithVoid());
    }

    private static List<Part> texts(@Nullable String note) {
        return note == null ? List.of() : List.of(new Part.Text(note));
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
}
