package dev.cauce.channel.whatsapp;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What came of calling Meta's API. */
public sealed interface GraphAnswer {

    /**
     * The API answered.
     *
     * @param retryAfter how long it asks to be left alone
     */
    record Answered(int status, @Nullable Duration retryAfter, String body) implements GraphAnswer {}

    /** It is not called: not now and not later. */
    record Refused(String code, String reason) implements GraphAnswer {}

    /** No answer came: it may have been heard, or not. */
    record Lost(String reason) implements GraphAnswer {}
}
