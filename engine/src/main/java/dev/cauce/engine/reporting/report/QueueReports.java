package dev.cauce.engine.reporting.report;

import dev.cauce.engine.persistence.ClientScope;
import dev.cauce.engine.persistence.ScopedTransactions;
import dev.cauce.engine.reporting.facts.QuarterHour;
import dev.cauce.engine.reporting.facts.QueueFact;
import dev.cauce.engine.reporting.figures.RatingCounts;
import dev.cauce.engine.web.FieldError;
import dev.cauce.engine.web.Problem;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
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

    /** What is stored of the queues, by queue. */
    private record Stored(Map<String, List<StoredFact>> facts, Map<String, List<StoredRatings>> ratings) {}

    /** What is stored of one interval, or of many. */
    private record Sum(List<StoredFact> facts, RatingCounts ratings) {
        static final Sum NONE = new Sum(List.of(), RatingCounts.NONE);

        Sum plus(Sum more) {
            var all = new ArrayList<>(facts);
            all.addAll(more.facts);
            return new Sum(all, ratings.plus(more.ratings));
        }
    }

    Uni<QueueReport> report(ClientScope scope, ReportRequest request) {
        var now = clock.instant();
        return transactions
                .withConnection(scope, connection -> queues(connection, request))
                .chain(queues -> zones(queues).map(zones -> parts(queues, zones, request, now)))
                .chain(parts -> transactions
                        .withConnection(scope, connection -> stored(connection, parts))
                        .map(stored -> report(parts, stored, request)));
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

    private static Uni<Stored> stored(SqlConnection connection, List<Part> parts) {
        if (parts.isEmpty()) {
            return Uni.createFrom().item(new Stored(Map.of(), Map.of()));
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
        var what = Tuple.of(clients, queues, from.atOffset(ZoneOffset.UTC), to.atOffset(ZoneOffset.UTC));
        return Uni.combine()
                .all()
                .unis(
                        byQueue(connection, FACTS, what, StoredFact::of, StoredFact::queue),
                        byQueue(connection, StoredRatings.READ, what, StoredRatings::of, StoredRatings::queue))
                .with(Stored::new);
    }

    private static <T> Uni<Map<String, List<T>>> byQueue(
            SqlConnection connection, String sql, Tuple what, Function<Row, T> read, Function<T, String> queue) {
        return connection.preparedQuery(sql).execute(what).map(rows -> StreamSupport.stream(rows.spliterator(), false)
                .map(read)
                .collect(Collectors.groupingBy(queue)));
    }

    private static QueueReport report(List<Part> parts, Stored stored, ReportRequest request) {
        return new QueueReport(
                QueueReport.allFormulas(),
                parts.stream().map(part -> ofQueue(part, stored, request)).toList());
    }

    private static QueueReport.OfQueue ofQueue(Part part, Stored stored, ReportRequest request) {
        var rollUp = new RollUp(request.interval(), part.zone());
        var id = part.queue().id();
        var byQuarter = new HashMap<QuarterHour, Sum>();
        stored.facts().getOrDefault(id, List.of()).stream()
                .filter(fact -> isWithin(part, fact.interval()))
                .forEach(
                        fact -> byQuarter.merge(fact.interval(), new Sum(List.of(fact), RatingCounts.NONE), Sum::plus));
        stored.ratings().getOrDefault(id, List.of()).stream()
                .filter(ratings -> isWithin(part, ratings.interval()))
                .forEach(ratings ->
                        byQuarter.merge(ratings.interval(), new Sum(List.of(), ratings.counts()), Sum::plus));
        var intervals = new ArrayList<QueueReport.OfInterval>();
        rollUp.of(byQuarter, Sum::plus)
                .forEach((period, sum) ->
                        intervals.add(new QueueReport.OfInterval(period.start(), period.end(), figures(sum))));
        return new QueueReport.OfQueue(
                id,
                part.queue().client(),
                part.zone().getId(),
                request.interval().text(),
                part.period().start(),
                part.period().end(),
                intervals,
                figures(byQuarter.values().stream().reduce(Sum.NONE, Sum::plus)));
    }

    private static boolean isWithin(Part part, QuarterHour quarter) {
        return !quarter.start().isBefore(part.period().start())
                && quarter.start().isBefore(part.period().end());
    }

    private static QueueReport.Figures figures(Sum stored) {
        var thresholds = new TreeSet<Duration>();
        var sum = QueueFact.empty();
        for (var fact : stored.facts()) {
            thresholds.add(fact.threshold());
            sum = sum.plus(fact.fact());
        }
        return QueueReport.Figures.of(thresholds, sum, stored.ratings());
    }
}
