package dev.cauce.engine.channel.email;

import dev.cauce.channel.api.ChannelEvent;
import dev.cauce.channel.api.Decoded;
import dev.cauce.engine.channel.RateLimits;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How many mails of one sender are taken up in a time: two programs that answer each other, or one that floods, must not fill a
 * queue. Only mails that became durable count, so that trying one again while Kafka is away uses nothing up.
 */
final class SenderLimits {
    private final RateLimits senders;

    SenderLimits(int most, Duration refill) {
        this.senders = new RateLimits(most, refill);
    }

    boolean allow(Decoded.Events mail, Instant now) {
        return sender(mail).map(sender -> senders.allows(sender, now)).orElse(true);
    }

    void count(Decoded.Events mail, Instant now) {
        sender(mail).ifPresent(sender -> senders.take(sender, now));
    }

    private static Optional<String> sender(Decoded.Events mail) {
        return mail.events().stream()
                .filter(ChannelEvent.MessageReceived.class::isInstance)
                .findFirst()
                .map(event -> event.from().person());
    }
}
