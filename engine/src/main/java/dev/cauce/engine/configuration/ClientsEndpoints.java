package dev.cauce.engine.configuration;

import dev.cauce.engine.configuration.definition.Client;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The companies on whose behalf work is done. */
@Path("/api/v1/configuration/clients")
@Tag(name = "Configuration: clients", description = "The companies on whose behalf work is done.")
public class ClientsEndpoints extends DefinitionEndpoints<Client> {
    ClientsEndpoints() {
        super(Client.class);
    }
}
