package dev.cauce.engine.configuration;

import dev.cauce.engine.configuration.definition.ChannelDefinition;
import dev.cauce.engine.configuration.definition.ChatChannel;
import dev.cauce.engine.configuration.definition.Client;
import dev.cauce.engine.configuration.definition.Definition;
import dev.cauce.engine.configuration.definition.HttpChannel;
import dev.cauce.engine.configuration.definition.Kind;
import dev.cauce.engine.configuration.definition.Mailbox;
import dev.cauce.engine.configuration.definition.ProviderAccount;
import dev.cauce.engine.configuration.definition.Queue;
import dev.cauce.engine.configuration.definition.TaskType;
import dev.cauce.engine.configuration.definition.User;
import dev.cauce.engine.configuration.definition.WhatsAppNumber;
import dev.cauce.routing.core.AgentId;
import dev.cauce.routing.core.ClientId;
import dev.cauce.routing.core.QueueId;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * The configuration as this process knows it, in memory: every definition at some version, changed in the order of the
 * changes, a moment behind PostgreSQL. Complete once {@link #isComplete()}.
 */
@Singleton
public final class ConfigurationView {

    /** That a definition is now as it is, or gone. */
    public record Change(Kind kind, String id, Optional<Defined<?>> now) {}

    private static final List<Class<? extends ChannelDefinition>> CHANNELS = List.of(
            ChatChannel.class,
            Mailbox.class,
            TaskType.class,
            HttpChannel.class,
            WhatsAppNumber.class,
            ProviderAccount.class);

    private record Key(Kind kind, String id) {}

    private final Map<Key, Defined<?>> definitions = new ConcurrentHashMap<>();
    private final List<Consumer<Change>> listeners = new CopyOnWriteArrayList<>();
    private final CountDownLatch complete = new CountDownLatch(1);

    ConfigurationView() {}

    /** One definition. */
    public <T extends Definition> Optional<Defined<T>> find(Class<T> type, String id) {
        return Optional.ofNullable(definitions.get(new Key(Kind.of(type), id))).map(found -> cast(type, found));
    }

    /** All definitions of a type, in no particular order. */
    public <T extends Definition> Collection<Defined<T>> all(Class<T> type) {
        var kind = Kind.of(type);
        return definitions.entrySet().stream()
                .filter(entry -> entry.getKey().kind() == kind)
                .map(entry -> cast(type, entry.getValue()))
                .toList();
    }

    public Optional<Queue> queue(QueueId id) {
        return find(Queue.class, id.value()).map(Defined::definition);
    }

    public Optional<Client> client(ClientId id) {
        return find(Client.class, id.value()).map(Defined::definition);
    }

    public Optional<User> agent(AgentId id) {
        return find(User.class, id.value()).map(Defined::definition).filter(user -> user.agent() != null);
    }

    /** The channel with this id, of whatever kind. */
    public Optional<ChannelDefinition> channel(String id) {
        return CHANNELS.stream()
                .flatMap(type -> find(type, id).stream())
                .map(Defined::definition)
                .map(ChannelDefinition.class::cast)
                .findFirst();
    }

    public Optional<ChatChannel> chatChannel(String id) {
        return find(ChatChannel.class, id).map(Defined::definition);
    }

    /** Whether everything that was published before this process started is known. */
    public boolean isComplete() {
        return complete.getCount() == 0;
    }

    /** Waits at most so long until {@link #isComplete()}; says whether it is. */
    boolean awaitComplete(Duration longest) throws InterruptedException {
        return complete.await(longest.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Tells of every change from now on, in order, on the thread that reads them: be quick and do not throw. */
    public void onChange(Consumer<Change> listener) {
        listeners.add(listener);
    }

    /** Takes a change up unless a newer one is known. */
    void put(Kind kind, Defined<?> defined) {
        var key = new Key(kind, defined.id());
        var known = definitions.get(key);
        if (known == null || known.version() < defined.version()) {
            definitions.put(key, defined);
            tell(new Change(kind, defined.id(), Optional.of(defined)));
        }
    }

    void remove(Kind kind, String id) {
        if (definitions.remove(new Key(kind, id)) != null) {
            tell(new Change(kind, id, Optional.empty()));
        }
    }

    void completed() {
        complete.countDown();
    }

    private void tell(Change change) {
        listeners.forEach(listener -> listener.accept(change));
    }

    @SuppressWarnings("unchecked") // the kind of the key says the type
    private static <T extends Definition> Defined<T> cast(Class<T> type, Defined<?> found) {
        if (!type.isInstance(found.definition())) {
            throw new IllegalStateException("Not of its kind: " + found.id());
        }
        return (Defined<T>) found;
    }
}
