package dev.cauce.engine.desk;

import dev.cauce.engine.channel.AttachmentAnswer;
import dev.cauce.engine.channel.AttachmentStore;
import dev.cauce.engine.conversation.ContactConversations;
import dev.cauce.engine.conversation.ContactMerges;
import dev.cauce.engine.conversation.ConversationHistory;
import dev.cauce.engine.conversation.ConversationPlace;
import dev.cauce.engine.desk.view.ContactView;
import dev.cauce.engine.desk.view.MessageView;
import dev.cauce.engine.security.Role;
import dev.cauce.engine.security.SignedIn;
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
import org.jspecify.annotations.Nullable;

/** Whom an agent talks to, and what was said before; only while the agent has a conversation with the contact. */
@Path("/api/v1/agent/conversations/{conversation}/contact")
@RolesAllowed(Role.NAME_AGENT)
@Tag(name = "Agent")
@APIResponse(responseCode = "404", description = "No such conversation with the agent, or none of its contact")
public final class ContactResource {
    private final AgentConversations conversations;
    private final ContactConversations contacts;
    private final ContactMerges merges;
    private final Merging merging;
    private final ConversationHistory history;
    private final AttachmentStore attachments;

    ContactResource(
            AgentConversations conversations,
            ContactConversations contacts,
            ContactMerges merges,
            Merging merging,
            ConversationHistory history,
            AttachmentStore attachments) {
        this.conversations = conversations;
        this.contacts = contacts;
        this.merges = merges;
        this.merging = merging;
        this.history = history;
        this.attachments = attachments;
    }

    @GET
    @Operation(
            summary = "The contact, and the contact's other conversations, a page at a time, the newest first",
            description =
                    "On all channels of the client that know the contact by the same address, or by one that was merged with it.")
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
        return conversations.seen(user, Visibility.id(conversation)).chain(own -> contacts.of(
                        user.scope(), own, before, limit)
                .map(found -> ContactView.of(own, found, limit)));
    }

    @GET
    @Path("/conversations/{earlier}/messages")
    @Operation(summary = "What was said in another conversation of the contact, a page at a time, oldest first")
    @APIResponse(responseCode = "200", description = "The newest before the given place in the conversation")
    public Uni<List<MessageView>> messages(
            @Context SecurityContext caller,
            @PathParam("conversation") String conversation,
            @PathParam("earlier") String earlier,
            @QueryParam("before") @Min(value = 1, message = "At least 1.") @Nullable Long before,
            @QueryParam("limit")
                    @DefaultValue("50")
                    @Min(value = 1, message = "At least 1.")
                    @Max(value = 200, message = "At most 200.")
                    int limit) {
        var user = SignedIn.of(caller);
        return earlier(user, conversation, earlier)
                .chain(found -> history.before(
                        user.scope(), found.id(), Objects.requireNonNullElse(before, Long.MAX_VALUE), limit))
                .map(page -> page.stream().map(MessageView::of).toList());
    }

    @GET
    @RunOnVirtualThread
    @Path("/conversations/{earlier}/attachments/{attachment}")
    @Produces(MediaType.WILDCARD)
    @Operation(
            summary = "Download a file of another conversation of the contact",
            description = "Always as a download, never shown in place.")
    @APIResponse(responseCode = "200", description = "The content")
    public Response download(
            @Context SecurityContext caller,
            @PathParam("conversation") String conversation,
            @PathParam("earlier") String earlier,
            @PathParam("attachment") String attachment) {
        var user = SignedIn.of(caller);
        var files = earlier(user, conversation, earlier).chain(found -> conversations.files(user, found, attachment));
        return AttachmentAnswer.of(files, attachment, attachments).build();
    }

    @POST
    @Path("/addresses")
    @Operation(
            summary = "Merge: the contact also has another address",
            description =
                    "One that the agent knows: of a conversation that the agent has or had within 24 hours, or written by the contact"
                            + " in this one. Any other takes a supervisor. What was said with it is the contact's from here, and what"
                            + " will be; undone by taking the address away again. Stands in the audit.")
    @APIResponse(responseCode = "204", description = "Merged, now or before")
    @APIResponse(
            responseCode = "400",
            description =
                    "No conversation of the client has this address, or the agent does not know it; which is not told")
    @APIResponse(responseCode = "409", description = "The contact would have more than 20 addresses")
    public Uni<Void> merge(
            @Context SecurityContext caller,
            @PathParam("conversation") String conversation,
            @NotNull(message = "Send an address.") @Valid Merging.AddressRequest request) {
        var user = SignedIn.of(caller);
        return conversations.own(user, Visibility.id(conversation)).chain(own -> merging.merge(user, own, request));
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
        return conversations.own(user, Visibility.id(conversation)).chain(own -> merging.split(user, own, address));
    }

    private Uni<ConversationPlace> earlier(SignedIn user, String conversation, String earlier) {
        var id = Visibility.id(earlier);
        return conversations.seen(user, Visibility.id(conversation)).chain(own -> conversations
                .stored(user, id)
                .call(found -> merges.areOfOnePerson(user.scope(), own, found).invoke(one -> {
                    if (!one) {
                        throw Visibility.unknown(id);
                    }
                })));
    }
}
