package dev.cauce.channel.api.webhook;

import dev.cauce.channel.api.DeliveryOutcome;
import dev.cauce.channel.api.OutboundMessage;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** One attempt to deliver by a {@link WebhookChannel}: refuse, call, understand. Tries nothing twice. */
public final class WebhookDelivery {
    private WebhookDelivery() {}

    /** The provider's API as an account may call it. Never completes exceptionally for what a network can do. */
    @FunctionalInterface
    public interface Provider {
        CompletionStage<Asked> ask(ProviderCall call);
    }

    /** What came of a call. */
    public sealed interface Asked {
        record Answered(ProviderAnswer answer) implements Asked {}

        /** It may not be called as it is configured: not now and not later. */
        record Refused(String code, String text) implements Asked {}

        /** Nothing, or half an answer: the provider may have the message. */
        record Lost() implements Asked {}
    }

    /** Hands the message to the provider, for the account with this address of its own. */
    public static CompletionStage<DeliveryOutcome> of(
            WebhookChannel channel, OutboundMessage message, String sender, Provider provider) {
        return channel.refusalOf(message)
                .<CompletionStage<DeliveryOutcome>>map(CompletableFuture::completedFuture)
                .orElseGet(() -> provider.ask(channel.call(message, sender)).thenApply(asked -> switch (asked) {
                    case Asked.Answered(var answer) -> channel.outcome(message, answer);
                    case Asked.Refused(var code, var text) -> new DeliveryOutcome.Rejected(code, text);
                    case Asked.Lost _ -> new DeliveryOutcome.RetryLater(Duration.ZERO);
                }));
    }
}
