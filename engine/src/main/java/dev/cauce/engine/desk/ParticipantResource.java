package dev.cauce.engine.desk;

import dev.cauce.engine.conversation.Guest;
import dev.cauce.engine.desk.view.ParticipantView;
import dev.cauce.engine.security.Role;
import dev.cauce.engine.security.SignedIn;
import dev.cauce.engine.web.IdempotencyKey;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** Colleagues in a conversation: to consult, or to write along. */
@Path("/api/v1/agent/conversations/{conversation}/participants")
@RolesAllowed(Role.NAME_AGENT)
@Tag(name = "Agent")
@APIResponse(responseCode = "404", description = "No such conversation with the agent, or no such invitation in it")
public final class ParticipantResource {
    private final Guests guests;

    ParticipantResource(Guests guests) {
        this.guests = guests;
    }

    /** Whom to ask, and into what. */
    @Schema(examples = "{\"agent\": \"bruno\", \"kind\": \"consult\", \"note\": \"Is this covered by the warranty?\"}")
    public record InviteRequest(
            @NotNull(message = "Name a colleague.")
            @Schema(description = "An agent of the operation who serves the client", examples = "bruno")
            @Pattern(
                    regexp = "[a-z0-9][a-z0-9-]{0,62}",
                    message = "Must be an id of lower-case letters, digits and hyphens.")
            String agent,

            @NotNull(message = "Say consult or conference.")
            @Schema(
                    description =
                            "To consult is to read along and write notes; in a conference the colleague also writes to the contact.",
                    enumeration = {"consult", "conference"})
            @Pattern(regexp = "consult|conference", message = "Must be consult or conference.")
            String kind,

            @Schema(description = "Shown with the invitation, and a private note in the conversation")
            @Size(max = 4000, message = "At most 4000 characters.")
            @Pattern(regexp = "(?s).*\\S.*", message = "Write something, or leave it out.")
            @Nullable
            String note) {}

    /** Why a colleague does not come. */
    @Schema(examples = "{\"reason\": \"In another call\"}")
    public record RefuseRequest(
            @Size(max = 100, message = "At most 100 characters.") @Nullable
            String reason) {}

    @GET
    @Operation(summary = "Colleagues who are, were or are asked into a conversation", description = "The newest 200.")
    @APIResponse(responseCode = "200", description = "In the order in which they were asked")
    public Uni<List<ParticipantView>> participants(
            @Context SecurityContext caller, @PathParam("conversation") String conversation) {
        return guests.of(SignedIn.of(caller), Visibility.id(conversation))
                .map(all -> all.stream().map(ParticipantView::of).toList());
    }

    @POST
    @ResponseStatus(201)
    @Operation(
            summary = "Ask a colleague into the agent's own conversation",
            description =
                    "The colleague's desk is told at once. An invitation that nobody answers lapses after a minute, unless configured"
                            + " otherwise. What came of it comes through the socket as `participant`.")
    @APIResponse(responseCode = "201", description = "Asked, now or under the same key before")
    @APIResponse(responseCode = "400", description = "No such colleague for the client, or no such kind")
    @APIResponse(
            responseCode = "409",
            description = "Over for the contact, the colleague is not there or in it already, or one too many")
    public Uni<ParticipantView> invite(
            @Context SecurityContext caller,
            @PathParam("conversation") String conversation,
            @HeaderParam(IdempotencyKey.HEADER) @Nullable String key,
            @NotNull(message = "Say whom to ask.") @Valid InviteRequest request) {
        return guests.invite(
                        SignedIn.of(caller),
                        Visibility.id(conversation),
                        IdempotencyKey.required(key),
                        Guest.Kind.valueOf(request.kind().toUpperCase(Locale.ROOT)),
                        request.agent(),
                        request.note())
                .map(ParticipantView::of);
    }

    @POST
    @Path("/{participant}/accept")
    @Operation(summary = "Come into the conversation", description = "Who was asked. Repeating it changes nothing.")
    @APIResponse(responseCode = "200", description = "The agent may read it, and write as far as the kind allows")
    @APIResponse(responseCode = "409", description = "Too late; the detail says why")
    public Uni<ParticipantView> accept(
            @Context SecurityContext caller,
            @PathParam("conversation") String conversation,
            @PathParam("participant") String participant) {
        return guests.accept(SignedIn.of(caller), Visibility.id(conversation), participant)
                .map(ParticipantView::of);
    }

    @POST
    @Path("/{participant}/decline")
    @Operation(summary = "Do not come", description = "Who was asked. Repeating it changes nothing.")
    @APIResponse(responseCode = "204", description = "Declined")
    @APIResponse(responseCode = "409", description = "Too late; the detail says why")
    public Uni<Void> decline(
            @Context SecurityContext caller,
            @PathParam("conversation") String conversation,
            @PathParam("participant") String participant,
            @Valid @Nullable RefuseRequest request) {
        return guests.decline(
                SignedIn.of(caller),
                Visibility.id(conversation),
                participant,
                request == null ? null : request.reason());
    }

    @POST
    @Path("/{participant}/conference")
    @Operation(
            summary = "Let a consulted colleague write to the contact",
            description = "Who has the conversation. Repeating it changes nothing.")
    @APIResponse(responseCode = "200", description = "The colleague may, from now on")
    @APIResponse(responseCode = "409", description = "The colleague is not in it any more")
    public Uni<ParticipantView> conference(
            @Context SecurityContext caller,
            @PathParam("conversation") String conversation,
            @PathParam("participant") String participant) {
        return guests.conference(SignedIn.of(caller), Visibility.id(conversation), participant)
                .map(ParticipantView::of);
    }

    @DELETE
    @Path("/{participant}")
    @Operation(
            summary = "Leave; or take a guest out, or an invitation back",
            description = "The guest leaves; who has the conversation takes out. Repeating it changes nothing.")
    @APIResponse(responseCode = "204", description = "Not in it any more")
    public Uni<Void> remove(
            @Context SecurityContext caller,
            @PathParam("conversation") String conversation,
            @PathParam("participant") String participant) {
        return guests.remove(SignedIn.of(caller), Visibility.id(conversation), participant);
    }
}
