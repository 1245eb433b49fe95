package dev.cauce.engine.conversation;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.jsontype.NamedType;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.cauce.channel.api.ChannelEvent;
import dev.cauce.channel.api.Part;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/**
 * How channel events, agent events, stored messages and bodies look as JSON: the member {@code type} of a sealed type says
 * which it is, by the record's name in lower case with hyphens. Unknown members are ignored: a newer part may add some.
 */
public final class ConversationJson {
    private static final ObjectMapper MAPPER = mapper();

    private ConversationJson() {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
    private interface Typed {}

    public static byte[] write(Object value) {
        try {
            return MAPPER.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Our own types can be written as JSON", e);
        }
    }

    /** Fails with a message that tells where, for what is not JSON of this type. */
    public static <T> T read(byte[] json, Class<T> type) throws IOException {
        T value = MAPPER.readValue(json, type);
        if (value == null) {
            throw new IOException("The value is null, but must be a " + type.getSimpleName());
        }
        return value;
    }

    /** The value of {@code type} for a record. */
    public static String name(Class<?> type) {
        return type.getSimpleName().replaceAll("(?<=[a-z0-9])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    }

    private static ObjectMapper mapper() {
        ObjectMapper mapper = JsonMapper.builder()
                .addModule(new JavaTimeModule())
                .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .defaultPropertyInclusion(
                        JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL))
                .build();
        for (Class<?> sealed : List.of(ChannelEvent.class, Part.class, AgentEvent.class, ConversationEvent.class)) {
            mapper.addMixIn(sealed, Typed.class);
            for (Class<?> type : sealed.getPermittedSubclasses()) {
                mapper.registerSubtypes(new NamedType(type, name(type)));
            }
        }
        return mapper;
    }
}
