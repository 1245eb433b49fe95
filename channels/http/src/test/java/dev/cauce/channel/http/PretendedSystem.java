package dev.cauce.channel.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cauce.channel.api.Capability;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** A channel's system that takes everything and remembers it. */
final class PretendedSystem implements Webhook {
    private final Set<Capability> capabilities =
            EnumSet.of(Capability.TEXT, Capability.ATTACHMENTS, Capability.LOCATION, Capability.QUICK_REPLIES);
    private final List<String> posted = new ArrayList<>();

    @Override
    public Optional<Set<Capability>> capabilities(String channel) {
        return channel.equals("sms") ? Optional.of(capabilities) : Optional.empty();
    }

    @Override
    public CompletionStage<Answer> post(String channel, String id, byte[] event) {
        posted.add(new String(event, StandardCharsets.UTF_8));
        return CompletableFuture.completedFuture(new Answer.Said(202, Map.of(), "{\"id\":\"p-" + id + "\"}"));
    }

    void carriesOnly(Capability capability) {
        capabilities.retainAll(EnumSet.of(capability));
    }

    List<JsonNode> events() {
        return posted.stream().map(PretendedSystem::read).toList();
    }

    private static JsonNode read(String event) {
        try {
            return new ObjectMapper().readTree(event);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}
