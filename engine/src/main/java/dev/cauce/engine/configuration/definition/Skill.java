package dev.cauce.engine.configuration.definition;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A named ability. */
@Schema(description = "A named ability that queues require and agents have.")
public record Skill(@Name String name) implements Definition {

    @Override
    public List<Reference> references() {
        return List.of();
    }
}
