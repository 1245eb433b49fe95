package dev.cauce.engine.channel.email;

import dev.cauce.channel.api.ChannelEvent;
import dev.cauce.channel.api.Decoded;
import dev.cauce.channel.api.RateLimit;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * How many mails of one sender are taken up in a time: two programs that answer each other, or one that floods, must not fill a
 * queue. Only mails that became durable count, so that trying one again while Kafka is away uses nothing up.
 */
final class SenderLimits {
    private static final int FEW_SENDERS = 1_000;

    private final int most;
    private final Duration refill;
    private final Map<String, RateLimit> senders = new HashMap<>();

    SenderLimits(int most, Duration refill) {
        this.most = most;
        this.refill = refill;
    }

    synchronized boolean allow(Decoded.Events mail, Instant now) {
        return sender(mail).map(senders::get).map(limit -> limit.allows(now)).orElse(true);
    }

    synchronized void count(Decoded.Events mail, Instant now) {
        senders.values().removeIf(limit -> senders.size() > FEW_SENDERS && limit.isFull(now));
        sender(mail).ifPresent(sender -> senders.computeIfAbsent(sender, _ -> new RateLimit(most, refill, now))
                .take(now));
    }

    private static Optional<String> sender(Decoded.Events mail) {
        return mail.events().stream()
                .filter(ChannelEvent.MessageReceived.class::isInstance)
                .findFirst()
                .map(event -> event.from().person());
    }
}
