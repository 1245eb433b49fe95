package dev.cauce.engine.supervisor.alert;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * That somebody is told of an alert by mail or webhook, and what came of it.
 *
 * @param attempts how often it was tried, the one under way included
 * @param text why the last attempt failed
 */
@Schema(name = "AlertTelling")
public record Telling(
        String id,
        Event event,
        Way way,
        String recipient,
        State state,
        int attempts,

        @Nullable Instant toldAt,
        @Nullable String text) {

    /** What is told. */
    @Schema(name = "AlertEvent")
    public enum Event {
        @JsonProperty("fired")
        FIRED,
        @JsonProperty("cleared")
        CLEARED
    }

    /** How it is told. */
    @Schema(name = "AlertWay")
    public enum Way {
        @JsonProperty("mail")
        MAIL,
        @JsonProperty("webhook")
        WEBHOOK
    }

    /** What came of it. */
    @Schema(name = "AlertTellingState")
    public enum State {
        @JsonProperty("waiting")
        WAITING,
        @JsonProperty("told")
        TOLD,
        /** Given up. */
        @JsonProperty("failed")
        FAILED,
        /** Somebody acknowledged the alert before. */
        @JsonProperty("silenced")
        SILENCED
    }
}
