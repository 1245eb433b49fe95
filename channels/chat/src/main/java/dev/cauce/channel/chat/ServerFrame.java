package dev.cauce.channel.chat;

import dev.cauce.channel.api.Notice;
import dev.cauce.channel.api.Receipt;
import dev.cauce.channel.api.Timeline;
import org.jspecify.annotations.Nullable;

/** What a visitor's page is told. */
public sealed interface ServerFrame {

    /** The token is good; what was missed follows. */
    record Welcome(String visitor) implements ServerFrame {}

    /** The message with this id of the page is durable: it need not be sent again. */
    record Accepted(String id) implements ServerFrame {}

    /** A message of the thread. Sequence numbers only grow, with gaps where staff left notes. */
    record Message(Timeline.Entry entry) implements ServerFrame {}

    /** This author's messages up to and including the sequence number have come at least this far. */
    record Status(Timeline.Author author, long upTo, Receipt status) implements ServerFrame {}

    record Typing(boolean typing) implements ServerFrame {}

    record Queue(int position, Notice.@Nullable Estimate estimate) implements ServerFrame {}

    record Agent(String name) implements ServerFrame {}

    /**
     * The conversation is over; a new message begins another.
     *
     * @param rate whether the visitor is asked how good it was
     */
    record Closed(String conversation, Notice.ClosedBy by, boolean rate) implements ServerFrame {}

    /** The rating of this conversation is kept; the first one counts. */
    record Rated(String conversation, int score) implements ServerFrame {}

    /** Something was wrong; the connection goes on unless it is closed too. */
    record Refused(
            String code,
            String message,
            String field,
            @Nullable String id) implements ServerFrame {}
}
