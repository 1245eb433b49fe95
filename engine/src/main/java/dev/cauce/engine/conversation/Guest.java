package dev.cauce.engine.conversation;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A colleague asked into a conversation, from the invitation to how it ended.
 *
 * @param holder who asked, and holds the conversation; with another holder the guest is none
 * @param note for the colleague; empty when there is none, or the contact's words were erased
 * @param reason why the colleague declined
 * @param expiresAt an invitation that is not answered by then lapses
 * @param joinedAt absent for who never came
 * @param endedAt absent while invited or there
 */
public record Guest(
        String id,
        String conversation,
        String client,
        String operation,
        String agent,
        String holder,
        Kind kind,
        State state,
        String note,
        @Nullable String reason,
        Instant invitedAt,
        Instant expiresAt,
        @Nullable Instant joinedAt,
        @Nullable Instant endedAt) {

    /** What the guest may write. */
    public enum Kind {
        /** Notes only: the contact notices nothing. */
        CONSULT,
        /** To the contact, too. */
        CONFERENCE;

        public String lower() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** How far it has come. */
    public enum State {
        INVITED,
        JOINED,
        DECLINED,
        LAPSED,
        /** The holder took the invitation back. */
        WITHDRAWN,
        LEFT,
        /** The holder took the guest out. */
        REMOVED,
        /** The conversation ended, or went to another holder. */
        ENDED;

        public String lower() {
            return name().toLowerCase(Locale.ROOT);
        }

        public boolean isOpen() {
            return this == INVITED || this == JOINED;
        }
    }

    public boolean isOpen() {
        return state.isOpen();
    }
}
