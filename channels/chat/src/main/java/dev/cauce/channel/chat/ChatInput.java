package dev.cauce.channel.chat;

import dev.cauce.channel.api.ContactAddress;
import dev.cauce.channel.api.Timeline;
import dev.cauce.channel.chat.ServerFrame.Closed;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What happens to a connection. */
public sealed interface ChatInput {
    record FrameReceived(String text) implements ChatInput {}

    /** The answer to {@link ChatOutput.Verify}; without a contact the token is not good. */
    record Verified(@Nullable ContactAddress contact) implements ChatInput {}

    /** The answer to {@link ChatOutput.Load}: the messages, and the newest conversation if it is over. */
    record Loaded(List<Timeline.Entry> entries, @Nullable Closed closed) implements ChatInput {
        public Loaded {
            entries = List.copyOf(entries);
        }
    }

    /** {@link ChatOutput.Load} failed. */
    record NotLoaded() implements ChatInput {}

    /** The event of this message is durable. */
    record Published(String messageId) implements ChatInput {}

    /** The event of this message may not be durable, or was refused for the reason. */
    record NotPublished(String messageId, String code, String message) implements ChatInput {}

    /** The rating of this conversation is stored, now or before; another than the first is not. */
    record Rated(String conversation, int score) implements ChatInput {}

    /** Something of the visitor's thread happened. */
    record Told(ServerFrame frame) implements ChatInput {}

    /** The time to authenticate is over. */
    record AuthenticationDue() implements ChatInput {}
}
