package dev.cauce.channel.api;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Connects a channel of messages. Signatures, duplicates, retries, storage and publishing are not its business: they are
 * shared code around it. Every adapter passes {@code MessageAdapterContract} of the test kit.
 */
public interface MessageAdapter {

    /** The kind of channel, such as {@code chat}; what the router calls the channel. */
    String kind();

    Capabilities capabilities();

    /** Pure: the same payload gives equal events, whenever and however often it is asked; never throws. */
    Decoded decode(Payload payload);

    /**
     * Hands a message to the provider. Never completes exceptionally for what a provider or a network can do; is not
     * called for the next message of a conversation before the outcome of the last is known.
     */
    CompletionStage<DeliveryOutcome> deliver(OutboundMessage message);

    /**
     * Shows the contact that a message of theirs was read; for adapters that declare {@link Capability#READ_MARKS}. Showing it twice
     * is harmless. Never completes exceptionally for what a provider or a network can do.
     */
    default CompletionStage<DeliveryOutcome> markRead(ReadMark mark) {
        return CompletableFuture.completedFuture(new DeliveryOutcome.Unsupported(Capability.READ_MARKS));
    }

    /** Tells the contact a notice, if it can: nothing is repeated and nothing waits. */
    DeliveryOutcome tell(Notice notice);
}
