package dev.cauce.engine.security;

import dev.cauce.channel.api.RateLimit;
import java.time.Duration;
import java.time.Instant;

/** How often one address may fail. */
final class FailureLimit {
    private final RateLimit failures;

    FailureLimit(int most, Duration refill, Instant now) {
        this.failures = new RateLimit(most, refill, now);
    }

    /** Whether the address may try; trying costs nothing. */
    synchronized boolean allows(Instant now) {
        return failures.allows(now);
    }

    synchronized void failed(Instant now) {
        var _ = failures.take(now);
    }
}
