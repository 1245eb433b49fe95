package dev.cauce.engine.configuration.definition;

import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** How a queue chooses among agents. What is left out has the usual value. */
@Schema(description = "How a queue chooses among agents. What is left out has the usual value.")
public record QueueRouting(
        @Schema(description = "Which of several eligible agents is offered the work; longest-idle when left out")
        @Nullable
        AgentPolicy agentPolicy,

        @Schema(
                description =
                        "What waiting costs here beside other queues, for the queue policy weighted-delay; 1 when left out",
                examples = "1")
        @DecimalMin(value = "0", inclusive = false, message = "Must be above 0; 1 is usual.")
        @DecimalMax(value = "1000", message = "Must be at most 1000; 1 is usual.")
        @Nullable
        Double weight,

        @Schema(
                description = "Agents of level n are reached when the oldest work has waited n - 1 times this;"
                        + " PT0S, at once, when left out",
                examples = "PT1M")
        @Between(shortest = "PT0S", longest = "P1D")
        @Nullable
        Duration levelDelay,

        @Schema(description = "Further requirements that open one after another while work waits")
        @Size(max = 20, message = "Must have at most 20 steps.")
        List<@Valid @NotNull Step> relaxation,

        @Schema(
                description =
                        "Offer work first to the agent who last handled the contact; nobody is preferred when left out")
        @Valid
        @Nullable
        PreferredAgent preferredAgent,

        @Schema(
                description =
                        "A conversation without a message of its contact for so long holds no capacity; never when left out",
                examples = "PT10M")
        @Between(shortest = "PT10S", longest = "P30D")
        @Nullable
        Duration releaseSilentAfter,

        @Schema(description = "What the client's contract costs, for the queue policy contract-exposure")
        @Size(max = 20, message = "Must have at most 20 bands.")
        List<@Valid @NotNull CreditBand> contract,

        @Schema(
                description =
                        "For how long the contract counts before it counts anew, in the client's calendar; month when left out."
                                + " A queue with it or with bands is shown among the contracts on the wall",
                examples = "month")
        @Nullable
        ContractPeriod contractPeriod) {

    /** The usual values. */
    static final QueueRouting USUAL = new QueueRouting(null, null, null, List.of(), null, null, List.of(), null);

    public QueueRouting {
        relaxation = Shapes.listOf(relaxation);
        contract = Shapes.listOf(contract);
    }

    /** A step of relaxation: who meets it may take the work too, after those who meet an earlier one. */
    @Schema(name = "RelaxationStep")
    public record Step(
            @Schema(
                    description = "Opens so long after the step before it, the first after the work entered",
                    examples = "PT30S")
            @NotNull(message = Shapes.REQUIRED)
            @Between(shortest = "PT1S", longest = "P1D")
            Duration after,

            @Schema(description = "What an agent must meet then, instead of the queue's own requirements")
            @Size(max = 50, message = "Must have at most 50 entries.")
            List<Queue.@Valid @NotNull Requirement> requirements) {
        public Step {
            requirements = Shapes.listOf(requirements);
        }
    }

    /** The agent who last handled a contact has its next work reserved for a while. */
    public record PreferredAgent(
            @Schema(
                    description = "How long ago that may have been, at most the operation's `lookBack`",
                    examples = "PT72H")
            @Between(shortest = "PT1M", longest = "P90D")
            @Nullable
            Duration lookBack,

            @Schema(description = "How long the work waits for that agent; PT1M when left out", examples = "PT1M")
            @Between(shortest = "PT1S", longest = "P1D")
            @Nullable
            Duration waitLimit,

            @Schema(description = "Do not wait for an agent who is offline; true when left out") @Nullable
            Boolean ignoreWaitWhenOffline) {}

    /** What must be credited. */
    public record CreditBand(
            @Schema(description = "When the share in time falls below this", examples = "0.75")
            @DecimalMin(value = "0", inclusive = false, message = "Must be above 0; 0.75 means 75 %.")
            @DecimalMax(value = "1", message = "Must be at most 1; 0.75 means 75 %.")
            double below,

            @Schema(description = "In minor units of the operation's currency, such as cents", examples = "50000")
            @Min(value = 1, message = "Must be at least 1.")
            long amount) {}

    /** Whether the client's contract says what the service level must be. */
    public boolean isUnderContract() {
        return contractPeriod != null || !contract.isEmpty();
    }

    /** For how long the contract counts. */
    public ContractPeriod contractCounts() {
        return Objects.requireNonNullElse(contractPeriod, ContractPeriod.MONTH);
    }

    Stream<Reference> references() {
        return IntStream.range(0, relaxation.size()).boxed().flatMap(step -> IntStream.range(
                        0, relaxation.get(step).requirements().size())
                .mapToObj(index -> new Reference(
                        Kind.SKILL,
                        relaxation.get(step).requirements().get(index).skill(),
                        "routing.relaxation[%d].requirements[%d].skill".formatted(step, index))));
    }
}
