package dev.cauce.channel.api;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What a waiting or served contact is told by the system. May be lost: the next one says it all again. */
public sealed interface Notice {
    ContactAddress to();

    String conversation();

    /** The place in the queue, 1 is next; without estimate while too little is known. */
    record Queued(
            ContactAddress to,
            String conversation,
            int position,
            @Nullable Estimate estimate) implements Notice {}

    /** A range of waiting times and how far it can be trusted. Never a bare average. */
    record Estimate(Duration low, Duration high, Confidence confidence) {
        public Estimate {
            if (low.isNegative() || low.compareTo(high) > 0) {
                throw new IllegalArgumentException(
                        "An estimate runs from low to high, but runs from %s to %s.".formatted(low, high));
            }
        }
    }

    /** By how much recent work an estimate is backed. */
    enum Confidence {
        LOW,
        MEDIUM,
        HIGH
    }

    record AgentJoined(ContactAddress to, String conversation, String name) implements Notice {}

    record AgentTyping(ContactAddress to, String conversation, boolean typing) implements Notice {}

    record Closed(ContactAddress to, String conversation, ClosedBy by) implements Notice {}

    /** Who ended a conversation. */
    enum ClosedBy {
        CONTACT,
        AGENT,
        SYSTEM
    }
}
