package dev.cauce.engine.supervisor;

import dev.cauce.engine.desk.AgentConversations;
import dev.cauce.engine.desk.Merging;
import dev.cauce.engine.desk.NotesOnContact;
import dev.cauce.engine.desk.Visibility;
import dev.cauce.engine.desk.view.ContactNoteView;
import dev.cauce.engine.security.Role;
import dev.cauce.engine.security.SignedIn;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What supervisors may change of the contacts of their own clients, which agents may only where they know more. */
@Path("/api/v1/supervisor/conversations/{conversation}/contact")
@RolesAllowed(Role.NAME_SUPERVISOR)
@Tag(name = "Supervisor")
@APIResponse(responseCode = "404", description = "No such conversation of the supervisor's clients")
public final class ContactsResource {
    private final AgentConversations conversations;
    private final Merging merging;
    private final NotesOnContact notes;

    ContactsResource(AgentConversations conversations, Merging merging, NotesOnContact notes) {
        this.conversations = conversations;
        this.merging = merging;
        this.notes = notes;
    }

    @POST
    @Path("/addresses")
    @Operation(
            summary = "Merge: the contact also has another address",
            description =
                    "Any that a conversation of the same client has. Undone by taking the address away again. Stands in the audit.")
    @APIResponse(responseCode = "204", description = "Merged, now or before")
    @APIResponse(responseCode = "400", description = "No conversation of the client has this address")
    @APIResponse(responseCode = "409", description = "The contact would have more than 20 addresses")
    public Uni<Void> merge(
            @Context SecurityContext caller,
            @PathParam("conversation") String conversation,
            @NotNull(message = "Send an address.") @Valid Merging.AddressRequest request) {
        var user = SignedIn.of(caller);
        return conversations
                .stored(user, Visibility.id(conversation))
                .chain(found -> merging.merge(user, found, request));
    }

    @DELETE
    @Path("/addresses/{address}")
    @Operation(
            summary = "Split: an address is another person's",
            description = "Its conversations are not the contact's any more. Stands in the audit.")
    @APIResponse(responseCode = "204", description = "Split, now or before")
    @APIResponse(responseCode = "409", description = "It is the conversation's own address")
    public Uni<Void> split(
            @Context SecurityContext caller,
            @PathParam("conversation") String conversation,
            @PathParam("address") String address) {
        var user = SignedIn.of(caller);
        return conversations
                .stored(user, Visibility.id(conversation))
                .chain(found -> merging.split(user, found, address));
    }

    @GET
    @Path("/notes")
    @Operation(
            summary = "The notes on the contact, the newest first",
            description = "Over all addresses that were merged with the contact's.")
    @APIResponse(responseCode = "200", description = "All of them")
    public Uni<List<ContactNoteView>> notes(
            @Context SecurityContext caller, @PathParam("conversation") String conversation) {
        var user = SignedIn.of(caller);
        return conversations.stored(user, Visibility.id(conversation)).chain(found -> notes.read(user, found));
    }

    @DELETE
    @Path("/notes/{note}")
    @Operation(summary = "Delete a note, whoever wrote it", description = "Stands in the audit.")
    @APIResponse(responseCode = "204", description = "Deleted, now or before")
    public Uni<Void> deleteNote(
            @Context SecurityContext caller,
            @PathParam("conversation") String conversation,
            @PathParam("note") String note) {
        var user = SignedIn.of(caller);
        return conversations.stored(user, Visibility.id(conversation)).chain(found -> notes.delete(user, found, note));
    }
}
