package dev.cauce.engine.configuration;

import dev.cauce.engine.configuration.definition.Disposition;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** How interactions can have ended. */
@Path("/api/v1/configuration/dispositions")
@Tag(name = "Configuration: dispositions", description = "How interactions can have ended.")
public class DispositionsEndpoints extends DefinitionEndpoints<Disposition> {
    DispositionsEndpoints() {
        super(Disposition.class);
    }
}
