package dev.cauce.engine.reporting.contract;

import dev.cauce.engine.configuration.ConfigurationView;
import dev.cauce.engine.configuration.Defined;
import dev.cauce.engine.configuration.definition.Client;
import dev.cauce.engine.configuration.definition.Queue;
import dev.cauce.engine.persistence.ClientScope;
import dev.cauce.engine.persistence.ScopedTransactions;
import dev.cauce.engine.reporting.contract.ContractsView.OfClient;
import dev.cauce.engine.reporting.contract.ContractsView.OfQueue;
import dev.cauce.engine.reporting.figures.QueueCounts;
import dev.cauce.engine.reporting.figures.Share;
import dev.cauce.routing.core.ClientId;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Sums the reports' facts over the period of each contract, so that a report of the same period says the same. Whoever asks
 * within {@link #FRESH} gets one answer, so that many walls cost what one does.
 */
@Singleton
final class Contracts {
    static final Duration FRESH = Duration.ofSeconds(5);
    private static final Share FORMULA = Share.SERVICE_LEVEL_D;
    private static final String SUMS = """
            select asked.queue_id, coalesce(sum(answered), 0)::bigint as answered,
                coalesce(sum(abandoned), 0)::bigint as abandoned,
                coalesce(sum(answered_in_time), 0)::bigint as answered_in_time,
                coalesce(sum(short_abandoned), 0)::bigint as short_abandoned
            from unnest($1::text[], $2::text[], $3::timestamptz[], $4::timestamptz[]) as asked (queue_id, client_id, begins, ends)
            left join queue_fact fact on fact.client_id = asked.client_id and fact.queue_id = asked.queue_id
                and fact.interval_start >= asked.begins and fact.interval_start < asked.ends
            group by asked.queue_id""";
    private static final Comparator<OfQueue> WORST_FIRST = Comparator.comparing(
                    (OfQueue one) -> one.exposure().state())
            .thenComparing(one -> -one.exposure().due())
            .thenComparing(one -> -one.exposure().shortBy())
            .thenComparing(one -> one.exposure().missesLeft())
            .thenComparing(OfQueue::queue);

    private final ConfigurationView configuration;
    private final ScopedTransactions transactions;
    private final Clock clock;
    private final Uni<All> all;
    private volatile Instant countedAt = Instant.EPOCH;

    Contracts(ConfigurationView configuration, ScopedTransactions transactions, MeterRegistry metrics, Clock clock) {
        this.configuration = configuration;
        this.transactions = transactions;
        this.clock = clock;
        all = Uni.createFrom()
                .deferred(() -> {
                    var sample = Timer.start();
                    return count().invoke(() -> sample.stop(metrics.timer("cauce.contracts.count")));
                })
                .memoize()
                .until(() -> countedAt.plus(FRESH).isBefore(clock.instant()));
    }

    private record All(Instant at, Map<String, List<OfQueue>> byClient) {}

    /** A queue's contract, and when its period began and ends. */
    private record Part(String id, Queue queue, ZoneId zone, Instant from, Instant to) {}

    /** The contracts of those clients that may be seen. */
    Uni<ContractsView> of(Predicate<ClientId> seen) {
        return all.map(counted -> new ContractsView(
                counted.at(),
                FORMULA.formula(),
                counted.byClient().entrySet().stream()
                        .filter(one -> seen.test(new ClientId(one.getKey())))
                        .map(one -> new OfClient(
                                one.getKey(),
                                one.getValue().stream()
                                        .mapToLong(
                                                contract -> contract.exposure().due())
                                        .sum(),
                                one.getValue()))
                        .sorted(Comparator.comparing(
                                (OfClient one) -> one.contracts().getFirst(), WORST_FIRST))
                        .toList()));
    }

    private Uni<All> count() {
        var now = clock.instant();
        countedAt = now;
        var parts = configuration.all(Queue.class).stream()
                .filter(queue -> queue.definition().howRouted().isUnderContract())
                .map(queue -> part(queue, now))
                .toList();
        if (parts.isEmpty()) {
            return Uni.createFrom().item(new All(now, Map.of()));
        }
        return transactions
                .withConnection(ClientScope.everyone(), connection -> sums(connection, parts))
                .map(sums -> new All(
                        now,
                        parts.stream()
                                .collect(Collectors.groupingBy(
                                        part -> part.queue().client(),
                                        TreeMap::new,
                                        Collectors.collectingAndThen(Collectors.toList(), ofOne -> ofOne.stream()
                                                .map(part ->
                                                        contract(part, sums.getOrDefault(part.id(), QueueCounts.NONE)))
                                                .sorted(WORST_FIRST)
                                                .toList())))));
    }

    private Part part(Defined<Queue> queue, Instant now) {
        var zone = configuration
                .client(new ClientId(queue.definition().client()))
                .map(Client::timeZone)
                .orElse(ZoneOffset.UTC);
        var period = queue.definition().howRouted().contractCounts();
        var today = LocalDate.ofInstant(now, zone);
        return new Part(
                queue.id(),
                queue.definition(),
                zone,
                period.firstDay(today).atStartOfDay(zone).toInstant(),
                period.nextFirstDay(today).atStartOfDay(zone).toInstant());
    }

    private static Uni<Map<String, QueueCounts>> sums(SqlConnection connection, List<Part> parts) {
        return connection
                .preparedQuery(SUMS)
                .execute(Tuple.of(
                        texts(parts, Part::id),
                        texts(parts, part -> part.queue().client()),
                        times(parts, Part::from),
                        times(parts, Part::to)))
                .map(rows -> {
                    var sums = new HashMap<String, QueueCounts>();
                    rows.forEach(row -> sums.put(
                            row.getString("queue_id"),
                            new QueueCounts(
                                    new QueueCounts.Outcomes(
                                            0, row.getLong("answered"), row.getLong("abandoned"), 0, 0, 0, 0, 0),
                                    new QueueCounts.InTime(
                                            row.getLong("answered_in_time"), 0, row.getLong("short_abandoned")),
                                    QueueCounts.Offers.NONE,
                                    QueueCounts.Times.NONE)));
                    return sums;
                });
    }

    private static OfQueue contract(Part part, QueueCounts counts) {
        var level = part.queue().serviceLevel();
        var routing = part.queue().howRouted();
        return new OfQueue(
                part.id(),
                routing.contractCounts(),
                part.zone().getId(),
                part.from(),
                part.to(),
                level.share(),
                level.threshold(),
                Exposure.of(FORMULA.numerator(counts), FORMULA.denominator(counts), level.share(), routing.contract()));
    }

    private static String[] texts(List<Part> parts, Function<Part, String> text) {
        return parts.stream().map(text).toArray(String[]::new);
    }

    private static OffsetDateTime[] times(List<Part> parts, Function<Part, Instant> time) {
        return parts.stream()
                .map(part -> time.apply(part).atOffset(ZoneOffset.UTC))
                .toArray(OffsetDateTime[]::new);
    }
}
