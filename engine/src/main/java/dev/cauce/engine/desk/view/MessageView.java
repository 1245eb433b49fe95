package dev.cauce.engine.desk.view;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A message as a desk shows it.
 *
 * @param sequence counts the messages of the contact's thread without gaps, from 1
 * @param author {@code contact}, {@code agent} or {@code system}
 * @param agent who wrote, when the author is an agent
 * @param note whether only staff see it
 * @param status of an agent's message towards the contact: {@code accepted, sent, delivered, read} or {@code failed}
 */
public record MessageView(
        String id,
        String conversation,
        long sequence,
        String author,
        @Nullable String agent,
        boolean note,
        String text,
        List<AttachmentView> attachments,
        Instant at,
        @Nullable String status) {
    public MessageView {
        attachments = List.copyOf(attachments);
    }

    /** A file of a message; its content is fetched with the conversation's attachment address. */
    public record AttachmentView(String id, String name, String contentType, long size) {}
}
