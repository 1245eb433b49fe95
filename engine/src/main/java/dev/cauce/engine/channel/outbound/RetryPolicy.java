package dev.cauce.engine.channel.outbound;

import dev.cauce.channel.api.ChannelEvent;
import dev.cauce.channel.api.DeliveryOutcome;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/** When to try again, and when to give up: twice as long after each attempt, as long as the message is young enough. */
record RetryPolicy(Duration first, Duration longest, Duration giveUpAfter) {
    private static final int DOUBLINGS = 30;

    Verdict of(Delivery delivery, DeliveryOutcome outcome, Instant now) {
        return switch (outcome) {
            case DeliveryOutcome.Accepted(String providerId) -> new Verdict.Accepted(providerId);
            case DeliveryOutcome.RetryLater later -> again(delivery, later, now);
            case DeliveryOutcome.Rejected(String code, String text) ->
                new Verdict.Failed(new ChannelEvent.Failure(code, text));
            case DeliveryOutcome.Unsupported(var capability) ->
                new Verdict.Failed(new ChannelEvent.Failure(
                        "unsupported",
                        "This channel cannot carry %s. Say it in another way."
                                .formatted(capability
                                        .name()
                                        .toLowerCase(Locale.ROOT)
                                        .replace('_', ' '))));
        };
    }

    private Verdict again(Delivery delivery, DeliveryOutcome.RetryLater later, Instant now) {
        Duration after = later.after();
        Instant at = now.plus(after.compareTo(pause(delivery.attempts())) > 0 ? after : pause(delivery.attempts()));
        return at.isAfter(delivery.since().plus(giveUpAfter))
                ? new Verdict.Failed(new ChannelEvent.Failure(
                        "gave-up",
                        "The channel did not take it within %s, in %d attempts. Maybe its server is down."
                                .formatted(giveUpAfter, delivery.attempts() + 1)))
                : new Verdict.Again(at, later.holds() == DeliveryOutcome.Holds.CHANNEL ? now.plus(after) : null);
    }

    private Duration pause(int attempts) {
        Duration pause = first;
        for (int doubled = 0; doubled < Math.min(attempts, DOUBLINGS) && pause.compareTo(longest) < 0; doubled++) {
            pause = pause.multipliedBy(2);
        }
        return pause.compareTo(longest) < 0 ? pause : longest;
    }
}
