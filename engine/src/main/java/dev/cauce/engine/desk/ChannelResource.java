package dev.cauce.engine.desk;

import dev.cauce.engine.desk.view.ChannelsView;
import dev.cauce.engine.security.Role;
import dev.cauce.engine.security.SignedIn;
import dev.cauce.engine.web.IdempotencyKey;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
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

/** By which channel an agent's conversation goes on. */
@Path("/api/v1/agent/conversations/{conversation}/channels")
@RolesAllowed(Role.NAME_AGENT)
@Tag(name = "Agent")
@APIResponse(responseCode = "404", description = "No such conversation with the agent")
public final class ChannelResource {
    private final ChannelMoves moves;

    ChannelResource(ChannelMoves moves) {
        this.moves = moves;
    }

    /** Where to go on. */
    @Schema(name = "ChannelMove", examples = "{\"channel\": \"acme-mail\", \"address\": \"maria@example.org\"}")
    public record MoveRequest(
            @Schema(description = "The id of a channel of the client", examples = "acme-mail")
            @NotBlank(message = "Send the id of a channel.")
            @Size(max = 100, message = "At most 100 characters.")
            String channel,

            @Schema(description = "The contact's there", examples = "maria@example.org")
            @NotBlank(message = "Send the contact's address there.")
            @Size(max = 200, message = "At most 200 characters.")
            String address) {}

    @GET
    @Operation(summary = "The channels a conversation was in, and those it could go on by")
    @APIResponse(responseCode = "200", description = "One thread is the current one: what the agent writes goes there")
    public Uni<ChannelsView> channels(@Context SecurityContext caller, @PathParam("conversation") String conversation) {
        return moves.channels(SignedIn.of(caller), Visibility.id(conversation));
    }

    @POST
    @Operation(
            summary = "Go on by another channel",
            description =
                    "What the agent writes from here goes there, and what the contact writes there comes into this"
                            + " conversation while it is open. Agent, queue and times stay. An address that no conversation"
                            + " of the client has becomes the contact's. Stands in the audit.")
    @APIResponse(responseCode = "200", description = "It goes on there, from now or since before")
    @APIResponse(
            responseCode = "400",
            description = "No such channel, one that is only written to, or no address of it")
    @APIResponse(
            responseCode = "409",
            description = "The conversation is over, the contact has another open conversation there, or the address is"
                    + " known as another contact's")
    public Uni<ChannelsView> move(
            @Context SecurityContext caller,
            @PathParam("conversation") String conversation,
            @HeaderParam(IdempotencyKey.HEADER) @Nullable String key,
            @NotNull(message = "Send a channel and an address.") @Valid MoveRequest request) {
        return moves.move(
                SignedIn.of(caller),
                Visibility.id(conversation),
                IdempotencyKey.required(key),
                request.channel().strip(),
                request.address().strip());
    }
}
