package dev.cauce.engine.conversation;

import dev.cauce.channel.api.ContactAddress;
import dev.cauce.channel.api.Receipt;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What PostgreSQL holds of the threads, conversations and messages that a batch is about.
 *
 * @param threads by contact address; locked until the transaction ends
 * @param conversations by id
 * @param messages by id: those of the batch that were stored before
 * @param moved by conversation: those that have gone on in another thread; locked until the transaction ends
 * @param read the contact's newest message that an agent has read, by the id of the event that says so
 * @param answered ids of messages of ours that contacts answer, by {@link #answer}
 */
record Known(
        Map<String, LockedThread> threads,
        Map<String, Conversation> conversations,
        Map<String, Message> messages,
        Map<String, Moved> moved,
        Map<String, Message> read,
        Map<String, String> answered) {

    /** Of a batch in which nobody reads and nobody answers a certain message. */
    Known(
            Map<String, LockedThread> threads,
            Map<String, Conversation> conversations,
            Map<String, Message> messages,
            Map<String, Moved> moved) {
        this(threads, conversations, messages, moved, Map.of(), Map.of());
    }

    static String answer(ContactAddress contact, String origin) {
        return contact.key() + '|' + origin;
    }

    /** A thread as it was locked. */
    record LockedThread(
            String id, long lastSequence, @Nullable String openConversation) {}

    record Conversation(String id, String thread, String operation, String firstMessage, boolean ended) {}

    record Message(String id, String thread, long sequence, long place, String conversation, Receipt receipt) {
        /** Just stored: nothing has become of it yet. */
        Message(String id, String thread, long sequence, long place, String conversation) {
            this(id, thread, sequence, place, conversation, Receipt.SENT);
        }
    }

    /**
     * Where a conversation has gone on.
     *
     * @param threads all that it has gone on in, without its first
     * @param current where its agent writes now
     */
    record Moved(Set<String> threads, String current, long lastPlace) {
        Moved {
            threads = Set.copyOf(threads);
        }
    }
}
