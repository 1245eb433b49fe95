package dev.cauce.channel.chat;

import java.util.List;

/** What a visitor's page sends. */
public sealed interface ClientFrame {

    /** The first frame. Messages after {@code lastSequence} are sent at once. */
    record Authenticate(String token, long lastSequence) implements ClientFrame {}

    /** A message under an id that the page drew: sent again under the same id it is the same message. */
    record Message(String id, String text, List<String> attachments) implements ClientFrame {
        public Message {
            attachments = List.copyOf(attachments);
        }
    }

    record Typing(boolean typing) implements ClientFrame {}

    /** The visitor has seen everything up to this sequence number. */
    record Read(long sequence) implements ClientFrame {}

    /** How good it was, from 1 to 5, of a conversation that is over; the comment may be empty. */
    record Rate(String conversation, int score, String comment) implements ClientFrame {}

    /** The visitor ends the conversation. */
    record Close() implements ClientFrame {}
}
