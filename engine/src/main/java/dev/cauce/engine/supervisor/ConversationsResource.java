package dev.cauce.engine.supervisor;

import dev.cauce.engine.channel.AttachmentAnswer;
import dev.cauce.engine.channel.AttachmentStore;
import dev.cauce.engine.conversation.ContactConversations;
import dev.cauce.engine.conversation.ConversationHistory;
import dev.cauce.engine.conversation.ConversationMoves;
import dev.cauce.engine.desk.AgentConversations;
import dev.cauce.engine.desk.Lookers;
import dev.cauce.engine.desk.MessageResource;
import dev.cauce.engine.desk.Visibility;
import dev.cauce.engine.desk.view.ChannelsView;
import dev.cauce.engine.desk.view.ContactView;
import dev.cauce.engine.desk.view.MessageView;
import dev.cauce.engine.security.Role;
import dev.cauce.engine.security.SignedIn;
import dev.cauce.engine.web.IdempotencyKey;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** Conversations of the supervisor's own clients, live or ended, to read. */
@Path("/api/v1/supervisor/conversations/{conversation}")
@RolesAllowed(Role.NAME_SUPERVISOR)
@Tag(name = "Supervisor")
@APIResponse(responseCode = "404", description = "No such conversation of the supervisor's clients")
public final class ConversationsResource {
    private final AgentConversations conversations;
    private final ConversationHistory history;
    private final AttachmentStore attachments;
    private final ContactConversations contacts;
    private final ConversationMoves moves;
    private final Lookers lookers;

    ConversationsResource(
            AgentConversations conversations,
            ConversationHistory history,
            AttachmentStore attachments,
            ContactConversations contacts,
            ConversationMoves moves,
            Lookers lookers) {
        this.conversations = conversations;
        this.history = history;
        this.attachments = attachments;
        this.contacts = contacts;
        this.moves = moves;
        this.lookers = lookers;
    }

    @GET
    @Path("/messages")
    @Operation(
            summary = "The messages and notes of a conversation, a page at a time, oldest first",
            description =
                    "Who has the conversation is told for 12 s by name that the supervisor looks, unless the installation looks"
                            + " in silence (`cauce.desk.tells-who-looks`).")
    @APIResponse(responseCode = "200", description = "The newest before the given place in the conversation")
    public Uni<List<MessageView>> messages(
            @Context SecurityContext caller,
            @PathParam("conversation") String conversation,
            @QueryParam("before") @Min(value = 1, message = "At least 1.") @Nullable Long before,
            @QueryParam("limit")
                    @DefaultValue("50")
                    @Min(value = 1, message = "At least 1.")
                    @Max(value = 200, message = "At most 200.")
                    int limit) {
        var user = SignedIn.of(caller);
        return conversations
                .stored(user, Visibility.id(conversation))
                .call(found -> lookers.looks(user, found))
                .chain(found -> history.before(
                        user.scope(), found.id(), Objects.requireNonNullElse(before, Long.MAX_VALUE), limit))
                .map(page -> page.stream().map(MessageView::of).toList());
    }

    @DELETE
    @Path("/look")
    @Operation(summary = "Look no more: who has the conversation is told at once")
    @APIResponse(responseCode = "204", description = "Told, or nobody was told of it")
    public Uni<Void> leave(@Context SecurityContext caller, @PathParam("conversation") String conversation) {
        var user = SignedIn.of(caller);
        return conversations.stored(user, Visibility.id(conversation)).chain(found -> lookers.leaves(user, found));
    }

    @POST
    @Path("/notes")
    @ResponseStatus(202)
    @Operation(
            summary = "Whisper to the agent: write a private note into a conversation",
            description = "Only staff see it, whoever has the conversation; the agent's desk shows it at once.")
    @APIResponse(responseCode = "202", description = "Taken; the note comes back among the messages when stored")
    public Uni<MessageResource.Taken> note(
            @Context SecurityContext caller,
            @PathParam("conversation") String conversation,
            @HeaderParam(IdempotencyKey.HEADER) @Nullable String key,
            @NotNull(message = "Send a text.") @Valid MessageResource.NoteRequest request) {
        var user = SignedIn.of(caller);
        var intent = IdempotencyKey.required(key);
        return conversations
                .stored(user, Visibility.id(conversation))
                .chain(found -> conversations.writeNote(user, found, intent, request.text()))
                .map(MessageResource.Taken::new);
    }

    @GET
    @Path("/threads")
    @Operation(
            summary = "Where a conversation was and is: the channel it began on, and those it went on by",
            description = "Messages name their `thread`. One is the current one: what the agent writes goes there.")
    @APIResponse(responseCode = "200", description = "All of them, in no particular order")
    public Uni<List<ChannelsView.ThreadView>> threads(
            @Context SecurityContext caller, @PathParam("conversation") String conversation) {
        var user = SignedIn.of(caller);
        return conversations
                .stored(user, Visibility.id(conversation))
                .chain(found -> moves.threads(user.scope(), found.id()))
                .map(threads ->
                        threads.stream().map(ChannelsView.ThreadView::of).toList());
    }

    @GET
    @Path("/contact")
    @Operation(
            summary = "The contact, and the contact's other conversations, a page at a time, the newest first",
            description = "On all channels of the client that know the contact by the same address.")
    @APIResponse(responseCode = "200", description = "Those that began before the given one")
    public Uni<ContactView> contact(
            @Context SecurityContext caller,
            @PathParam("conversation") String conversation,
            @QueryParam("before") @Size(max = 100, message = "Must be the id of a conversation.") @Nullable
                    String before,
            @QueryParam("limit")
                    @DefaultValue("10")
                    @Min(value = 1, message = "At least 1.")
                    @Max(value = 50, message = "At most 50.")
                    int limit) {
        var user = SignedIn.of(caller);
        return conversations.stored(user, Visibility.id(conversation)).chain(found -> contacts.of(
                        user.scope(), found, before, limit)
                .map(contact -> ContactView.of(found, contact, limit)));
    }

    @GET
    @RunOnVirtualThread
    @Path("/attachments/{attachment}")
    @Produces(MediaType.WILDCARD)
    @Operation(summary = "Download a file", description = "Always as a download, never shown in place.")
    @APIResponse(responseCode = "200", description = "The content")
    public Response download(
            @Context SecurityContext caller,
            @PathParam("conversation") String conversation,
            @PathParam("attachment") String attachment) {
        var user = SignedIn.of(caller);
        var files = conversations
                .stored(user, Visibility.id(conversation))
                .chain(found -> conversations.files(user, found, attachment));
        return AttachmentAnswer.of(files, attachment, attachments).build();
    }
}
