package dev.cauce.engine.supervisor;

import dev.cauce.engine.channel.outbound.GivenUp;
import dev.cauce.engine.persistence.ClientScope;
import dev.cauce.engine.security.Role;
import dev.cauce.engine.security.SignedIn;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** Messages to contacts that could not be delivered: of a supervisor's own clients, of all for administrators. */
@Path("/api/v1/supervisor/failed-deliveries")
@RolesAllowed({Role.NAME_SUPERVISOR, Role.NAME_ADMINISTRATOR})
@Tag(name = "Supervisor")
public final class FailedDeliveriesResource {
    private static final int MOST_AT_ONCE = 500;

    private final GivenUp deliveries;

    FailedDeliveriesResource(GivenUp deliveries) {
        this.deliveries = deliveries;
    }

    /** A message that was given up, without the contact's address and anybody's words. */
    public record FailedDelivery(
            @Schema(description = "The message's id") String message,
            String client,
            String channelKind,
            String channel,
            String conversation,
            long sequence,
            int attempts,
            @Schema(description = "When it was first tried") Instant since,
            @Nullable Instant failedAt,

            @Schema(description = "Why, for programs") @Nullable
            String code,

            @Schema(description = "Why, in words") @Nullable String text) {
        static FailedDelivery of(GivenUp.Failed one) {
            return new FailedDelivery(
                    one.message(),
                    one.client(),
                    one.channelKind(),
                    one.channel(),
                    one.conversation(),
                    one.sequence(),
                    one.attempts(),
                    one.since(),
                    one.failedAt(),
                    one.code(),
                    one.text());
        }
    }

    /** How many are tried again. */
    public record Retried(int messages) {}

    @GET
    @Operation(summary = "Messages that could not be delivered, a page at a time, the newest failure first")
    @APIResponse(responseCode = "200", description = "Those that failed before the given one")
    public Uni<List<FailedDelivery>> list(
            @Context SecurityContext caller,
            @QueryParam("channel") @Size(max = 100, message = "Must be the id of a channel.") @Nullable String channel,
            @QueryParam("before") @Size(max = 200, message = "Must be the id of a message.") @Nullable String before,
            @QueryParam("limit")
                    @DefaultValue("50")
                    @Min(value = 1, message = "At least 1.")
                    @Max(value = 200, message = "At most 200.")
                    int limit) {
        return deliveries
                .list(scope(SignedIn.of(caller)), channel, before, limit)
                .map(found -> found.stream().map(FailedDelivery::of).toList());
    }

    @POST
    @Path("/{message}/retry")
    @ResponseStatus(202)
    @Operation(
            summary = "Try a message again",
            description =
                    "From the start, behind what its conversation has on the way; its status is sent again. Asking twice"
                            + " tries once.")
    @APIResponse(responseCode = "202", description = "It is on its way")
    @APIResponse(responseCode = "404", description = "No such delivery of the caller's clients")
    @APIResponse(responseCode = "409", description = "It was delivered or put away; or its failure is not told yet")
    public Uni<Void> retry(@Context SecurityContext caller, @PathParam("message") String message) {
        var user = SignedIn.of(caller);
        return deliveries
                .retry(scope(user), message, user.user())
                .invoke(GivenUp.Outcome::check)
                .replaceWithVoid();
    }

    @POST
    @Path("/retry")
    @ResponseStatus(202)
    @Operation(
            summary = "Try all messages of a channel again",
            description = "At most 500, each conversation's in their order; ask again while some are listed.")
    @APIResponse(responseCode = "202", description = "They are on their way")
    public Uni<Retried> retryAll(
            @Context SecurityContext caller,
            @QueryParam("channel") @NotBlank(message = "Say which channel's, such as ?channel=acme-mail.")
                    String channel) {
        var user = SignedIn.of(caller);
        return deliveries
                .retryAll(scope(user), channel, MOST_AT_ONCE, user.user())
                .map(Retried::new);
    }

    @DELETE
    @Path("/{message}")
    @Operation(summary = "Put a message away", description = "It stays failed and is not listed any more.")
    @APIResponse(responseCode = "204", description = "Put away")
    @APIResponse(responseCode = "404", description = "No such delivery of the caller's clients")
    @APIResponse(responseCode = "409", description = "It was delivered, or is on its way again")
    public Uni<Void> dismiss(@Context SecurityContext caller, @PathParam("message") String message) {
        var user = SignedIn.of(caller);
        return deliveries
                .dismiss(scope(user), message, user.user())
                .invoke(GivenUp.Outcome::check)
                .replaceWithVoid();
    }

    private static ClientScope scope(SignedIn user) {
        return user.is(Role.ADMINISTRATOR) ? ClientScope.everyone() : user.scope();
    }
}
