package dev.cauce.routing.core.machine;

import dev.cauce.routing.core.OpeningHours;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** When opening hours must be looked at again. */
final class Hours {
    private Hours() {}

    static @Nullable Instant nextChange(@Nullable OpeningHours hours, Instant now) {
        if (hours == null) {
            return null;
        }
        Instant next = hours.nextChange(now);
        return next.equals(Instant.MAX) ? null : next;
    }
}
