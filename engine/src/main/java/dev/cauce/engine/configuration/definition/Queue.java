package dev.cauce.engine.configuration.definition;

import dev.cauce.routing.core.Command;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Where a client's work waits for an agent. */
@Schema(description = "Where a client's work waits for an agent.")
public record Queue(
        @Name String name,

        @Schema(examples = "acme") @NotNull(message = Shapes.REQUIRED) @Id
        String client,

        @Schema(examples = "demo") @NotNull(message = Shapes.REQUIRED) @Id
        String operation,

        @NotEmpty(message = "Name at least one channel.") Set<@NotNull MediaChannel> channels,

        @Size(max = 50, message = "Must have at most 50 entries.")
        List<@Valid @NotNull Requirement> requirements,

        @NotNull(message = Shapes.REQUIRED) @Valid ServiceLevel serviceLevel,

        @Schema(examples = "PT20S") @NotNull(message = Shapes.REQUIRED) @Between(shortest = "PT1S", longest = "PT1H")
        Duration offerTimeout,

        @Schema(description = "Wrap-up is closed after this; PT0S means never", examples = "PT2M")
        @NotNull(message = Shapes.REQUIRED)
        @Between(shortest = "PT0S", longest = "P1D")
        Duration wrapUpTimeout,

        @Schema(description = "Of new work; 0 when left out", examples = "0")
        @Min(value = Command.Enqueue.LOWEST_PRIORITY, message = "Must be at least -100.")
        @Max(value = Command.Enqueue.HIGHEST_PRIORITY, message = "Must be at most 100.")
        @Nullable
        Integer priority,

        @Schema(description = "Always open when left out", examples = "acme-office") @Id @Nullable
        String openingHours,

        @Valid @Nullable QueueRouting routing,

        @Schema(description = "Tried in order; the first that applies and whose target exists is taken")
        @Size(max = 20, message = "Must have at most 20 rules.")
        List<@Valid @NotNull Overflow> overflow)
        implements Definition {

    public Queue {
        channels = Shapes.setOf(channels);
        requirements = Shapes.listOf(requirements);
        overflow = Shapes.listOf(overflow);
    }

    /** A skill that an agent must have with at least this proficiency. */
    public record Requirement(
            @Schema(examples = "es") @NotNull(message = Shapes.REQUIRED) @Id
            String skill,

            @Schema(examples = "3")
            @Min(value = 1, message = "Must be at least 1, the most basic.")
            @Max(value = 10, message = "Must be at most 10, an expert.")
            int minimumProficiency) {}

    /** A share of work to be answered within a threshold. */
    public record ServiceLevel(
            @Schema(description = "Above 0, at most 1", examples = "0.8")
            @DecimalMin(value = "0", inclusive = false, message = "Must be above 0; 0.8 means 80 %.")
            @DecimalMax(value = "1", message = "Must be at most 1; 0.8 means 80 %.")
            double share,

            @Schema(examples = "PT20S")
            @NotNull(message = Shapes.REQUIRED)
            @Between(shortest = "PT1S", longest = "P30D")
            Duration threshold) {}

    /** The priority of new work. */
    public int priorityOfNewWork() {
        return Objects.requireNonNullElse(priority, 0);
    }

    /** How it chooses among agents, by the usual values where nothing was said. */
    public QueueRouting howRouted() {
        return Objects.requireNonNullElse(routing, QueueRouting.USUAL);
    }

    @Override
    public List<Reference> references() {
        var references = new ArrayList<Reference>();
        references.add(new Reference(Kind.CLIENT, client, "client"));
        references.add(new Reference(Kind.OPERATION, operation, "operation"));
        for (var index = 0; index < requirements.size(); index++) {
            references.add(new Reference(
                    Kind.SKILL, requirements.get(index).skill(), "requirements[%d].skill".formatted(index)));
        }
        if (openingHours != null) {
            references.add(new Reference(Kind.OPENING_HOURS, openingHours, "openingHours"));
        }
        howRouted().references().forEach(references::add);
        for (var index = 0; index < overflow.size(); index++) {
            var target = overflow.get(index).queue();
            if (target != null) {
                references.add(new Reference(Kind.QUEUE, target, "overflow[%d].queue".formatted(index)));
            }
        }
        return references;
    }

    @Override
    public Optional<String> owner() {
        return Optional.of(client);
    }

    @Override
    public List<Fixed> fixed() {
        return List.of(new Fixed("client", client), new Fixed("operation", operation));
    }
}
