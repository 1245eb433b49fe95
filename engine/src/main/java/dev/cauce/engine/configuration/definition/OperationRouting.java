package dev.cauce.engine.configuration.definition;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** How an operation routes. What is left out has the usual value; what is empty is none. */
@Schema(description = "How an operation routes. What is left out has the usual value; what is empty is none.")
public record OperationRouting(
        @Schema(description = "Which of several queues a free agent is given work of; earliest-due-first when left out")
        @Nullable
        QueuePolicy queuePolicy,

        @Schema(description = "How long an agent is spared after an offer that failed") @Valid @Nullable
        BackOffs backOffs,

        @Schema(
                description = "What may be offered on top of what; voice on top of email and task when left out",
                examples = "{\"voice\": [\"email\", \"task\"]}")
        @Nullable
        Map<MediaChannel, @NotNull Set<@NotNull MediaChannel>> interrupts,

        @Schema(
                description = "Expired offers in a row until an agent is not responding, where a channel differs from"
                        + " `missedOffersInRow`; 1 for voice when left out",
                examples = "{\"voice\": 1}")
        @Nullable
        Map<
                        MediaChannel,
                        @NotNull @Min(value = 1, message = "Must be at least 1.")
                        @Max(value = 100, message = "Must be at most 100.") Integer>
                missedOffersByChannel,

        @Schema(
                description = "Channels whose running work stays with an agent who is lost; voice when left out",
                examples = "[\"voice\"]")
        @Nullable
        Set<@NotNull MediaChannel> keepConversations,

        @Schema(description = "How long it is remembered who handled a contact; P3D when left out", examples = "PT72H")
        @Between(shortest = "PT1M", longest = "P90D")
        @Nullable
        Duration lookBack,

        @Schema(description = "How contacts are called back") @Valid @Nullable
        Callback callback) {

    /** How long the agent is not offered the same work after declining it, and nothing at all after the others. */
    public record BackOffs(
            @Schema(examples = "PT10S") @Between(shortest = "PT0S", longest = "PT1H") @Nullable
            Duration declined,

            @Schema(examples = "PT5S") @Between(shortest = "PT0S", longest = "PT1H") @Nullable
            Duration expired,

            @Schema(examples = "PT15S") @Between(shortest = "PT0S", longest = "PT1H") @Nullable
            Duration deviceBusy,

            @Schema(examples = "PT30S") @Between(shortest = "PT0S", longest = "PT1H") @Nullable
            Duration deviceFailed) {}

    /** How long one call may ring, how many are tried, and how long after one another. */
    public record Callback(
            @Schema(examples = "PT1M") @Between(shortest = "PT5S", longest = "PT10M") @Nullable
            Duration ring,

            @Schema(examples = "3")
            @Min(value = 1, message = "Must be at least 1.")
            @Max(value = 20, message = "Must be at most 20.")
            @Nullable
            Integer attempts,

            @Schema(examples = "PT5M") @Between(shortest = "PT1S", longest = "P1D") @Nullable
            Duration between) {}
}
