package dev.cauce.engine.desk.view;

import dev.cauce.engine.conversation.Guest;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A colleague in somebody else's conversation, or asked into it.
 *
 * @param agent the colleague
 * @param holder who asked, and has the conversation
 * @param kind {@code consult} (notes only) or {@code conference} (may write to the contact)
 * @param state {@code invited, joined}, or how it ended: {@code declined, lapsed, withdrawn, left, removed, ended}
 * @param note what the holder asked; null without
 * @param reason why the colleague declined
 * @param expiresAt an invitation that is not answered by then lapses
 */
public record ParticipantView(
        String id,
        String conversation,
        String agent,
        String holder,
        String kind,
        String state,
        @Nullable String note,
        @Nullable String reason,
        Instant invitedAt,
        Instant expiresAt,
        @Nullable Instant joinedAt,
        @Nullable Instant endedAt) {

    public static ParticipantView of(Guest guest) {
        return new ParticipantView(
                guest.id(),
                guest.conversation(),
                guest.agent(),
                guest.holder(),
                Names.of(guest.kind()),
                Names.of(guest.state()),
                guest.note().isEmpty() ? null : guest.note(),
                guest.reason(),
                guest.invitedAt(),
                guest.expiresAt(),
                guest.joinedAt(),
                guest.endedAt());
    }
}
