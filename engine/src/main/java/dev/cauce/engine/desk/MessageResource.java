package dev.cauce.engine.desk;

import dev.cauce.channel.api.Part;
import dev.cauce.engine.conversation.AgentEvent;
import dev.cauce.engine.conversation.AgentMessages;
import dev.cauce.engine.conversation.ConversationHistory;
import dev.cauce.engine.conversation.ConversationIds;
import dev.cauce.engine.conversation.ConversationSummary;
import dev.cauce.engine.conversation.TypingSignals;
import dev.cauce.engine.desk.view.MessageView;
import dev.cauce.engine.persistence.ClientScope;
import dev.cauce.engine.security.Role;
import dev.cauce.engine.security.SignedIn;
import dev.cauce.engine.web.IdempotencyKey;
import dev.cauce.engine.web.Problem;
import dev.cauce.routing.core.Interaction;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;
import java.time.Clock;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** What an agent reads and writes in the agent's own conversations. */
@Path("/api/v1/agent/conversations/{conversation}")
@RolesAllowed(Role.NAME_AGENT)
@Tag(name = "Agent")
public final class MessageResource {
    private final Visibility visibility;
    private final ConversationHistory history;
    private final AgentMessages messages;
    private final TypingSignals typing;
    private final Clock clock;

    MessageResource(
            Visibility visibility,
            ConversationHistory history,
            AgentMessages messages,
            TypingSignals typing,
            Clock clock) {
        this.visibility = visibility;
        this.history = history;
        this.messages = messages;
        this.typing = typing;
        this.clock = clock;
    }

    /** What to write. */
    @Schema(examples = "{\"text\": \"Good morning, how can I help?\"}")
    public record TextRequest(
            @NotBlank(message = "Write something.") @Size(max = 4000, message = "At most 4000 characters.")
            String text) {}

    /** How far the agent has read. */
    @Schema(examples = "{\"sequence\": 7}")
    public record ReadRequest(
            @NotNull(message = "Send the sequence of the last message read.") @Min(value = 1, message = "At least 1.")
            Long sequence) {}

    /** Whether the agent is typing. */
    @Schema(examples = "{\"active\": true}")
    public record TypingRequest(@NotNull(message = "Send true or false.") Boolean active) {}

    /** The message's id, the same for the same key. */
    public record Taken(String message) {}

    @GET
    @Path("/messages")
    @Operation(summary = "The messages and notes of a conversation, a page at a time, oldest first")
    @APIResponse(responseCode = "200", description = "The newest before the given sequence number")
    @APIResponse(responseCode = "404", description = "No such conversation with the agent")
    public Uni<List<MessageView>> read(
            @Context SecurityContext caller,
            @PathParam("conversation") String conversation,
            @QueryParam("before") @Min(value = 1, message = "At least 1.") @Nullable Long before,
            @QueryParam("limit") @DefaultValue("50") @Min(value = 1, message = "At least 1.") @Max(value = 200, message = "At most 200.") int limit) {
        var user = SignedIn.of(caller);
        return visibility
                .own(user, ConversationResource.id(conversation))
                .chain(own -> history.before(
                        ClientScope.of(own.client()), conversation, before == null ? Long.MAX_VALUE : before, limit))
                .map(page -> page.stream().map(Messages::view).toList());
    }

    @POST
    @Path("/messages")
    @ResponseStatus(202)
    @Operation(summary = "Write to the contact", description = "Taken once it is on all in-sync replicas.")
    @APIResponse(responseCode = "202", description = "Taken; the message comes back through the socket when stored")
    @APIResponse(responseCode = "404", description = "No such conversation with the agent")
    public Uni<Taken> write(
            @Context SecurityContext caller,
            @PathParam("conversation") String conversation,
            @HeaderParam(IdempotencyKey.HEADER) @Nullable String key,
            @NotNull(message = "Send a text.") @Valid TextRequest request) {
        return write(SignedIn.of(caller), conversation, IdempotencyKey.required(key), request.text(), false);
    }

    @POST
    @Path("/notes")
    @ResponseStatus(202)
    @Operation(summary = "Write a private note", description = "Only staff see it.")
    @APIResponse(responseCode = "202", description = "Taken")
    @APIResponse(responseCode = "404", description = "No such conversation with the agent")
    public Uni<Taken> note(
            @Context SecurityContext caller,
            @PathParam("conversation") String conversation,
            @HeaderParam(IdempotencyKey.HEADER) @Nullable String key,
            @NotNull(message = "Send a text.") @Valid TextRequest request) {
        return write(SignedIn.of(caller), conversation, IdempotencyKey.required(key), request.text(), true);
    }

    @POST
    @Path("/read")
    @Operation(summary = "Say how far the contact's messages were read")
    @APIResponse(responseCode = "204", description = "Taken")
    @APIResponse(responseCode = "404", description = "No such conversation with the agent")
    public Uni<Void> readUpTo(
            @Context SecurityContext caller,
            @PathParam("conversation") String conversation,
            @HeaderParam(IdempotencyKey.HEADER) @Nullable String key,
            @NotNull(message = "Send a sequence.") @Valid ReadRequest request) {
        var user = SignedIn.of(caller);
        var id = ConversationIds.agentMessage(
                user.user(), conversation, "read:" + IdempotencyKey.required(key));
        return summary(user, conversation)
                .chain(found -> Uni.createFrom()
                        .completionStage(() -> messages.send(new AgentEvent.ContactMessagesRead(
                                id, found.contact(), conversation, user.user(), request.sequence()))));
    }

    @POST
    @Path("/typing")
    @Operation(summary = "Show the contact that the agent is typing", description = "May be lost; repeat while it lasts.")
    @APIResponse(responseCode = "204", description = "Told")
    @APIResponse(responseCode = "404", description = "No such conversation with the agent")
    public Uni<Void> typing(
            @Context SecurityContext caller,
            @PathParam("conversation") String conversation,
            @HeaderParam(IdempotencyKey.HEADER) @Nullable String key,
            @NotNull(message = "Send active.") @Valid TypingRequest request) {
        var _ = IdempotencyKey.required(key);
        return summary(SignedIn.of(caller), conversation)
                .invoke(found -> typing.agent(found.contact(), conversation, request.active()))
                .replaceWithVoid();
    }

    private Uni<Taken> write(SignedIn user, String conversation, IdempotencyKey key, String text, boolean note) {
        var id = ConversationIds.agentMessage(user.user(), conversation, (note ? "note:" : "") + key);
        return summary(user, conversation)
                .chain(found -> Uni.createFrom()
                        .completionStage(() -> messages.send(new AgentEvent.MessageWritten(
                                id,
                                found.contact(),
                                conversation,
                                user.user(),
                                user.user(),
                                note,
                                clock.instant(),
                                List.of(new Part.Text(text))))))
                .replaceWith(() -> new Taken(id));
    }

    private Uni<ConversationSummary> summary(SignedIn user, String conversation) {
        return visibility
                .own(user, ConversationResource.id(conversation))
                .map(Interaction::client)
                .chain(client -> history.find(ClientScope.of(client), conversation))
                .map(found -> found.orElseThrow(() -> Problem.notFound(
                                "No conversation %s with you.".formatted(conversation))
                        .exception()));
    }
}
