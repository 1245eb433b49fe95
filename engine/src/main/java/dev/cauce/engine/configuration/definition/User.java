package dev.cauce.engine.configuration.definition;

import dev.cauce.engine.security.Role;
import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Someone of the staff. The password is set apart and is never part of this. */
@Schema(description = "Someone of the staff: an agent, supervisor or administrator.")
public record User(
        @Name String name,

        @Schema(examples = "ana@example.org")
        @Email(message = "Must be an e-mail address, such as ana@example.org.")
        @Size(max = 254, message = "Must have at most 254 characters.")
        @Nullable
        String email,

        @NotEmpty(message = "Name at least one role.") Set<@NotNull Role> roles,

        @Schema(examples = "demo") @NotNull(message = Shapes.REQUIRED) @Id
        String operation,

        @Schema(description = "The clients whose data the user may see", examples = "[\"acme\"]")
        @Size(max = Shapes.MANY, message = Shapes.MANY_MESSAGE)
        Set<@NotNull @Id String> clients,

        @Schema(examples = "es")
        @NotNull(message = Shapes.REQUIRED)
        @Pattern(regexp = Shapes.LANGUAGE, message = Shapes.LANGUAGE_MESSAGE)
        @Size(max = 35, message = Shapes.LANGUAGE_MESSAGE)
        String language,

        @Schema(description = "For users with the role agent, and only for them") @Valid @Nullable
        Agent agent)
        implements Definition {

    public User {
        roles = Shapes.setOf(roles);
        clients = Shapes.setOf(clients);
    }

    /** What an agent can do. */
    public record Agent(
            @Schema(description = "Proficiency by skill, 1 (basic) to 10 (expert)", examples = "{\"es\": 10}")
            @Size(max = 200, message = "Must have at most 200 entries.")
            Map<
                            @Id String,
                            @NotNull @Min(value = 1, message = "Must be at least 1, the most basic.")
                            @Max(value = 10, message = "Must be at most 10, an expert.") Integer>
                    skills,

            @Schema(
                    description = "Level by queue; a level-2 queue is for when the first level does not keep up",
                    examples = "{\"acme-sales\": 1}")
            @Size(max = Shapes.MANY, message = Shapes.MANY_MESSAGE)
            Map<
                            @Id String,
                            @NotNull @Min(value = 1, message = "Must be at least 1, the first level.")
                            @Max(value = 10, message = "Must be at most 10.") Integer>
                    queues,

            @Schema(description = "The usual capacity when left out") @Valid @Nullable
            Capacity capacity) {
        public Agent {
            skills = Shapes.mapOf(skills);
            queues = Shapes.mapOf(queues);
        }
    }

    /** How much an agent can do at once. */
    public record Capacity(
            @Schema(examples = "100")
            @Min(value = 1, message = "Must be at least 1; 100 is usual.")
            @Max(value = 10_000, message = "Must be at most 10000; 100 is usual.")
            int units,

            @Schema(description = "By channel; a channel that is left out is not served")
            @NotEmpty(message = "Name at least one channel.")
            Map<MediaChannel, @Valid @NotNull ChannelCapacity> channels) {
        public Capacity {
            channels = Shapes.mapOf(channels);
        }
    }

    /** What one interaction costs, and how many there may be at once. */
    public record ChannelCapacity(
            @Schema(examples = "34")
            @Min(value = 1, message = "Must be at least 1.")
            @Max(value = 10_000, message = "Must be at most 10000.")
            int cost,

            @Schema(examples = "3")
            @Min(value = 1, message = "Must be at least 1.")
            @Max(value = 1_000, message = "Must be at most 1000.")
            int maximum) {}

    @AssertTrue(message = "Send `agent` for a user with the role agent, and only then.")
    @Schema(hidden = true)
    boolean isAgentDescribedExactlyForAgents() {
        return roles.contains(Role.AGENT) == (agent != null);
    }

    @Override
    public List<Reference> references() {
        var references = new ArrayList<Reference>();
        references.add(new Reference(Kind.OPERATION, operation, "operation"));
        clients.forEach(client -> references.add(new Reference(Kind.CLIENT, client, "clients")));
        if (agent != null) {
            agent.skills()
                    .keySet()
                    .forEach(skill -> references.add(new Reference(Kind.SKILL, skill, "agent.skills." + skill)));
            agent.queues()
                    .keySet()
                    .forEach(queue -> references.add(new Reference(Kind.QUEUE, queue, "agent.queues." + queue)));
        }
        return references;
    }

    @Override
    public List<Fixed> fixed() {
        return List.of(new Fixed("operation", operation));
    }
}
