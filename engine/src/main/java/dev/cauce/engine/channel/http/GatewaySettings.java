package dev.cauce.engine.channel.http;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Channels that other systems bring over HTTP. */
@ConfigMapping(prefix = "cauce.http-channels")
public interface GatewaySettings {

    /** Events that one channel may post at once to one process; more are answered 429. */
    @WithDefault("500")
    int eventsAtOnce();

    /** After which time one event more of that channel is taken. */
    @WithDefault("PT0.005S")
    Duration eventRefill();

    /** How far the time of a signature may be from ours; older ones may be somebody's recording. */
    @WithDefault("PT5M")
    Duration tolerance();

    /** The longest that a channel's system may take to answer. */
    @WithDefault("PT15S")
    Duration answerWithin();
}
