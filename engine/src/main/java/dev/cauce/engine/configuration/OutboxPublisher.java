package dev.cauce.engine.configuration;

import dev.cauce.engine.configuration.definition.Kind;
import dev.cauce.engine.persistence.ClientScope;
import dev.cauce.engine.persistence.ScopedTransactions;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Tells Kafka what was committed, in the order of the commits and at least once. One process at a time holds the lock and
 * publishes; an entry is deleted in the transaction that saw it published.
 */
@Singleton
final class OutboxPublisher {
    private static final Logger LOG = Logger.getLogger(OutboxPublisher.class);
    private static final String TRY_LOCK =
            "select pg_try_advisory_xact_lock(hashtext('configuration-publisher')) as mine";
    private static final String OLDEST = """
            select position, kind, id, version, document, previous, changed_at, changed_by
            from configuration_outbox order by position limit $1""";
    private static final String HOURS = "select document from definition where kind = 'opening-hours' and id = $1";
    private static final String DELETE = "delete from configuration_outbox where position = any ($1)";

    private final ScopedTransactions transactions;
    private final Outbox outbox;
    private final DefinitionPublisher publisher;
    private final ConfigurationSettings settings;
    private final Timer lag;
    private final Clock clock;
    private volatile boolean stopping;
    private @Nullable Thread thread;

    OutboxPublisher(
            ScopedTransactions transactions,
            Outbox outbox,
            DefinitionPublisher publisher,
            ConfigurationSettings settings,
            MeterRegistry metrics,
            Clock clock) {
        this.transactions = transactions;
        this.outbox = outbox;
        this.publisher = publisher;
        this.settings = settings;
        this.clock = clock;
        this.lag = Timer.builder("cauce.configuration.publication")
                .description("From the commit of a change to its publication")
                .register(metrics);
    }

    void start(@Observes StartupEvent event) {
        thread = Thread.ofVirtual().name("configuration-publisher").start(this::publishUntilStopped);
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        stopping = true;
        outbox.wake();
        if (thread != null) {
            thread.join(settings.publishWithin());
        }
    }

    private void publishUntilStopped() {
        var troubled = false;
        while (!stopping) {
            try {
                if (publishSome() < settings.publishAtOnce()) {
                    outbox.awaitWork(settings.publishEvery());
                }
                troubled = false;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException e) {
                if (!troubled) {
                    LOG.warn("Could not publish the configuration; repeating until it works", e);
                }
                troubled = true;
                pause();
            }
        }
    }

    private void pause() {
        try {
            outbox.awaitWork(settings.publishEvery());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stopping = true;
        }
    }

    private int publishSome() {
        return transactions
                .inPipeline(ClientScope.everyone(), this::publishOldest)
                .await()
                .atMost(settings.publishWithin());
    }

    private Uni<Integer> publishOldest(SqlConnection connection) {
        return connection.query(TRY_LOCK).execute().chain(lock -> {
            if (!lock.iterator().next().getBoolean("mine")) {
                return Uni.createFrom().item(0);
            }
            return connection
                    .preparedQuery(OLDEST)
                    .execute(Tuple.of(settings.publishAtOnce()))
                    .map(rows -> StreamSupport.stream(rows.spliterator(), false).toList())
                    .chain(rows -> publish(connection, rows));
        });
    }

    private Uni<Integer> publish(SqlConnection connection, List<Row> rows) {
        if (rows.isEmpty()) {
            return Uni.createFrom().item(0);
        }
        var positions = rows.stream().map(row -> row.getLong("position")).toArray(Long[]::new);
        return Multi.createFrom()
                .iterable(rows)
                .onItem()
                .transformToUniAndConcatenate(row -> publish(connection, pending(row)))
                .collect()
                .asList()
                .chain(() -> connection.preparedQuery(DELETE).execute(Tuple.of(positions)))
                .replaceWith(rows.size());
    }

    private Uni<Void> publish(SqlConnection connection, DefinitionPublisher.Pending change) {
        return publisher
                .publish(change, hours -> document(connection, hours))
                .invoke(() -> lag.record(Duration.between(change.changedAt(), clock.instant())));
    }

    private static Uni<Optional<String>> document(SqlConnection connection, String hours) {
        return connection.preparedQuery(HOURS).execute(Tuple.of(hours)).map(rows -> {
            for (var row : rows) {
                return Optional.of(row.getString("document"));
            }
            return Optional.empty();
        });
    }

    private static DefinitionPublisher.Pending pending(Row row) {
        return new DefinitionPublisher.Pending(
                Kind.named(row.getString("kind")).orElseThrow(),
                row.getString("id"),
                row.getLong("version"),
                row.getOffsetDateTime("changed_at")
                        .withOffsetSameInstant(ZoneOffset.UTC)
                        .toInstant(),
                row.getString("changed_by"),
                row.getString("document"),
                row.getString("previous"));
    }
}
