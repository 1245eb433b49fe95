package dev.cauce.engine.channel.email;

import dev.cauce.engine.security.Role;
import dev.cauce.engine.security.SignedIn;
import dev.cauce.engine.web.Problem;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Addresses that bounced, for administrators. */
@Path("/api/v1/configuration/suppressed-addresses")
@RolesAllowed(Role.NAME_ADMINISTRATOR)
@Produces(MediaType.APPLICATION_JSON)
@Tag(
        name = "Configuration: suppressed addresses",
        description = "Addresses that mail servers refused for ever: nothing is sent to them until that is lifted.")
public final class SuppressedAddressesResource {
    private final Suppressions suppressions;

    SuppressedAddressesResource(Suppressions suppressions) {
        this.suppressions = suppressions;
    }

    /** One address. */
    @Schema(name = "SuppressedAddress")
    public record SuppressedAddress(
            String id,

            @Schema(description = "For whom nothing is sent there")
            String client,

            @Schema(description = "The mailbox whose letter was refused")
            String mailbox,

            String address,
            Instant since,
            @Schema(description = "Such as bounced-5.1.1") String code,
            @Schema(description = "The mail server's words") String reason) {
        private static SuppressedAddress of(Suppression one) {
            return new SuppressedAddress(
                    one.id(),
                    one.client().value(),
                    one.channel(),
                    one.address(),
                    one.since(),
                    one.code(),
                    one.reason());
        }
    }

    @GET
    @Operation(operationId = "listSuppressedAddresses", summary = "List the addresses that bounced, the newest first")
    @APIResponse(responseCode = "200", description = "The last one's `id` is the `before` of the next page")
    public Uni<List<SuppressedAddress>> list(
            @Parameter(description = "Only of this client")
                    @QueryParam("client")
                    @Size(min = 1, max = 100, message = "Must have 1 to 100 characters.")
                    @Nullable
                    String client,
            @Parameter(description = "Only those that bounced before the one with this id")
                    @QueryParam("before")
                    @Size(min = 1, max = 100, message = "Must be the id of a suppressed address.")
                    @Nullable
                    String before,
            @Parameter(description = "How many at most")
                    @QueryParam("limit")
                    @DefaultValue("100")
                    @Min(value = 1, message = "Must be at least 1.")
                    @Max(value = 1000, message = "Must be at most 1000.")
                    int limit) {
        return suppressions
                .page(client, before, limit)
                .map(page -> page.stream().map(SuppressedAddress::of).toList());
    }

    @DELETE
    @Path("/{id}")
    @Operation(
            operationId = "liftSuppressedAddress",
            summary = "Lift it: letters are sent to the address again, until it bounces again",
            description = "Stands in the audit under the id, without the address.")
    @APIResponse(responseCode = "204", description = "Lifted")
    @APIResponse(responseCode = "404", description = "No address is suppressed under this id")
    public Uni<Void> lift(
            @PathParam("id") @Size(max = 100, message = "Must be the id of a suppressed address.") String id,
            @Context SecurityContext caller) {
        return suppressions
                .lift(id, SignedIn.of(caller).user())
                .invoke(lifted -> {
                    if (!lifted) {
                        throw Problem.notFound("No address is suppressed under the id " + id
                                        + ". Maybe it was lifted in the meantime: list them again.")
                                .exception();
                    }
                })
                .replaceWithVoid();
    }
}
