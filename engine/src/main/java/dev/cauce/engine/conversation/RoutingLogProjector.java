package dev.cauce.engine.conversation;

import dev.cauce.engine.persistence.ClientScope;
import dev.cauce.engine.persistence.ScopedTransactions;
import dev.cauce.engine.replica.DurableLogHandler;
import dev.cauce.engine.replica.DurableLogReader;
import dev.cauce.engine.replica.LogPosition;
import dev.cauce.engine.routing.RoutingCommand;
import dev.cauce.engine.routing.RoutingDecision;
import dev.cauce.engine.routing.RoutingEntity;
import dev.cauce.engine.routing.RoutingLogReaders;
import dev.cauce.routing.core.Reply;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Records in PostgreSQL what the router made of conversations. The position moves only after what follows from a stretch
 * of the log is told too, so that a crash in between repeats it, which changes nothing twice.
 */
@Singleton
@Readiness
class RoutingLogProjector implements DurableLogHandler<RoutingEntity, RoutingDecision, Reply>, HealthCheck {
    private static final Duration PATIENCE = Duration.ofMillis(20);

    private final DurableLogReader<RoutingCommand, RoutingEntity, RoutingDecision, Reply> reader;
    private final ScopedTransactions transactions;
    private final LogStore store;
    private final Reopening reopening;
    private final Announcer announcer;
    private final ConversationFeed feed;
    private final Timer time;
    private final Counter notices;

    RoutingLogProjector(
            RoutingLogReaders readers,
            ScopedTransactions transactions,
            LogStore store,
            Reopening reopening,
            Announcer announcer,
            ConversationFeed feed,
            MeterRegistry metrics) {
        this.reader = readers.create("conversations", PATIENCE, this);
        this.transactions = transactions;
        this.store = store;
        this.reopening = reopening;
        this.announcer = announcer;
        this.feed = feed;
        this.time = metrics.timer("cauce.conversation.projection");
        this.notices = metrics.counter("cauce.conversation.notices");
        metrics.gauge("cauce.conversation.projection.lag", reader, DurableLogReader::lag);
    }

    void start(@Observes StartupEvent started) {
        reader.start();
    }

    void stop(@Observes ShutdownEvent stopping) throws InterruptedException {
        reader.stop();
    }

    /** Ready while the log is taken up and sockets hear of what is stored. */
    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("conversations")
                .status(reader.isRunning() && feed.isRunning())
                .withData("lag", reader.lag())
                .build();
    }

    @Override
    public CompletionStage<LogPosition> position(int partition) {
        return transactions
                .inPipeline(ClientScope.everyone(), db -> store.position(db, partition))
                .subscribeAsCompletionStage();
    }

    @Override
    public CompletionStage<Void> take(Batch<RoutingEntity, RoutingDecision, Reply> batch) {
        Timer.Sample sample = Timer.start();
        LogChanges changes =
                LogChanges.of(batch.steps().stream().map(Entry::step).toList());
        Uni<Void> taken = changes.isEmpty() ? Uni.createFrom().voidItem() : project(batch, changes);
        return taken.chain(() -> move(batch)).invoke(() -> sample.stop(time)).subscribeAsCompletionStage();
    }

    private Uni<Void> project(Batch<?, ?, ?> batch, LogChanges changes) {
        return transactions
                .inPipeline(ClientScope.everyone(), db -> Uni.combine()
                        .all()
                        .unis(expect(db, batch), store.write(db, changes), tidings(db, changes))
                        .with((_, _, tidings) -> tidings)
                        .chain(tidings -> reopen(db, changes.wroteAfterEnd()).map(reopened -> {
                            tidings.addAll(reopened);
                            return tidings;
                        })))
                .chain(consequences -> Uni.createFrom().completionStage(() -> announcer.tell(consequences)))
                .invoke(() -> notices.increment(changes.notices().size()));
    }

    private Uni<Void> move(Batch<?, ?, ?> batch) {
        return transactions.inPipeline(ClientScope.everyone(), db -> Uni.combine()
                .all()
                .unis(expect(db, batch), store.move(db, batch.partition(), batch.after()))
                .discardItems());
    }

    private Uni<Void> expect(SqlConnection db, Batch<?, ?, ?> batch) {
        return store.lockedPosition(db, batch.partition())
                .invoke(position -> {
                    if (!position.equals(batch.before())) {
                        throw new IllegalStateException(
                                "Partition %d is read by another process too: it stands at %d, not at %d."
                                        .formatted(
                                                batch.partition(),
                                                position.next(),
                                                batch.before().next()));
                    }
                })
                .replaceWithVoid();
    }

    private Uni<List<Consequence>> reopen(SqlConnection db, List<LogChanges.WroteAfterEnd> messages) {
        Uni<List<Consequence>> all = Uni.createFrom().item(new ArrayList<>());
        for (LogChanges.WroteAfterEnd message : messages) {
            all = all.chain(before -> reopening.place(db, message).map(more -> {
                before.addAll(more);
                return before;
            }));
        }
        return all;
    }

    /** What sockets are told: an ending only after everything that was written before it. */
    private Uni<List<Consequence>> tidings(SqlConnection db, LogChanges changes) {
        Set<String> concerned = new LinkedHashSet<>(changes.agents().keySet());
        concerned.addAll(changes.endings().keySet());
        changes.notices().forEach(notice -> concerned.add(notice.conversation()));
        return store.places(db, List.copyOf(concerned)).map(places -> tidings(changes, places));
    }

    private static List<Consequence> tidings(LogChanges changes, Map<String, LogStore.Place> places) {
        List<Consequence> all = new ArrayList<>();
        changes.agents().forEach((conversation, agent) -> {
            LogStore.Place place = places.get(conversation);
            if (place != null && !agent.isEmpty()) {
                all.add(new Consequence.Tell(new ConversationEvent.AgentJoined(place.contact(), conversation, agent)));
            }
        });
        for (LogChanges.Notice notice : changes.notices()) {
            LogStore.Place place = places.get(notice.conversation());
            if (place != null) {
                all.add(new Consequence.TakeUp(new AgentEvent.NoticeWritten(
                        ConversationIds.notice(notice.conversation(), notice.queue(), notice.at()),
                        place.now(),
                        notice.conversation(),
                        notice.at(),
                        notice.text())));
            }
        }
        changes.endings().forEach((conversation, ended) -> {
            LogStore.Place place = places.get(conversation);
            if (place != null) {
                all.add(new Consequence.TakeUp(new AgentEvent.ConversationClosed(
                        "closed:" + conversation, place.contact(), conversation, ended.ending(), ended.served())));
            }
        });
        return all;
    }
}
