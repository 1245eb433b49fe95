package dev.cauce.engine.channel.outbound;

import dev.cauce.channel.api.ContactAddress;
import dev.cauce.engine.conversation.ReadMarks;
import java.time.Instant;

/**
 * A message that is to be delivered, without its words.
 *
 * @param kind of channel: which adapter
 * @param partition of the topic it came by: whose process delivers it
 * @param attempts made so far
 * @param dueAt not to be tried before this
 * @param since when it was first taken up
 */
record Delivery(
        String message,
        String kind,
        ContactAddress to,
        String conversation,
        long sequence,
        int partition,
        int attempts,
        Instant dueAt,
        Instant since) {

    Delivery again(Instant at) {
        return new Delivery(message, kind, to, conversation, sequence, partition, attempts + 1, at, since);
    }

    /** Whether it is no message, but that one of the contact's was read. */
    boolean isReadMark() {
        return message.startsWith(ReadMarks.PREFIX);
    }

    /** What it waits in line with: read marks hold up no messages. */
    String lane() {
        return isReadMark() ? ReadMarks.PREFIX + conversation : conversation;
    }
}
