package dev.cauce.load.net;

import com.fasterxml.jackson.databind.JsonNode;

/** What a socket brought. */
public sealed interface Frame {
    /** JSON, and when it came by {@link System#nanoTime()}. */
    record Text(JsonNode json, long receivedNanos) implements Frame {
        public String type() {
            return json.path("type").asText();
        }
    }

    /** Nothing more comes. */
    record Closed(int code, String reason) implements Frame {}

    /** Nothing came in the time asked for. */
    record Nothing() implements Frame {}
}
