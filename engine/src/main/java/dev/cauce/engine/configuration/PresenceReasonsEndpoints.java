package dev.cauce.engine.configuration;

import dev.cauce.engine.configuration.definition.PresenceReason;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Why agents pause. */
@Path("/api/v1/configuration/presence-reasons")
@Tag(name = "Configuration: presence-reasons", description = "Why agents pause.")
public class PresenceReasonsEndpoints extends DefinitionEndpoints<PresenceReason> {
    PresenceReasonsEndpoints() {
        super(PresenceReason.class);
    }
}
