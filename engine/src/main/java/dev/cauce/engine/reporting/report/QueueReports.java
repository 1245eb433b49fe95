package dev.cauce.engine.reporting.report;

import dev.cauce.engine.persistence.ClientScope;
import dev.cauce.engine.persistence.ScopedTransactions;
import dev.cauce.engine.reporting.facts.QuarterHour;
import dev.cauce.engine.reporting.facts.QueueFact;
import dev.cauce.engine.web.FieldError;
import dev.cauce.engine.web.Problem;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Makes reports from the facts of the clients in a scope. */
@ApplicationScoped
class QueueReports {
    private static final String QUEUES = "select queue_id, client_id from reported_queue order by queue_id";
    private static final String ZONES = """
            select id, document::jsonb ->> 'timeZone' as zone from definition where kind = 'clients' and id = any($1)""";
    private static final String FACTS = """
            select * from queue_fact where client_id = any($1) and queue_id = any($2)
            and interval_start >= $3 and interval_start < $4""";

    private final ScopedTransactions transactions;
    private final Clock clock;

    QueueReports(ScopedTransactions transactions, Clock clock) {
        this.transactions = transactions;
        this.clock = clock;
    }

    /** A queue of which something is or may be reported. */
    private record Queue(String id, String client) {}

    /** A queue, and for when. */
    private record Part(Queue queue, ZoneId zone, RollUp.Period period) {}

    Uni<QueueReport> report(ClientScope scope, ReportRequest request) {
        var now = clock.instant();
        return transactions
                .withConnection(scope, connection -> queues(connection, request))
                .chain(queues -> zones(queues).map(zones -> parts(queues, zones, request, now)))
                .chain(parts -> transactions
                        .withConnection(scope, connection -> facts(connection, parts))
                        .map(facts -> report(parts, facts, request)));
    }

    private static Uni<List<Queue>> queues(SqlConnection connection, ReportRequest request) {
        return connection.query(QUEUES).execute().map(rows -> {
            var own = StreamSupport.stream(rows.spliterator(), false)
                    .map(row -> new Queue(row.getString("queue_id"), row.getString("client_id")))
                    .toList();
            if (request.queues().isEmpty()) {
                return own;
            }
            var ids = own.stream().map(Queue::id).collect(Collectors.toSet());
            var unknown = request.queues().stream()
                    .filter(asked -> !ids.contains(asked))
                    .sorted()
                    .map(asked -> FieldError.of(
                            "queue",
                            asked,
                            "None of your queues has this id. Leave it out to see all of yours, or check it."))
                    .toList();
            if (!unknown.isEmpty()) {
                throw Problem.invalid(unknown).exception();
            }
            return own.stream()
                    .filter(queue -> request.queues().contains(queue.id()))
                    .toList();
        });
    }

    /** Definitions of clients belong to the operator, not to the client's own rows. */
    private Uni<Map<String, ZoneId>> zones(List<Queue> queues) {
        var clients = queues.stream().map(Queue::client).distinct().toArray(String[]::new);
        return transactions.withConnection(ClientScope.everyone(), connection -> connection
                .preparedQuery(ZONES)
                .execute(Tuple.of(clients))
                .map(rows -> {
                    var zones = new HashMap<String, ZoneId>();
                    rows.forEach(row -> zones.put(row.getString("id"), ZoneId.of(row.getString("zone"))));
                    return zones;
                }));
    }

    private static List<Part> parts(List<Queue> queues, Map<String, ZoneId> zones, ReportRequest request, Instant now) {
        var parts = new ArrayList<Part>();
        for (var queue : queues) {
            var zone = request.zone().orElseGet(() -> zones.getOrDefault(queue.client(), ZoneOffset.UTC));
            parts.add(new Part(queue, zone, request.period(zone, now)));
        }
        return parts;
    }

    private static Uni<Map<String, List<StoredFact>>> facts(SqlConnection connection, List<Part> parts) {
        if (parts.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        var from = parts.stream()
                .map(part -> part.period().start())
                .min(Instant::compareTo)
                .orElseThrow();
        var to = parts.stream()
                .map(part -> part.period().end())
                .max(Instant::compareTo)
                .orElseThrow();
        var clients =
                parts.stream().map(part -> part.queue().client()).distinct().toArray(String[]::new);
        var queues = parts.stream().map(part -> part.queue().id()).toArray(String[]::new);
        return connection
                .preparedQuery(FACTS)
                .execute(Tuple.of(clients, queues, from.atOffset(ZoneOffset.UTC), to.atOffset(ZoneOffset.UTC)))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(StoredFact::of)
                        .collect(Collectors.groupingBy(StoredFact::queue)));
    }

    private static QueueReport report(List<Part> parts, Map<String, List<StoredFact>> facts, ReportRequest request) {
        return new QueueReport(
                QueueReport.allFormulas(),
                parts.stream()
                        .map(part ->
                                ofQueue(part, facts.getOrDefault(part.queue().id(), List.of()), request))
                        .toList());
    }

    private static QueueReport.OfQueue ofQueue(Part part, List<StoredFact> facts, ReportRequest request) {
        var rollUp = new RollUp(request.interval(), part.zone());
        var within = facts.stream()
                .filter(fact -> !fact.interval().start().isBefore(part.period().start())
                        && fact.interval().start().isBefore(part.period().end()))
                .toList();
        Map<QuarterHour, List<StoredFact>> byQuarter =
                within.stream().collect(Collectors.groupingBy(StoredFact::interval));
        var intervals = new ArrayList<QueueReport.OfInterval>();
        rollUp.of(byQuarter, QueueReports::both)
                .forEach((period, stored) ->
                        intervals.add(new QueueReport.OfInterval(period.start(), period.end(), figures(stored))));
        return new QueueReport.OfQueue(
                part.queue().id(),
                part.queue().client(),
                part.zone().getId(),
                request.interval().text(),
                part.period().start(),
                part.period().end(),
                intervals,
                figures(within));
    }

    private static List<StoredFact> both(List<StoredFact> some, List<StoredFact> more) {
        var all = new ArrayList<>(some);
        all.addAll(more);
        return all;
    }

    private static QueueReport.Figures figures(Collection<StoredFact> facts) {
        var thresholds = new TreeSet<Duration>();
        var sum = QueueFact.empty();
        for (var fact : facts) {
            thresholds.add(fact.threshold());
            sum = sum.plus(fact.fact());
        }
        return QueueReport.Figures.of(thresholds, sum);
    }
}
