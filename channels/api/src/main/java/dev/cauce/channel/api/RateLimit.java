package dev.cauce.channel.api;

import java.time.Duration;
import java.time.Instant;

/** A bucket of permits that refills one by one. Not thread-safe. */
public final class RateLimit {
    private final int most;
    private final Duration refill;
    private double permits;
    private Instant last;

    public RateLimit(int most, Duration refill, Instant now) {
        this.most = most;
        this.refill = refill;
        this.permits = most;
        this.last = now;
    }

    /** Whether one more is allowed now; if so it is counted. */
    public boolean take(Instant now) {
        if (!allows(now)) {
            return false;
        }
        permits--;
        return true;
    }

    /** Whether one more would be allowed now. */
    public boolean allows(Instant now) {
        if (now.isAfter(last)) {
            permits = Math.min(
                    most, permits + (double) Duration.between(last, now).toNanos() / refill.toNanos());
            last = now;
        }
        return permits >= 1;
    }

    /** Whether it is as good as new. */
    public boolean isFull(Instant now) {
        return permits + (double) Duration.between(last, now).toNanos() / refill.toNanos() >= most;
    }
}
