package dev.cauce.engine.conversation;

import dev.cauce.channel.api.ContactAddress;
import dev.cauce.channel.api.Receipt;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What PostgreSQL holds of the threads, conversations and messages that a batch is about.
 *
 * @param threads by contact address; locked until the transaction ends
 * @param conversations by id
 * @param messages by id: those of the batch that were stored before
 * @param read the contact's newest message that an agent has read, by the id of the event that says so
 * @param answered ids of messages of ours that contacts answer, by {@link #answer}
 */
record Known(
        Map<String, LockedThread> threads,
        Map<String, Conversation> conversations,
        Map<String, Message> messages,
        Map<String, Message> read,
        Map<String, String> answered) {

    /** Of a batch in which nobody reads and nobody answers a certain message. */
    Known(Map<String, LockedThread> threads, Map<String, Conversation> conversations, Map<String, Message> messages) {
        this(threads, conversations, messages, Map.of(), Map.of());
    }

    static String answer(ContactAddress contact, String origin) {
        return contact.key() + '|' + origin;
    }

    /** A thread as it was locked. */
    record LockedThread(
            String id, long lastSequence, @Nullable String openConversation) {}

    record Conversation(String id, String thread, String operation, String firstMessage, boolean ended) {}

    record Message(String id, long sequence, String conversation, Receipt receipt) {
        /** Just stored: nothing has become of it yet. */
        Message(String id, long sequence, String conversation) {
            this(id, sequence, conversation, Receipt.SENT);
        }
    }
}
