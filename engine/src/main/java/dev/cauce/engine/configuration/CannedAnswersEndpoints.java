package dev.cauce.engine.configuration;

import dev.cauce.engine.configuration.definition.CannedAnswer;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Texts that agents need often. */
@Path("/api/v1/configuration/canned-answers")
@Tag(name = "Configuration: canned-answers", description = "Texts that agents need often.")
public class CannedAnswersEndpoints extends DefinitionEndpoints<CannedAnswer> {
    CannedAnswersEndpoints() {
        super(CannedAnswer.class);
    }
}
