package dev.cauce.engine.supervisor.alert;

import dev.cauce.engine.Periodically;
import dev.cauce.engine.configuration.ConfigurationView;
import dev.cauce.engine.configuration.Defined;
import dev.cauce.engine.configuration.definition.AlertRule;
import dev.cauce.engine.persistence.ClientScope;
import dev.cauce.engine.persistence.ScopedTransactions;
import dev.cauce.engine.security.SignedIn;
import dev.cauce.engine.supervisor.LiveBoards;
import dev.cauce.engine.supervisor.live.QueueLive;
import dev.cauce.routing.core.ClientId;
import dev.cauce.routing.core.OperationId;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Timer;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Looks at the live figures as often as configured. One node watches and writes what it found; every node reads what is on
 * then, for its walls. What stands is in PostgreSQL alone, so that a restart neither loses nor repeats an alert.
 */
@Singleton
public final class AlertWatch {
    private static final Logger LOG = Logger.getLogger(AlertWatch.class);
    private static final Duration SWEEP = Duration.ofHours(1);

    /** An alert that is on, and whose. */
    private record On(Alert alert, AlertView view) {}

    private final ConfigurationView configuration;
    private final LiveBoards boards;
    private final ScopedTransactions transactions;
    private final WatchDuty duty;
    private final AlertTeller teller;
    private final AlertSettings settings;
    private final MeterRegistry metrics;
    private final Clock clock;
    private volatile List<On> on = List.of();
    private Instant swept = Instant.EPOCH;
    private @Nullable Cancellable watching;

    AlertWatch(
            ConfigurationView configuration,
            LiveBoards boards,
            ScopedTransactions transactions,
            WatchDuty duty,
            AlertTeller teller,
            AlertSettings settings,
            MeterRegistry metrics,
            Clock clock) {
        this.configuration = configuration;
        this.boards = boards;
        this.transactions = transactions;
        this.duty = duty;
        this.teller = teller;
        this.settings = settings;
        this.metrics = metrics;
        this.clock = clock;
    }

    void start(@Observes StartupEvent started) {
        for (var severity : AlertRule.Severity.values()) {
            metrics.gauge(
                    "cauce.alerts.on",
                    List.of(Tag.of("severity", AlertStore.word(severity))),
                    this,
                    it -> it.count(severity));
        }
        watching = Periodically.onWorkers(
                settings.every(), this::look, failure -> LOG.error("Nobody is alerted any more", failure));
    }

    void stop(@Observes ShutdownEvent stopping) {
        if (watching != null) {
            watching.cancel();
        }
    }

    /** The alerts that are on at the clients of this user, in the user's operation; the newest first. */
    public List<AlertView> on(SignedIn user) {
        return on.stream()
                .filter(one -> one.alert.operation().equals(user.operation().value()))
                .filter(one -> user.serves(new ClientId(one.alert.client())))
                .map(On::view)
                .toList();
    }

    private double count(AlertRule.Severity severity) {
        return on.stream().filter(one -> one.view.severity() == severity).count();
    }

    private Uni<Void> look() {
        if (!configuration.isComplete()) {
            return Uni.createFrom().voidItem();
        }
        var sample = Timer.start();
        Collection<Defined<AlertRule>> rules = configuration.all(AlertRule.class);
        return figures(rules)
                .chain(live -> transactions.inPipeline(ClientScope.everyone(), db -> duty.isOurs(db)
                        .chain(ours ->
                                ours ? watch(db, rules, live) : Uni.createFrom().voidItem())
                        .chain(() -> read(db))))
                .invoke(read -> {
                    on = read;
                    sample.stop(metrics.timer("cauce.alerts.look"));
                })
                .replaceWithVoid()
                .onFailure()
                .invoke(failure -> LOG.warn("Alerts were not looked for; the next look will", failure))
                .onFailure()
                .recoverWithNull()
                .call(() -> teller.tellWhatIsDue());
    }

    private Uni<Map<String, List<QueueLive>>> figures(Collection<Defined<AlertRule>> rules) {
        Map<String, Set<ClientId>> clients = rules.stream()
                .map(Defined::definition)
                .collect(Collectors.groupingBy(
                        AlertRule::operation,
                        Collectors.mapping(rule -> new ClientId(rule.client()), Collectors.toSet())));
        return Multi.createFrom()
                .iterable(clients.entrySet())
                .onItem()
                .transformToUniAndConcatenate(one -> boards.queues(new OperationId(one.getKey()), one.getValue())
                        .map(queues -> Map.entry(one.getKey(), queues)))
                .collect()
                .in(HashMap<String, List<QueueLive>>::new, (all, one) -> all.put(one.getKey(), one.getValue()))
                .map(all -> all);
    }

    private Uni<Void> watch(SqlConnection db, Collection<Defined<AlertRule>> rules, Map<String, List<QueueLive>> live) {
        var now = clock.instant();
        return AlertStore.open(db).chain(open -> {
            var changes = Evaluation.of(
                    rules, live, open, now, () -> UUID.randomUUID().toString());
            return AlertStore.write(db, changes).chain(() -> sweep(db, now)).invoke(() -> changes.forEach(this::count));
        });
    }

    private Uni<Void> sweep(SqlConnection db, Instant now) {
        if (swept.plus(SWEEP).isAfter(now)) {
            return Uni.createFrom().voidItem();
        }
        swept = now;
        return AlertStore.forget(db, now.minus(settings.kept()));
    }

    private void count(Evaluation.Change change) {
        switch (change) {
            case Evaluation.Change.Fired fired -> count("fired", fired.alert());
            case Evaluation.Change.Cleared cleared -> count("cleared", cleared.alert());
            case Evaluation.Change.Withdrawn withdrawn -> count("withdrawn", withdrawn.alert());
            case Evaluation.Change.Began _, Evaluation.Change.Moved _, Evaluation.Change.Dropped _ -> {}
        }
    }

    private void count(String event, Alert alert) {
        metrics.counter(
                        "cauce.alerts.events",
                        "event",
                        event,
                        "severity",
                        AlertStore.word(alert.condition().severity()))
                .increment();
    }

    private static Uni<List<On>> read(SqlConnection db) {
        return AlertStore.open(db)
                .map(open ->
                        open.stream().filter(alert -> alert.standing().isOn()).toList())
                .chain(alerts -> AlertStore.views(db, alerts).map(views -> {
                    var on = new ArrayList<On>();
                    for (var index = 0; index < alerts.size(); index++) {
                        on.add(new On(alerts.get(index), views.get(index)));
                    }
                    return List.copyOf(on);
                }));
    }
}
