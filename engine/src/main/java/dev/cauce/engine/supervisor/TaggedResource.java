package dev.cauce.engine.supervisor;

import dev.cauce.engine.conversation.ConversationTags;
import dev.cauce.engine.desk.AgentConversations;
import dev.cauce.engine.desk.Tagging;
import dev.cauce.engine.desk.Visibility;
import dev.cauce.engine.desk.view.TagsView;
import dev.cauce.engine.security.Role;
import dev.cauce.engine.security.SignedIn;
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
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Conversations of the supervisor's own clients by their tags. */
@Path("/api/v1/supervisor/conversations")
@RolesAllowed(Role.NAME_SUPERVISOR)
@Tag(name = "Supervisor")
public final class TaggedResource {
    private final AgentConversations conversations;
    private final ConversationTags tags;
    private final Tagging tagging;

    TaggedResource(AgentConversations conversations, ConversationTags tags, Tagging tagging) {
        this.conversations = conversations;
        this.tags = tags;
        this.tagging = tagging;
    }

    /** A conversation with its tags; one without an end goes on. */
    public record TaggedView(
            String id,
            String client,
            String channel,
            String queue,
            @Nullable String agent,
            Instant startedAt,
            @Nullable Instant endedAt,
            List<String> tags) {
        public TaggedView {
            tags = List.copyOf(tags);
        }

        static TaggedView of(ConversationTags.Tagged one) {
            return new TaggedView(
                    one.id(),
                    one.client(),
                    one.kind(),
                    one.queue(),
                    one.agent(),
                    one.startedAt(),
                    one.endedAt(),
                    one.tags());
        }
    }

    @GET
    @Operation(summary = "Conversations with a tag, a page at a time, the newest first")
    @APIResponse(responseCode = "200", description = "Those that began before the given one")
    public Uni<List<TaggedView>> tagged(
            @Context SecurityContext caller,
            @QueryParam("tag") @NotBlank(message = "Say which tag.") @Size(max = 40, message = "At most 40 characters.")
                    String tag,
            @QueryParam("before") @Size(max = 100, message = "Must be the id of a conversation.") @Nullable
                    String before,
            @QueryParam("limit")
                    @DefaultValue("50")
                    @Min(value = 1, message = "At least 1.")
                    @Max(value = 200, message = "At most 200.")
                    int limit) {
        var user = SignedIn.of(caller);
        return tags.with(user.scope(), user.operation().value(), tag, before, limit)
                .map(found -> found.stream().map(TaggedView::of).toList());
    }

    @GET
    @Path("/{conversation}/tags")
    @Operation(summary = "The tags of a conversation")
    @APIResponse(responseCode = "200", description = "In alphabetical order")
    @APIResponse(responseCode = "404", description = "No such conversation of the supervisor's clients")
    public Uni<TagsView> tags(@Context SecurityContext caller, @PathParam("conversation") String conversation) {
        var user = SignedIn.of(caller);
        return conversations.stored(user, Visibility.id(conversation)).chain(found -> tagging.read(user, found));
    }

    @PUT
    @Path("/{conversation}/tags")
    @Operation(summary = "Tag a conversation", description = "With these and no other; from the words of its client.")
    @APIResponse(responseCode = "200", description = "As it is tagged now")
    @APIResponse(responseCode = "400", description = "Not a tag of the client")
    @APIResponse(responseCode = "404", description = "No such conversation of the supervisor's clients")
    public Uni<TagsView> tag(
            @Context SecurityContext caller,
            @PathParam("conversation") String conversation,
            @NotNull(message = "Send a list of tags.") @Valid Tagging.TagsRequest request) {
        var user = SignedIn.of(caller);
        return conversations
                .stored(user, Visibility.id(conversation))
                .chain(found -> tagging.put(user, found, request));
    }
}
