package dev.cauce.channel.api;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What happened on a call. {@code leg} names the connection it happened on: the caller's, or an agent's. */
public sealed interface CallEvent {
    String id();

    String call();

    Instant at();

    /** Somebody calls. Nothing was answered yet. */
    record Offered(String id, String call, Instant at, ContactAddress from, String dialled) implements CallEvent {}

    record Ringing(String id, String call, Instant at, String leg) implements CallEvent {}

    record Answered(String id, String call, Instant at, String leg) implements CallEvent {}

    /** Digits that were collected; {@code complete} is false when the caller stopped early. */
    record Digits(String id, String call, Instant at, String leg, String digits, boolean complete)
            implements CallEvent {}

    record PlaybackEnded(String id, String call, Instant at, String leg, String prompt) implements CallEvent {}

    record RecordingReady(String id, String call, Instant at, String recording, long bytes) implements CallEvent {}

    record Transferred(String id, String call, Instant at, String leg, String target) implements CallEvent {}

    record Held(String id, String call, Instant at, String leg, boolean held) implements CallEvent {}

    /** A leg is gone. The call is over with its last leg. */
    record HungUp(
            String id, String call, Instant at, @Nullable String leg, Cause cause) implements CallEvent {}

    /** Why a leg ended. */
    enum Cause {
        NORMAL,
        BUSY,
        NO_ANSWER,
        REJECTED,
        UNREACHABLE,
        FAILED
    }
}
