package dev.cauce.engine.routing;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.jsontype.NamedType;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.cauce.routing.core.AgentId;
import dev.cauce.routing.core.Channel;
import dev.cauce.routing.core.ClientId;
import dev.cauce.routing.core.ContactId;
import dev.cauce.routing.core.DispositionId;
import dev.cauce.routing.core.InteractionId;
import dev.cauce.routing.core.OfferId;
import dev.cauce.routing.core.OperationId;
import dev.cauce.routing.core.QueueId;
import dev.cauce.routing.core.Reply;
import dev.cauce.routing.core.SkillId;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * How the routing core's types look as JSON: ids are text, instants and durations are ISO 8601, and of a sealed type
 * the member {@code type} tells which it is, by the record's name in lower case with hyphens.
 */
public final class RoutingJson {
    private RoutingJson() {}

    @SuppressWarnings("UnusedVariable")
    private abstract static class AsText {
        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        AsText(String value) {}

        @JsonValue
        abstract String value();
    }

    @SuppressWarnings("UnusedVariable")
    private abstract static class ChannelAsText {
        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        ChannelAsText(String name) {}

        @JsonValue
        abstract String name();
    }

    private abstract static class OfferAsText {
        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        static OfferId parse(String text) {
            return OfferId.parse(text);
        }

        @Override
        @JsonValue
        public abstract String toString();
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
    private interface Typed {}

    /** A mapper for everything that travels in the routing topics. */
    public static ObjectMapper mapper() {
        ObjectMapper mapper = JsonMapper.builder()
                .addModule(new JavaTimeModule())
                .addModule(new Jdk8Module())
                .disable(
                        SerializationFeature.WRITE_DATES_AS_TIMESTAMPS,
                        SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .build();
        List.of(
                        AgentId.class,
                        ClientId.class,
                        ContactId.class,
                        DispositionId.class,
                        InteractionId.class,
                        OperationId.class,
                        QueueId.class,
                        SkillId.class)
                .forEach(id -> mapper.addMixIn(id, AsText.class));
        mapper.addMixIn(Channel.class, ChannelAsText.class);
        mapper.addMixIn(OfferId.class, OfferAsText.class);
        SealedTypes sealed = SealedTypes.reachableFrom(
                RoutingCommand.class, RoutingEntity.class, RoutingDecision.class, Reply.class);
        sealed.roots().forEach(root -> mapper.addMixIn(root, Typed.class));
        for (Map.Entry<String, Class<?>> named : sealed.named(RoutingJson::name).entrySet()) {
            mapper.registerSubtypes(new NamedType(
                    named.getValue(), named.getKey().substring(named.getKey().indexOf('/') + 1)));
        }
        return mapper;
    }

    private static String name(Class<?> type) {
        String simple = type.getSimpleName();
        String bare = simple.startsWith("Of") && Character.isUpperCase(simple.charAt(2)) ? simple.substring(2) : simple;
        return bare.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    }
}
