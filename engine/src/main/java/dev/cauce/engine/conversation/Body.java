package dev.cauce.engine.conversation;

import dev.cauce.channel.api.Part;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is encrypted of a message: the words, and whose they are. */
record Body(@Nullable String senderName, List<Part> parts) {
    Body {
        parts = List.copyOf(parts);
    }
}
