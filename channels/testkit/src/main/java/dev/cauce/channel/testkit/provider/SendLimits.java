package dev.cauce.channel.testkit.provider;

import dev.cauce.channel.api.RateLimit;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** How much a provider takes from a sender, and from a sender to one contact. Holds no clock; not thread-safe. */
public final class SendLimits {
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final int perSecond;
    private final Duration pair;
    private final Map<String, RateLimit> senders = new HashMap<>();
    private final Map<String, RateLimit> pairs = new HashMap<>();

    /** Whether a message is taken, or by which limit it is not. */
    public enum Taken {
        YES,
        /** The sender sends too much, to whomever. */
        SENDER_BUSY,
        /** The sender sends too much to this contact. */
        PAIR_BUSY
    }

    /**
     * Takes so many messages of a sender.
     *
     * @param perSecond of each sender
     * @param pair the time between two messages of a sender to the same contact
     */
    public SendLimits(int perSecond, Duration pair) {
        this.perSecond = perSecond;
        this.pair = pair;
    }

    /** Of Meta's Cloud API: 80 messages a second for each number (error 130429), one in six seconds for each pair (131056). */
    public static SendLimits meta() {
        return new SendLimits(80, Duration.ofSeconds(6));
    }

    /** What is refused counts for no limit. */
    public Taken take(String sender, String contact, Instant now) {
        RateLimit all =
                senders.computeIfAbsent(sender, _ -> new RateLimit(perSecond, SECOND.dividedBy(perSecond), now));
        RateLimit one = pairs.computeIfAbsent(sender + '|' + contact, _ -> new RateLimit(1, pair, now));
        if (!all.allows(now)) {
            return Taken.SENDER_BUSY;
        }
        if (!one.take(now)) {
            return Taken.PAIR_BUSY;
        }
        all.take(now);
        return Taken.YES;
    }
}
