package dev.cauce.channel.chat;

import dev.cauce.channel.api.ChannelEvent;
import dev.cauce.channel.api.ContactAddress;
import java.time.Duration;

/** What a connection wants done, in this order. */
public sealed interface ChatOutput {
    record Send(ServerFrame frame) implements ChatOutput {}

    /** Check the token and answer with {@link ChatInput.Verified}. */
    record Verify(String token) implements ChatOutput {}

    /**
     * Tell the connection from now on what happens in the thread, read what happened before, and answer with
     * {@link ChatInput.Loaded} or {@link ChatInput.NotLoaded}.
     *
     * @param pause before reading; of many connections that read at the same time, each should take another part of it
     */
    record Load(ContactAddress contact, long after, int limit, Duration pause) implements ChatOutput {}

    /** Make the message durable and answer with {@link ChatInput.Published}; its attachments have only ids yet. */
    record PublishMessage(ChannelEvent.MessageReceived event) implements ChatOutput {}

    /** Make the event durable; nobody waits for it. */
    record Publish(ChannelEvent event) implements ChatOutput {}

    /** Store the rating and answer with {@link ChatInput.Rated}, or with {@link ChatInput.NotPublished} and the conversation. */
    record Rate(ContactAddress contact, ClientFrame.Rate rating) implements ChatOutput {}

    record Signal(ChannelEvent.ContactTyping typing) implements ChatOutput {}

    /** Close the socket with this code (RFC 6455, 4000–4999 are ours) and reason. */
    record HangUp(int code, String reason) implements ChatOutput {}
}
