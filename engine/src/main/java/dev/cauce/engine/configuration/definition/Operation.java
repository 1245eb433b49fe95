package dev.cauce.engine.configuration.definition;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A pool of agents and queues that is decided over together. What is left out has the usual value. */
@Schema(description = "A pool of agents and queues that is decided over together.")
public record Operation(
        @Name String name,

        @Schema(description = "How much earlier one step of priority makes work due", examples = "PT60S")
        @Between(shortest = "PT0S", longest = "PT1H")
        @Nullable
        Duration priorityBoost,

        @Schema(description = "How long an agent's desktop may be gone before the agent is offline", examples = "PT20S")
        @Between(shortest = "PT1S", longest = "PT1H")
        @Nullable
        Duration disconnectGrace,

        @Schema(
                description = "How much longer the agent's conversations stay before they return to their queues",
                examples = "PT2M")
        @Between(shortest = "PT0S", longest = "P1D")
        @Nullable
        Duration conversationGrace,

        @Schema(description = "After so many expired offers in a row an agent is not responding", examples = "3")
        @Min(value = 1, message = "Must be at least 1.")
        @Max(value = 100, message = "Must be at most 100.")
        @Nullable
        Integer missedOffersInRow,

        @Valid @Nullable OperationRouting routing)
        implements Definition {

    @Override
    public List<Reference> references() {
        return List.of();
    }
}
