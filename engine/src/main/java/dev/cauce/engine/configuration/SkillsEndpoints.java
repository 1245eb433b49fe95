package dev.cauce.engine.configuration;

import dev.cauce.engine.configuration.definition.Skill;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What queues require and agents can do. */
@Path("/api/v1/configuration/skills")
@Tag(name = "Configuration: skills", description = "What queues require and agents can do.")
public class SkillsEndpoints extends DefinitionEndpoints<Skill> {
    SkillsEndpoints() {
        super(Skill.class);
    }
}
