package dev.cauce.engine.configuration;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cauce.engine.configuration.definition.Id;
import dev.cauce.engine.configuration.definition.WhatsAppNumber;
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

/** Phone numbers on WhatsApp and where they lead. */
@Path("/api/v1/configuration/whatsapp-numbers")
@Tag(name = "Configuration: whatsapp-numbers", description = "Phone numbers on WhatsApp and where they lead.")
public class WhatsAppNumbersEndpoints extends ChannelEndpoints<WhatsAppNumber> {
    private final ChannelProbe<WhatsAppNumber> probe;
    private final ObjectMapper json;

    WhatsAppNumbersEndpoints(ChannelProbe<WhatsAppNumber> probe, ObjectMapper json) {
        super(WhatsAppNumber.class);
        this.probe = probe;
        this.json = json;
    }

    @Override
    ChannelProbe<WhatsAppNumber> probe() {
        return probe;
    }

    @Override
    String audience(WhatsAppNumber number) {
        return number.audience();
    }

    @PUT
    @Path("/{id}/secrets")
    @RolesAllowed(Role.NAME_ADMINISTRATOR)
    @Operation(
            operationId = "setWhatsAppSecrets",
            summary = "Set the secrets of a phone number",
            description =
                    "Without them nothing is taken in or sent. For the number and API address that the channel has now;"
                            + " set them again when those change.")
    @APIResponse(responseCode = "204", description = "Set, and used within seconds")
    public Uni<Void> setSecrets(
            @PathParam("id") @Id String id,
            @NotNull(message = "Send the secrets as JSON.") @Valid WhatsAppSecrets sent,
            @Context SecurityContext request) {
        return channel(id, request).chain(number -> setSecret(number, sent.text(json), request));
    }
}
