package dev.cauce.channel.api;

import java.util.concurrent.CompletionStage;

/** The one way in. */
public interface InboundPublisher {

    /**
     * Completes when the event is on all in-sync replicas of the durable log: only then may the provider be told that it
     * was taken. Completes exceptionally when that is unknown or refused; publishing the same event again is safe. Events
     * of one address keep the order of the calls.
     */
    CompletionStage<Accepted> publish(ChannelEvent event);

    /** Tells that the contact is writing; fast and lossy. */
    void signal(ChannelEvent.ContactTyping typing);

    /** Proof that an event is durable. */
    record Accepted(String eventId) {}
}
