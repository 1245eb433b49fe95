package dev.cauce.engine.configuration;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cauce.engine.configuration.definition.Definition;
import jakarta.inject.Singleton;
import java.io.IOException;

/** Definitions as stored and published. Reading forgives fields that a newer version wrote. */
@Singleton
final class Documents {
    private final ObjectReader reader;
    private final ObjectWriter writer;

    Documents(ObjectMapper json) {
        this.reader = json.reader().without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
        this.writer = json.writer().with(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);
    }

    String write(Object value) {
        try {
            return writer.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A definition is plain JSON", e);
        }
    }

    <T extends Definition> T read(Class<T> type, String document) {
        try {
            return reader.readValue(document, type);
        } catch (IOException e) {
            throw new IllegalStateException("A stored definition cannot be read: " + type.getSimpleName(), e);
        }
    }

    /** Fails as a request's body would. */
    <T extends Definition> T bind(Class<T> type, ObjectNode tree) throws IOException {
        return reader.forType(type).readValue(tree);
    }

    ObjectNode tree(String document) {
        try {
            return (ObjectNode) reader.readTree(document);
        } catch (IOException e) {
            throw new IllegalStateException("A stored definition is JSON", e);
        }
    }
}
