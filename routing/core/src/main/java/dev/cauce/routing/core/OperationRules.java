package dev.cauce.routing.core;

import java.time.Duration;
import java.util.Map;
import java.util.Set;

/**
 * The finer rules of an operation.
 *
 * @param backOffs how long an agent is spared after an offer that failed
 * @param interrupts which channels the key may be offered on top of: their work in hand does not count against it
 * @param missedOffersByChannel expired offers in a row until not responding, where a channel differs from the operation
 * @param keepConversations channels whose running work stays with an agent who is lost (the call stays up)
 * @param lookBack how long the router remembers who handled a contact, for queues that prefer that agent
 * @param callback how contacts are called back
 */
public record OperationRules(
        QueuePolicy queuePolicy,
        BackOffs backOffs,
        Map<Channel, Set<Channel>> interrupts,
        Map<Channel, Integer> missedOffersByChannel,
        Set<Channel> keepConversations,
        Duration lookBack,
        Callbacks callback) {

    /** The rules an operation has when nobody chose others. */
    public static final OperationRules DEFAULT = new OperationRules(
            QueuePolicy.EARLIEST_DUE_FIRST,
            new BackOffs(Duration.ofSeconds(10), Duration.ofSeconds(5), Duration.ofSeconds(15), Duration.ofSeconds(30)),
            Map.of(Channel.VOICE, Set.of(Channel.EMAIL, Channel.TASK)),
            Map.of(Channel.VOICE, 1),
            Set.of(Channel.VOICE),
            Duration.ofDays(3),
            new Callbacks(Duration.ofMinutes(1), 3, Duration.ofMinutes(5)));

    public OperationRules {
        interrupts = Map.copyOf(interrupts);
        missedOffersByChannel = Map.copyOf(missedOffersByChannel);
        keepConversations = Set.copyOf(keepConversations);
    }

    /** These rules with another queue policy. */
    public OperationRules with(QueuePolicy other) {
        return new OperationRules(
                other, backOffs, interrupts, missedOffersByChannel, keepConversations, lookBack, callback);
    }

    /**
     * How long an agent is not offered the same work again after declining it, and nothing at all after missing an
     * offer or device trouble.
     */
    public record BackOffs(Duration declined, Duration expired, Duration deviceBusy, Duration deviceFailed) {}

    /** How long one call to a contact may ring, how many are tried, and how long after one another. */
    public record Callbacks(Duration ring, int attempts, Duration between) {}
}
