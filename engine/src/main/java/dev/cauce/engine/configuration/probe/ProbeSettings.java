package dev.cauce.engine.configuration.probe;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How channels are tested when an administrator asks. */
@ConfigMapping(prefix = "cauce.channel-tests")
public interface ProbeSettings {

    /** The longest that one test may take in all; the step that is under way then has failed. */
    @WithDefault("PT40S")
    Duration within();

    /** Tests of one channel that may be asked for at once in one process; more are answered 429. */
    @WithDefault("5")
    int atOnce();

    /** After which time one test more of that channel may be asked for. */
    @WithDefault("PT10S")
    Duration refill();

    /** Tests of all channels that run at once in one process; more are answered 503. */
    @WithDefault("8")
    int running();
}
