package dev.cauce.engine.configuration;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Whether a channel has its secret; never the secret. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "ChannelSecretState", description = "Whether a channel has its secret; never the secret.")
public record ChannelSecretState(
        @Schema(description = "Whether one is set") boolean set,

        @Schema(
                description = "Whether it is for the channel as it is now. One that was set for other servers, users or"
                        + " numbers is told to nobody: set it again")
        boolean usable,

        @Schema(description = "When it was set") @Nullable Instant changedAt) {}
