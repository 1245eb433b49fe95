package dev.cauce.engine.channel.outbound;

import dev.cauce.channel.api.ChannelEvent;
import dev.cauce.channel.api.ContactAddress;
import dev.cauce.channel.api.DeliveryOutcome;
import dev.cauce.channel.api.InboundPublisher;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;

/** A dispatcher whose attempts last until they are told to end. */
final class Outbound {
    final MemoryStore store = new MemoryStore();
    final CountDownLatch begun = new CountDownLatch(1);
    final CountDownLatch mayEnd = new CountDownLatch(1);
    final Dispatcher dispatcher = new Dispatcher(
            new SlowAttempt(), store, new NoPublisher(), new Patient(), Clock.systemUTC(), new SimpleMeterRegistry());

    static Delivery delivery(String message, int partition) {
        Instant now = Instant.EPOCH;
        return new Delivery(
                message,
                "email",
                new ContactAddress("acme", "acme-mail", "maria@example.org"),
                "conversation-of-" + message,
                1,
                partition,
                0,
                now,
                now);
    }

    private final class SlowAttempt extends Attempt {
        @SuppressWarnings("NullAway") // it asks nobody
        SlowAttempt() {
            super(null, null, null, null);
        }

        @Override
        DeliveryOutcome at(Delivery delivery) {
            begun.countDown();
            try {
                mayEnd.await();
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                return new DeliveryOutcome.RetryLater(Duration.ZERO);
            }
            return new DeliveryOutcome.Accepted("provider-" + delivery.message());
        }
    }

    private static final class NoPublisher implements InboundPublisher {
        @Override
        public CompletionStage<Accepted> publish(ChannelEvent event) {
            return CompletableFuture.failedFuture(new IllegalStateException("Nothing fails here"));
        }

        @Override
        public void signal(ChannelEvent.ContactTyping typing) {
            throw new IllegalStateException("Nobody types here");
        }
    }

    private static final class Patient implements OutboundSettings {
        @Override
        public Duration retryAfter() {
            return Duration.ofSeconds(1);
        }

        @Override
        public Duration longestRetry() {
            return Duration.ofSeconds(1);
        }

        @Override
        public Duration giveUpAfter() {
            return Duration.ofDays(1);
        }

        @Override
        public Duration attemptWithin() {
            return Duration.ofMinutes(1);
        }

        @Override
        public Duration abandonAfter() {
            return Duration.ofMinutes(2);
        }

        @Override
        public Duration stopWithin() {
            return Duration.ofMinutes(1);
        }

        @Override
        public int atOnce() {
            return 8;
        }

        @Override
        public Duration pace() {
            return Duration.ZERO;
        }
    }
}
