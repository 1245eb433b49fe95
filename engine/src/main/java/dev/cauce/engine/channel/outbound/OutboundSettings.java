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

    /** An attempt that takes longer counts as not succeeded; it may have. */
    @WithDefault("PT1M")
    Duration attemptWithin();

    /** Attempts at once in one process. */
    @WithDefault("32")
    int atOnce();

    /** The shortest time between two messages on one channel of one process. */
    @WithDefault("PT0.02S")
    Duration pace();
}
