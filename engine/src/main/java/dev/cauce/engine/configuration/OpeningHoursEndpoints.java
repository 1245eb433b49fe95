package dev.cauce.engine.configuration;

import dev.cauce.engine.configuration.definition.OpeningHours;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** When clients take work. */
@Path("/api/v1/configuration/opening-hours")
@Tag(name = "Configuration: opening-hours", description = "When clients take work.")
public class OpeningHoursEndpoints extends DefinitionEndpoints<OpeningHours> {
    OpeningHoursEndpoints() {
        super(OpeningHours.class);
    }
}
