package dev.cauce.load.net;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The one JSON mapper. */
public final class Json {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Json() {}

    public static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    /** The JSON in {@code text}; an empty object when there is none. */
    public static JsonNode read(String text) {
        try {
            return text.isBlank() ? object() : MAPPER.readTree(text);
        } catch (JsonProcessingException notJson) {
            return object().put("unreadable", text);
        }
    }

    public static ObjectMapper mapper() {
        return MAPPER;
    }
}
