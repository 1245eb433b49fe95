package dev.cauce.engine.channel;

import dev.cauce.channel.api.RateLimit;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** How many visitors a network address may bring. Remembers no address longer than it must. */
@Singleton
class VisitorAdmission {
    private static final int FEW_ADDRESSES = 1_000;
    private final ChatSettings settings;
    private final Clock clock;
    private final Map<String, RateLimit> limits = new HashMap<>();

    VisitorAdmission(ChatSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    synchronized boolean admits(String address) {
        if (settings.unlimitedAddresses().contains(address)) {
            return true;
        }
        Instant now = clock.instant();
        limits.values().removeIf(limit -> limits.size() > FEW_ADDRESSES && limit.isFull(now));
        return limits.computeIfAbsent(
                        address, _ -> new RateLimit(settings.visitorsPerAddress(), settings.visitorRefill(), now))
                .take(now);
    }
}
