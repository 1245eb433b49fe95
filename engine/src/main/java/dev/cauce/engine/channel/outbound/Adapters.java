package dev.cauce.engine.channel.outbound;

import dev.cauce.channel.api.MessageAdapter;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The adapters whose messages are delivered by attempts, found as beans. Web chat is none: its sockets follow the thread. */
@Singleton
public class Adapters {
    private final Map<String, MessageAdapter> byKind;

    Adapters(Instance<MessageAdapter> all) {
        byKind = all.stream().collect(Collectors.toMap(MessageAdapter::kind, Function.identity()));
    }

    /** Empty for a kind whose messages nobody delivers by attempts. */
    public Optional<MessageAdapter> of(String kind) {
        return Optional.ofNullable(byKind.get(kind));
    }
}
