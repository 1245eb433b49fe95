package dev.cauce.engine.desk;

import dev.cauce.engine.desk.view.ContactNoteView;
import dev.cauce.engine.security.Role;
import dev.cauce.engine.security.SignedIn;
import dev.cauce.engine.web.IdempotencyKey;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Notes on the contact of an agent's conversation; they outlive the conversation. */
@Path("/api/v1/agent/conversations/{conversation}/contact/notes")
@RolesAllowed(Role.NAME_AGENT)
@Tag(name = "Agent")
@APIResponse(responseCode = "404", description = "No such conversation with the agent, or no such note of its contact")
public final class ContactNotesResource {
    private final AgentConversations conversations;
    private final NotesOnContact notes;

    ContactNotesResource(AgentConversations conversations, NotesOnContact notes) {
        this.conversations = conversations;
        this.notes = notes;
    }

    @GET
    @Operation(
            summary = "The notes on the contact, the newest first",
            description = "Over all addresses that were merged with the contact's.")
    @APIResponse(responseCode = "200", description = "All of them")
    public Uni<List<ContactNoteView>> notes(
            @Context SecurityContext caller, @PathParam("conversation") String conversation) {
        var user = SignedIn.of(caller);
        return conversations.own(user, Visibility.id(conversation)).chain(own -> notes.read(user, own));
    }

    @POST
    @Operation(summary = "Note something on the contact", description = "Only staff see it. Stands in the audit.")
    @APIResponse(responseCode = "200", description = "The note, the same for the same key")
    @APIResponse(responseCode = "409", description = "The contact has 200 notes")
    public Uni<ContactNoteView> add(
            @Context SecurityContext caller,
            @PathParam("conversation") String conversation,
            @HeaderParam(IdempotencyKey.HEADER) @Nullable String key,
            @NotNull(message = "Send a text.") @Valid NotesOnContact.NoteRequest request) {
        var user = SignedIn.of(caller);
        var intent = IdempotencyKey.required(key);
        return conversations.own(user, Visibility.id(conversation)).chain(own -> notes.add(user, own, intent, request));
    }

    @PUT
    @Path("/{note}")
    @Operation(summary = "Change a note", description = "Only the agent's own. Stands in the audit, without the words.")
    @APIResponse(responseCode = "200", description = "The note as it is now")
    @APIResponse(responseCode = "403", description = "Somebody else wrote it")
    public Uni<ContactNoteView> change(
            @Context SecurityContext caller,
            @PathParam("conversation") String conversation,
            @PathParam("note") String note,
            @NotNull(message = "Send a text.") @Valid NotesOnContact.NoteRequest request) {
        var user = SignedIn.of(caller);
        return conversations
                .own(user, Visibility.id(conversation))
                .chain(own -> notes.change(user, own, note, request));
    }

    @DELETE
    @Path("/{note}")
    @Operation(
            summary = "Delete a note",
            description = "The agent's own; a supervisor deletes any. Stands in the audit.")
    @APIResponse(responseCode = "204", description = "Deleted, now or before")
    @APIResponse(responseCode = "403", description = "Somebody else wrote it")
    public Uni<Void> delete(
            @Context SecurityContext caller,
            @PathParam("conversation") String conversation,
            @PathParam("note") String note) {
        var user = SignedIn.of(caller);
        return conversations.own(user, Visibility.id(conversation)).chain(own -> notes.delete(user, own, note));
    }
}
