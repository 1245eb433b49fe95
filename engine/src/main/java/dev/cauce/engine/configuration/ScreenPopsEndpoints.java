package dev.cauce.engine.configuration;

import dev.cauce.engine.configuration.definition.Id;
import dev.cauce.engine.configuration.definition.ScreenPop;
import dev.cauce.engine.configuration.probe.ChannelProbe;
import dev.cauce.engine.security.Role;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What clients' own systems show at the desk. */
@Path("/api/v1/configuration/screen-pops")
@Tag(name = "Configuration: screen-pops", description = "What clients' own systems show at the desk.")
public class ScreenPopsEndpoints extends ChannelEndpoints<ScreenPop> {
    private final ChannelProbe<ScreenPop> probe;

    ScreenPopsEndpoints(ChannelProbe<ScreenPop> probe) {
        super(ScreenPop.class);
        this.probe = probe;
    }

    @Override
    ChannelProbe<ScreenPop> probe() {
        return probe;
    }

    @Override
    String audience(ScreenPop pop) {
        return pop.audience();
    }

    @Override
    String secretId(String id) {
        return ScreenPop.secretId(id);
    }

    @PUT
    @Path("/{id}/secrets")
    @RolesAllowed(Role.NAME_ADMINISTRATOR)
    @Operation(
            operationId = "setScreenPopSecret",
            summary = "Set the secret of a look-up",
            description = "For the host and the header that it has now; set it again when those change.")
    @APIResponse(responseCode = "204", description = "Set, and used within seconds")
    public Uni<Void> setSecret(
            @PathParam("id") @Id String id,
            @NotNull(message = "Send the secret as JSON.") @Valid ScreenPopSecret sent,
            @Context SecurityContext request) {
        return channel(id, request).chain(pop -> setSecret(pop, sent.headerSecret(), request));
    }
}
