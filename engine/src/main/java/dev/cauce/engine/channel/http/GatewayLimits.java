package dev.cauce.engine.channel.http;

import dev.cauce.engine.channel.RateLimits;
import jakarta.inject.Singleton;
import java.time.Clock;

/** How much a channel's system may post to this process, so that none takes the room of all others. */
@Singleton
class GatewayLimits {
    private final RateLimits limits;
    private final Clock clock;

    GatewayLimits(GatewaySettings settings, Clock clock) {
        this.limits = new RateLimits(settings.eventsAtOnce(), settings.eventRefill());
        this.clock = clock;
    }

    /** Only for channels that exist: each is remembered. */
    boolean allow(String channel) {
        return limits.take(channel, clock.instant());
    }
}
