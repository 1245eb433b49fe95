package dev.cauce.engine.desk;

import dev.cauce.engine.Periodically;
import dev.cauce.engine.configuration.ConfigurationView;
import dev.cauce.engine.configuration.definition.User;
import dev.cauce.engine.conversation.ConversationLooks;
import dev.cauce.engine.conversation.ConversationLooks.Look;
import dev.cauce.engine.conversation.ConversationPlace;
import dev.cauce.engine.desk.operation.Holder;
import dev.cauce.engine.desk.session.Desk;
import dev.cauce.engine.desk.session.DeskSettings;
import dev.cauce.engine.desk.view.DeskEvent;
import dev.cauce.engine.desk.view.LookerView;
import dev.cauce.engine.security.SignedIn;
import dev.cauce.routing.core.InteractionId;
import dev.cauce.routing.core.OperationId;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Tells agents who looks into the conversations they have: whoever reads one as it goes on is named, from any process to any,
 * until some seconds after the last time. Does nothing at all where the installation looks in silence.
 */
@Singleton
public final class Lookers {
    private static final Logger LOG = Logger.getLogger(Lookers.class);
    private static final Duration AGAIN = Duration.ofSeconds(1);
    /** A page that reads every 3 s may miss three. */
    private static final Duration LASTING = Duration.ofSeconds(12);

    private static final Duration WRITTEN_EVERY = Duration.ofSeconds(4);
    private static final int FORGOTTEN_EVERY = 60;

    private final ConversationLooks store;
    private final LookBook book;
    private final Operations operations;
    private final AgentDesks desks;
    private final ConfigurationView configuration;
    private final MeterRegistry metrics;
    private final Clock clock;
    private final boolean tells;
    private final Map<Key, Instant> written = new ConcurrentHashMap<>();
    private int sweeps;
    private @Nullable Cancellable sweeping;

    Lookers(
            ConversationLooks store,
            LookBook book,
            Operations operations,
            AgentDesks desks,
            ConfigurationView configuration,
            DeskSettings settings,
            MeterRegistry metrics,
            Clock clock) {
        this.store = store;
        this.book = book;
        this.operations = operations;
        this.desks = desks;
        this.configuration = configuration;
        this.metrics = metrics;
        this.clock = clock;
        tells = settings.tellsWhoLooks();
    }

    private record Key(String conversation, String user) {}

    void start(@Observes StartupEvent started) {
        if (!tells) {
            return;
        }
        metrics.gauge("cauce.desk.lookers", book, LookBook::lookers);
        sweeping = Periodically.run(
                AGAIN, this::sweep, failure -> LOG.error("Agents are not told any more who looks", failure));
    }

    void stop(@Observes ShutdownEvent stopping) {
        if (sweeping != null) {
            sweeping.cancel();
        }
    }

    /** The user looks now. Only what an agent has is looked into; a system with a key does not look. */
    public Uni<Void> looks(SignedIn user, ConversationPlace conversation) {
        if (!tells || user.isKey()) {
            return Uni.createFrom().voidItem();
        }
        var key = new Key(conversation.id(), user.user());
        var now = clock.instant();
        var last = written.get(key);
        if (last != null && last.plus(WRITTEN_EVERY).isAfter(now)) {
            return Uni.createFrom().voidItem();
        }
        return Uni.createFrom()
                .completionStage(() -> operations.read(
                        user.operation(), state -> state.interaction(new InteractionId(conversation.id()))
                                .flatMap(Holder::owner)
                                .isPresent()))
                .chain(held -> held
                        ? store.renew(user.scope(), conversation, user.user(), LASTING)
                                .invoke(() -> written.put(key, now))
                        : Uni.createFrom().voidItem());
    }

    /** The user looks no more. */
    public Uni<Void> leaves(SignedIn user, ConversationPlace conversation) {
        if (!tells) {
            return Uni.createFrom().voidItem();
        }
        return store.end(user.scope(), conversation.id(), user.user())
                .invoke(() -> written.remove(new Key(conversation.id(), user.user())));
    }

    private Uni<Void> sweep() {
        var now = clock.instant();
        written.values().removeIf(at -> at.plus(LASTING).isBefore(now));
        return (sweeps++ % FORGOTTEN_EVERY == 0
                        ? store.forget()
                        : Uni.createFrom().voidItem())
                .chain(store::open)
                .chain(this::take)
                .onFailure()
                .invoke(failure -> LOG.warn("Who looks was not read; the next sweep reads it", failure))
                .onFailure()
                .recoverWithNull();
    }

    private Uni<Void> take(List<Look> open) {
        var looking = new HashMap<OperationId, Map<String, List<LookerView>>>();
        book.operations().forEach(operation -> looking.put(operation, Map.of()));
        open.stream()
                .collect(Collectors.groupingBy(look -> new OperationId(look.operation())))
                .forEach((operation, looks) -> looking.put(
                        operation,
                        looks.stream()
                                .collect(Collectors.groupingBy(
                                        Look::conversation,
                                        LinkedHashMap::new,
                                        Collectors.mapping(this::view, Collectors.toList())))));
        return looking.isEmpty()
                ? Uni.createFrom().voidItem()
                : Multi.createFrom()
                        .iterable(looking.entrySet())
                        .onItem()
                        .transformToUniAndConcatenate(of -> Uni.createFrom()
                                .completionStage(() -> operations.read(of.getKey(), state -> {
                                    book.take(of.getKey(), state, of.getValue()).forEach(one -> tell(of.getKey(), one));
                                    return true;
                                })))
                        .collect()
                        .last()
                        .replaceWithVoid();
    }

    private LookerView view(Look look) {
        return new LookerView(
                look.user(),
                configuration
                        .find(User.class, look.user())
                        .map(user -> user.definition().name())
                        .orElse(look.user()),
                look.since());
    }

    private void tell(OperationId operation, LookBook.ForDesk one) {
        desks.tell(
                new Desk(operation, one.agent()),
                new DeskEvent.Looking(one.view().conversation(), one.view().lookers()),
                clock.instant());
    }
}
