package dev.cauce.engine.conversation;

import dev.cauce.channel.api.ChannelEvent;
import dev.cauce.channel.api.ContactAddress;
import dev.cauce.channel.api.Receipt;
import dev.cauce.channel.api.Timeline.Author;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a batch adds to PostgreSQL.
 *
 * @param threads the threads that changed, as they are now
 * @param receipts the furthest that each thread's messages have come
 * @param reports what became of single messages, one for each
 * @param endings conversations in which nothing comes any more that was written before their end
 * @param lastPlaces of moved conversations that were added to
 */
record Writes(
        List<ThreadChanged> threads,
        List<NewConversation> conversations,
        List<StoredMessage> messages,
        Map<ReceiptKey, Long> receipts,
        List<Report> reports,
        List<Ending> endings,
        Map<String, Long> lastPlaces) {
    Writes {
        threads = List.copyOf(threads);
        conversations = List.copyOf(conversations);
        messages = List.copyOf(messages);
        receipts = Map.copyOf(receipts);
        reports = List.copyOf(reports);
        endings = List.copyOf(endings);
        lastPlaces = Map.copyOf(lastPlaces);
    }

    record ThreadChanged(
            String client,
            String id,
            long lastSequence,
            @Nullable String openConversation) {}

    record NewConversation(
            String id,
            ContactAddress contact,
            String kind,
            String operation,
            String queue,
            String firstMessage,
            Instant startedAt) {}

    record Ending(String conversation, boolean askedToRate) {}

    record Report(String message, Receipt receipt, ChannelEvent.@Nullable Failure failure) {}

    /** Whose messages of a thread have come how far. */
    record ReceiptKey(String client, String thread, Author author, Receipt receipt) {}
}
