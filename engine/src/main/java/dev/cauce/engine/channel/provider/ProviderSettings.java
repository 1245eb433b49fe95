package dev.cauce.engine.channel.provider;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Channels of providers whose adapters are plugged in. */
@ConfigMapping(prefix = "cauce.providers")
public interface ProviderSettings {

    /** The largest webhook that is taken in, in bytes. */
    @WithDefault("1048576")
    int webhookBytes();

    /** Webhooks that one account may bring at once to one process; more are answered 429. */
    @WithDefault("500")
    int webhooksAtOnce();

    /** After which time one webhook more of that account is taken. */
    @WithDefault("PT0.005S")
    Duration webhookRefill();

    /** The longest that a provider may take to answer a call. */
    @WithDefault("PT15S")
    Duration answerWithin();
}
