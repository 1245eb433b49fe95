package dev.cauce.engine.desk;

import dev.cauce.engine.conversation.ConversationHistory;
import dev.cauce.engine.desk.view.ConversationView;
import dev.cauce.engine.desk.view.StateView;
import dev.cauce.engine.security.Role;
import dev.cauce.engine.security.SignedIn;
import dev.cauce.engine.web.FieldError;
import dev.cauce.engine.web.IdempotencyKey;
import dev.cauce.engine.web.Problem;
import dev.cauce.routing.core.Command;
import dev.cauce.routing.core.OfferId;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What an agent does with presence and offers. */
@Path("/api/v1/agent")
@RolesAllowed(Role.NAME_AGENT)
@Tag(name = "Agent", description = "An agent's own desk: presence, offers, conversations.")
public final class AgentResource {
    private final AgentDesks desks;
    private final RouterCommands router;
    private final Visibility visibility;
    private final PresenceReasons reasons;
    private final ConversationHistory history;

    AgentResource(
            AgentDesks desks,
            RouterCommands router,
            Visibility visibility,
            PresenceReasons reasons,
            ConversationHistory history) {
        this.desks = desks;
        this.router = router;
        this.visibility = visibility;
        this.reasons = reasons;
        this.history = history;
    }

    /** A presence that an agent may declare. */
    @Schema(examples = "{\"presence\": \"paused\", \"reason\": \"lunch\"}")
    public record PresenceRequest(
            @NotNull(message = "Say available, paused or offline.")
            @Schema(enumeration = {"available", "paused", "offline"})
            String presence,

            @Schema(description = "Id of a presence reason; with a pause, and only then.", examples = "lunch") @Nullable
            String reason) {}

    /** Why an agent declines. */
    @Schema(examples = "{\"reason\": \"wrong-language\"}")
    public record DeclineRequest(
            @Size(max = 100, message = "At most 100 characters.") @Nullable
            String reason) {}

    /** The conversation that an accepted offer became. */
    @Schema(examples = "{\"conversation\": \"6f1f…\"}")
    public record Accepted(String conversation) {}

    @GET
    @Path("/state")
    @Operation(
            summary = "Everything the agent has in hand",
            description = "Events of the socket with a number above `sequence` are yet to be applied to it.")
    @APIResponse(responseCode = "200", description = "Presence, capacity, offers, conversations and wrap-ups")
    @APIResponse(responseCode = "404", description = "The router does not know the agent yet")
    public Uni<StateView> state(
            @Context SecurityContext caller,
            @Parameter(description = "Of the socket's welcome; not needed with a single socket")
                    @QueryParam("session")
                    @Nullable
                    String session) {
        var user = SignedIn.of(caller);
        return desks.view(user, session).chain(view -> withUnread(user, view));
    }

    private Uni<StateView> withUnread(SignedIn user, StateView view) {
        var conversations =
                view.state().conversations().stream().map(ConversationView::id).toList();
        return conversations.isEmpty()
                ? Uni.createFrom().item(view)
                : history.unread(user.scope(), conversations)
                        .map(unread -> new StateView(
                                view.session(), view.sequence(), view.state().withUnread(unread)));
    }

    @PUT
    @Path("/presence")
    @Operation(summary = "Declare a presence", description = "Only an available agent is offered work.")
    @APIResponse(responseCode = "204", description = "Declared")
    @APIResponse(responseCode = "400", description = "No such presence or reason")
    public Uni<Void> presence(
            @Context SecurityContext caller,
            @HeaderParam(IdempotencyKey.HEADER) @Nullable String key,
            @NotNull(message = "Send a presence.") @Valid PresenceRequest request) {
        var user = SignedIn.of(caller);
        var intent = key == null ? new IdempotencyKey(UUID.randomUUID().toString()) : IdempotencyKey.required(key);
        var presence = reasons.read(request.presence(), request.reason());
        return router.submit(user, intent, new Command.SetPresence(user.agent(), presence));
    }

    @POST
    @Path("/offers/{offer}/accept")
    @Operation(
            summary = "Accept an offer",
            description = "The first answer counts. Repeated under the same key it is answered the same.")
    @APIResponse(responseCode = "200", description = "The conversation is the agent's")
    @APIResponse(responseCode = "409", description = "Too late: expired, withdrawn, taken; the detail says which")
    public Uni<Accepted> accept(
            @Context SecurityContext caller,
            @Parameter(example = "6f1f…~1") @PathParam("offer") String offer,
            @HeaderParam(IdempotencyKey.HEADER) @Nullable String key) {
        var user = SignedIn.of(caller);
        var intent = IdempotencyKey.required(key);
        var id = offerId(offer);
        return visibility
                .commandable(user, id.interaction())
                .chain(() -> router.submit(user, intent, new Command.AcceptOffer(id, user.agent())))
                .replaceWith(() -> new Accepted(id.interaction().value()));
    }

    @POST
    @Path("/offers/{offer}/decline")
    @Operation(summary = "Decline an offer", description = "It is offered to somebody else at once.")
    @APIResponse(responseCode = "204", description = "Declined")
    @APIResponse(responseCode = "409", description = "Too late: expired, withdrawn or answered; the detail says which")
    public Uni<Void> decline(
            @Context SecurityContext caller,
            @PathParam("offer") String offer,
            @HeaderParam(IdempotencyKey.HEADER) @Nullable String key,
            @Valid @Nullable DeclineRequest request) {
        var user = SignedIn.of(caller);
        var intent = IdempotencyKey.required(key);
        var id = offerId(offer);
        var reason = request == null ? null : request.reason();
        return visibility
                .commandable(user, id.interaction())
                .chain(() -> router.submit(user, intent, new Command.DeclineOffer(id, user.agent(), reason)));
    }

    private static OfferId offerId(String text) {
        try {
            return OfferId.parse(text);
        } catch (IllegalArgumentException _) {
            throw Problem.invalid(FieldError.of(
                            "offer", text, "An offer id looks like <conversation>~<attempt>; take it from the offer."))
                    .exception();
        }
    }
}
