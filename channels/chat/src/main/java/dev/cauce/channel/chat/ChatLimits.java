package dev.cauce.channel.chat;

import java.time.Duration;

/**
 * What one connection may do.
 *
 * @param frameLength of a frame, in UTF-16 units
 * @param textLength of a message, in UTF-16 units
 * @param attachments of a message
 * @param frames at once, and
 * @param refill one more each so often
 * @param errors after so many the connection is closed
 * @param backlog messages that are sent at once on resuming
 */
public record ChatLimits(
        int frameLength, int textLength, int attachments, int frames, Duration refill, int errors, int backlog) {
    public static final ChatLimits USUAL = new ChatLimits(16_384, 4_000, 5, 20, Duration.ofMillis(250), 20, 200);
}
