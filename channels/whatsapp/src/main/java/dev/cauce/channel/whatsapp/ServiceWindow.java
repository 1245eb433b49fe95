package dev.cauce.channel.whatsapp;

import java.time.Duration;
import java.time.Instant;

/**
 * The customer-service window: a contact may be written to freely for 24 hours after each message of theirs; afterwards Meta takes
 * templates only.
 */
public record ServiceWindow(Instant closesAt) {
    private static final Duration OPEN = Duration.ofHours(24);

    /** As the contact's newest message opened it. */
    public static ServiceWindow after(Instant newestMessage) {
        return new ServiceWindow(newestMessage.plus(OPEN));
    }

    public boolean isOpenAt(Instant now) {
        return now.isBefore(closesAt);
    }
}
