package dev.cauce.engine.channel;

import dev.cauce.channel.api.RateLimit;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** The same limit for each of many: channels, senders, addresses. Forgets those that are as good as new when they become many. */
public final class RateLimits {
    private static final int FEW = 1_000;

    private final int most;
    private final Duration refill;
    private final Map<String, RateLimit> limits = new HashMap<>();

    /** {@code most} at once, then one more after each {@code refill}. */
    public RateLimits(int most, Duration refill) {
        this.most = most;
        this.refill = refill;
    }

    /** Whether one more of these is allowed now; if so it is counted. */
    public synchronized boolean take(String whose, Instant now) {
        if (limits.size() > FEW) {
            limits.values().removeIf(limit -> limit.isFull(now));
        }
        return limits.computeIfAbsent(whose, _ -> new RateLimit(most, refill, now))
                .take(now);
    }

    /** Whether one more of these would be allowed now. */
    public synchronized boolean allows(String whose, Instant now) {
        RateLimit known = limits.get(whose);
        return known == null || known.allows(now);
    }
}
