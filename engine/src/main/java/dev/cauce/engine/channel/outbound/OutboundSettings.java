package dev.cauce.engine.channel.outbound;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How agents' messages are handed to providers. */
@ConfigMapping(prefix = "cauce.outbound")
public interface OutboundSettings {

    /** The pause after a first attempt that did not succeed; doubles with each further one. */
    @WithDefault("PT2S")
    Duration retryAfter();

    /** The longest pause between two attempts. */
    @WithDefault("PT5M")
    Duration longestRetry();

    /** A message that was not taken within this is given up, and the agent told. */
    @WithDefault("P1D")
    Duration giveUpAfter();

    /** An attempt should not take longer; one that does is warned of and waited for, because it may succeed still. */
    @WithDefault("PT1M")
    Duration attemptWithin();

    /** An attempt that takes longer counts as not succeeded and is made again, though it may go on. */
    @WithDefault("PT10M")
    Duration abandonAfter();

    /** How long a process that stops, or leaves a partition, waits for the attempts it has begun. */
    @WithDefault("PT8S")
    Duration stopWithin();

    /** Attempts at once in one process. */
    @WithDefault("32")
    int atOnce();

    /** The shortest time between two messages on one channel of one process. */
    @WithDefault("PT0.02S")
    Duration pace();
}
