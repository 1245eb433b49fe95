package dev.cauce.channel.api;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** What a contact may read of the own thread, over all its conversations. */
public interface Timeline {

    /**
     * The messages after a sequence number, oldest first, at most {@code limit}; never what only staff may see. What is
     * acknowledged may take a moment to appear.
     */
    CompletionStage<List<Entry>> after(ContactAddress contact, long sequence, int limit);

    /** The newest messages before a sequence number, oldest first, at most {@code limit}; never what only staff may see. */
    CompletionStage<List<Entry>> before(ContactAddress contact, long sequence, int limit);

    /**
     * A message of the thread.
     *
     * @param id ours
     * @param clientId the id the contact's own device gave it; absent on what others wrote
     * @param senderName what the contact may know the author by; absent on own messages
     * @param receipt how far it has come
     */
    record Entry(
            String id,
            @Nullable String clientId,
            String conversation,
            long sequence,
            Author author,
            @Nullable String senderName,
            Instant at,
            List<Part> parts,
            Receipt receipt) {
        public Entry {
            parts = List.copyOf(parts);
        }
    }

    /** Who wrote. */
    enum Author {
        CONTACT,
        AGENT,
        SYSTEM
    }
}
