package dev.cauce.engine.channel;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Set;

/** How many visitors a network address may bring. Remembers no address longer than it must. */
@Singleton
class VisitorAdmission {
    private final Set<String> unlimited;
    private final RateLimits limits;
    private final Clock clock;

    VisitorAdmission(ChatSettings settings, Clock clock) {
        this.unlimited = settings.unlimitedAddresses();
        this.limits = new RateLimits(settings.visitorsPerAddress(), settings.visitorRefill());
        this.clock = clock;
    }

    boolean admits(String address) {
        return unlimited.contains(address) || limits.take(address, clock.instant());
    }
}
