package dev.cauce.engine.conversation;

import dev.cauce.channel.api.ChannelEvent;
import dev.cauce.channel.api.ContactAddress;
import dev.cauce.channel.api.Part;
import dev.cauce.channel.api.Receipt;
import dev.cauce.channel.api.Timeline.Author;
import dev.cauce.routing.core.Decision.Ending;
import org.jspecify.annotations.Nullable;

/**
 * What happened in conversations; the values of the topic {@code messages}, keyed by conversation, and {@code signals}. May be
 * told more than once.
 */
public sealed interface ConversationEvent {
    ContactAddress contact();

    String conversation();

    /** A message is in the thread. Told again with another conversation when it was moved to one. */
    record MessageStored(StoredMessage message) implements ConversationEvent {
        @Override
        public ContactAddress contact() {
            return message.contact();
        }

        @Override
        public String conversation() {
            return message.conversation();
        }
    }

    /** The author's messages up to and including this sequence number have come at least this far. */
    record ReceiptAdvanced(ContactAddress contact, String conversation, Author author, long upTo, Receipt receipt)
            implements ConversationEvent {}

    /** What became of one message to the contact; may be told after more is known, and then says less. */
    record MessageReported(
            ContactAddress contact,
            String conversation,
            String message,
            long sequence,
            Receipt receipt,
            ChannelEvent.@Nullable Failure failure)
            implements ConversationEvent {}

    /**
     * What came of a file that a message of the contact's named.
     *
     * @param file an {@link Part.Attachment}, or a {@link Part.AwaitedFile} that says why it will not come
     */
    record FileSettled(ContactAddress contact, String conversation, String message, Part file)
            implements ConversationEvent {}

    /** An agent has the conversation now. */
    record AgentJoined(ContactAddress contact, String conversation, String agent) implements ConversationEvent {}

    /**
     * The conversation is over for the contact.
     *
     * @param askedToRate whether the contact is asked how good it was; absent in what was written before this was told
     */
    record ConversationEnded(
            ContactAddress contact,
            String conversation,
            Ending ending,
            @Nullable Boolean askedToRate) implements ConversationEvent {}

    /** Somebody is writing or stopped; not stored. A contact's has no conversation: it is the open one. */
    record TypingChanged(ContactAddress contact, String conversation, Author author, boolean typing)
            implements ConversationEvent {}

    /** What is known of the contact of this conversation changed; not stored. */
    record ContactChanged(ContactAddress contact, String conversation, OfContact what) implements ConversationEvent {}

    /** What changed of a contact. */
    enum OfContact {
        /** Where else it can be met. */
        ADDRESSES,
        /** What staff noted of it. */
        NOTES
    }
}
