package dev.cauce.engine.conversation;

import dev.cauce.channel.api.ContactAddress;
import dev.cauce.routing.core.Decision.Ending;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A conversation as it stands, a moment behind the routing log. */
public record ConversationSummary(
        String id,
        ContactAddress contact,
        String kind,
        String operation,
        String queue,
        Instant startedAt,
        @Nullable String agent,
        @Nullable Instant endedAt,
        @Nullable Ending ending) {}
