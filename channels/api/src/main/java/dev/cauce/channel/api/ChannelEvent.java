package dev.cauce.channel.api;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What happened outside, in the contract's words. Ids are the provider's, or derived from the payload: the same
 * happening reported twice has the same id, which is how it is taken up once.
 */
public sealed interface ChannelEvent {

    /** Unique per contact address and kind of event; at most 100 characters. */
    String id();

    ContactAddress from();

    /** When the provider says it happened; never trusted for order. */
    Instant at();

    /** The contact wrote. Has at least one part. */
    record MessageReceived(
            String id,
            ContactAddress from,
            Instant at,
            @Nullable String senderName,
            List<Part> parts) implements ChannelEvent {
        public MessageReceived {
            parts = List.copyOf(parts);
            if (parts.isEmpty()) {
                throw new IllegalArgumentException("A message has at least one part.");
            }
        }
    }

    /** What became of the messages to the contact up to and including this sequence number. */
    record ReceiptReceived(String id, ContactAddress from, Instant at, long upTo, Receipt receipt)
            implements ChannelEvent {}

    /**
     * What became of one message to the contact, whatever became of others. A message that arrived never fails afterwards.
     *
     * @param message our id, which the provider was given with it
     * @param failure why, when the receipt is {@code FAILED}
     */
    record MessageReported(
            String id,
            ContactAddress from,
            Instant at,
            String message,
            Receipt receipt,
            @Nullable Failure failure) implements ChannelEvent {}

    /**
     * Why a message did not arrive.
     *
     * @param code for programs
     * @param text for the agent, without the contact's words
     * @param recipient the one of a message's recipients whom it failed for, where the channel tells
     */
    record Failure(String code, String text, @Nullable String recipient) {
        public Failure(String code, String text) {
            this(code, text, null);
        }
    }

    /**
     * What came of a file that a message named: as it was stored, or why it will not come unless somebody asks for it again.
     *
     * @param message the id of the event that brought the message
     * @param file an {@link Part.Attachment} or a {@link Part.AwaitedFile}
     */
    record FileSettled(String id, ContactAddress from, Instant at, String message, Part file) implements ChannelEvent {}

    /** The contact is writing, or stopped. May be lost. */
    record ContactTyping(String id, ContactAddress from, Instant at, boolean typing) implements ChannelEvent {}

    /**
     * The provider says something about the contact that staff should know, such as a new number: seen by staff in the open
     * conversation, and by nobody where there is none.
     */
    record ContactNoted(String id, ContactAddress from, Instant at, List<Part> parts) implements ChannelEvent {
        public ContactNoted {
            parts = List.copyOf(parts);
        }
    }

    /** The contact ended the conversation. */
    record ContactClosed(String id, ContactAddress from, Instant at) implements ChannelEvent {}

    /** Something the adapter does not know: kept by its kind and counted, never an error. */
    record Unknown(String id, ContactAddress from, Instant at, String kind) implements ChannelEvent {}
}
