package dev.cauce.engine.desk;

import dev.cauce.engine.desk.view.TagsView;
import dev.cauce.engine.security.Role;
import dev.cauce.engine.security.SignedIn;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Tags of the agent's own conversations. */
@Path("/api/v1/agent/conversations/{conversation}/tags")
@RolesAllowed(Role.NAME_AGENT)
@Tag(name = "Agent")
@APIResponse(responseCode = "404", description = "No such conversation with the agent")
public final class TagsResource {
    private final AgentConversations conversations;
    private final Tagging tagging;

    TagsResource(AgentConversations conversations, Tagging tagging) {
        this.conversations = conversations;
        this.tagging = tagging;
    }

    @GET
    @Operation(summary = "The tags of a conversation")
    @APIResponse(responseCode = "200", description = "In alphabetical order")
    public Uni<TagsView> tags(@Context SecurityContext caller, @PathParam("conversation") String conversation) {
        var user = SignedIn.of(caller);
        return conversations.seen(user, Visibility.id(conversation)).chain(own -> tagging.read(user, own));
    }

    @PUT
    @Operation(summary = "Tag a conversation", description = "With these and no other; from the words of its client.")
    @APIResponse(responseCode = "200", description = "As it is tagged now")
    @APIResponse(responseCode = "400", description = "Not a tag of the client")
    public Uni<TagsView> tag(
            @Context SecurityContext caller,
            @PathParam("conversation") String conversation,
            @NotNull(message = "Send a list of tags.") @Valid Tagging.TagsRequest request) {
        var user = SignedIn.of(caller);
        return conversations.own(user, Visibility.id(conversation)).chain(own -> tagging.put(user, own, request));
    }
}
