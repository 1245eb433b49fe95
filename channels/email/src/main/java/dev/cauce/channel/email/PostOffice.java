package dev.cauce.channel.email;

import dev.cauce.channel.api.DeliveryOutcome;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** Where letters are handed in; knows the mailboxes that channels stand for. */
public interface PostOffice {

    /** Who writes on this channel; empty for one that is not configured. */
    Optional<Sender> sender(String channel);

    /** Hands a letter to the channel's mail server. Never completes exceptionally for what a server or network can do. */
    CompletionStage<DeliveryOutcome> submit(Letter letter);

    /**
     * Who writes.
     *
     * @param name beside the agent's own
     * @param signature under each letter; may be empty
     * @param marksSubject whether subjects carry the mark that finds a thread again without references
     */
    record Sender(String address, String name, String signature, boolean marksSubject) {}
}
