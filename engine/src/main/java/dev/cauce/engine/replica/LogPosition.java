package dev.cauce.engine.replica;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

/** Where a durable reader stands: the offset to read next, and the fence that holds there. Stored with its results. */
public record LogPosition(long next, Fence fence) {
    /** Before the first record. */
    public static final LogPosition START = new LogPosition(0, Fence.OPEN);

    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** As a text to store; {@link #parse} reads it. */
    public String text() {
        try {
            return MAPPER.writeValueAsString(this);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("A log position could not be written as JSON.", impossible);
        }
    }

    /** What {@link #text} wrote; anything else is a damaged database and fails. */
    public static LogPosition parse(String text) {
        try {
            return MAPPER.readValue(text, LogPosition.class);
        } catch (JsonProcessingException damaged) {
            throw new IllegalStateException("A stored log position cannot be read: " + text, damaged);
        }
    }
}
