package dev.cauce.engine.channel.http;

import dev.cauce.channel.api.RateLimit;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** How much a channel's system may post to this process, so that none takes the room of all others. */
@Singleton
class GatewayLimits {
    private final GatewaySettings settings;
    private final Clock clock;
    private final Map<String, RateLimit> limits = new HashMap<>();

    GatewayLimits(GatewaySettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /** Only for channels that exist: each is remembered. */
    synchronized boolean allow(String channel) {
        Instant now = clock.instant();
        return limits.computeIfAbsent(channel, _ -> new RateLimit(settings.eventsAtOnce(), settings.eventRefill(), now))
                .take(now);
    }
}
