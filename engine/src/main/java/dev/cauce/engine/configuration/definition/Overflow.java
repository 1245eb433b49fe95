package dev.cauce.engine.configuration.definition;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** When work leaves a queue, and where it goes. */
@Schema(description = "When work leaves a queue, and where it goes. Rules are tried in order.")
public record Overflow(
        @Schema(
                description =
                        "estimated-wait and depth are looked at when work enters and finds nobody free; waited, closed and"
                                + " nobody-staffed also while it waits")
        @NotNull(message = Shapes.REQUIRED)
        When when,

        @Schema(description = "For estimated-wait and waited, and only for them", examples = "PT5M")
        @Between(shortest = "PT1S", longest = "P30D")
        @Nullable
        Duration longerThan,

        @Schema(description = "For depth, and only for it: more work than this was waiting before", examples = "20")
        @Min(value = 0, message = "Must be at least 0.")
        @Max(value = 100_000, message = "Must be at most 100000.")
        @Nullable
        Integer moreThan,

        @NotNull(message = Shapes.REQUIRED) To to,

        @Schema(
                description = "For the target queue, and only for it: another queue of the same client",
                examples = "acme-support")
        @Id
        @Nullable
        String queue,

        @Schema(description = "For the target callback: who is on the line first; agent-first when left out") @Nullable
        Order order,

        @Schema(
                description = "What the contact is told; needed for message and callback",
                examples = "We are closed. We will be glad to help you from 9 o'clock on.")
        @Size(min = 1, max = 1_000, message = "Must have 1 to 1000 characters.")
        @Nullable
        String message) {

    /** What must hold. */
    @Schema(name = "OverflowWhen")
    public enum When {
        @JsonProperty("estimated-wait")
        ESTIMATED_WAIT,
        @JsonProperty("waited")
        WAITED,
        @JsonProperty("depth")
        DEPTH,
        @JsonProperty("closed")
        CLOSED,
        @JsonProperty("nobody-staffed")
        NOBODY_STAFFED
    }

    /** Where the work goes. */
    @Schema(name = "OverflowTo")
    public enum To {
        /** Another queue; the age is kept. */
        @JsonProperty("queue")
        QUEUE,
        /** Keeps its place, and is taken up when its turn comes although the contact is gone. */
        @JsonProperty("callback")
        CALLBACK,
        @JsonProperty("voicemail")
        VOICEMAIL,
        /** The contact is told a message; the interaction is closed. */
        @JsonProperty("message")
        MESSAGE,
        @JsonProperty("bot")
        BOT
    }

    /** Who is on the line first. */
    @Schema(name = "CallbackOrder")
    public enum Order {
        @JsonProperty("agent-first")
        AGENT_FIRST,
        @JsonProperty("customer-first")
        CUSTOMER_FIRST
    }
}
