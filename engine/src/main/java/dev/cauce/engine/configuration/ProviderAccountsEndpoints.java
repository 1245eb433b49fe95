package dev.cauce.engine.configuration;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cauce.engine.configuration.definition.Id;
import dev.cauce.engine.configuration.definition.ProviderAccount;
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

/** Accounts at providers whose adapters are plugged in. */
@Path("/api/v1/configuration/provider-accounts")
@Tag(name = "Configuration: provider-accounts", description = "Accounts at providers whose adapters are plugged in.")
public class ProviderAccountsEndpoints extends ChannelEndpoints<ProviderAccount> {
    private final ChannelProbe<ProviderAccount> probe;
    private final ObjectMapper json;

    ProviderAccountsEndpoints(ChannelProbe<ProviderAccount> probe, ObjectMapper json) {
        super(ProviderAccount.class);
        this.probe = probe;
        this.json = json;
    }

    @Override
    ChannelProbe<ProviderAccount> probe() {
        return probe;
    }

    @Override
    String audience(ProviderAccount account) {
        return account.audience();
    }

    @PUT
    @Path("/{id}/secrets")
    @RolesAllowed(Role.NAME_ADMINISTRATOR)
    @Operation(
            operationId = "setProviderSecrets",
            summary = "Set the secrets of an account",
            description =
                    "Without them nothing is taken in or sent. For the provider, sender and API address that the account has now;"
                            + " set them again when those change.")
    @APIResponse(responseCode = "204", description = "Set, and used within seconds")
    public Uni<Void> setSecrets(
            @PathParam("id") @Id String id,
            @NotNull(message = "Send the secrets as JSON.") @Valid ProviderSecrets sent,
            @Context SecurityContext request) {
        return channel(id, request).chain(account -> setSecret(account, sent.text(json), request));
    }
}
