package dev.cauce.engine.supervisor.alert;

import dev.cauce.engine.configuration.definition.AlertRule;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** The tables of alerts, inside somebody's transaction. */
final class AlertStore {
    private static final String OPEN = "select * from alert where state <> 'cleared' order by fired_at desc, id";
    private static final String HISTORY = """
            select * from alert where state = 'cleared' and operation_id = $1
            and ($2::text is null or (cleared_at, id) < (select cleared_at, id from alert where id = $2))
            order by cleared_at desc, id desc limit $3""";
    private static final String INSERT = """
            insert into alert (client_id, operation_id, rule_id, queue_id, id, name, metric, comparison, threshold, severity,
            state, falling_since, value, valued_at, since, fired_at, cleared_at)
            values ($13, $14, $15, $16, $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $17, $11, $12)""";
    private static final String UPDATE = """
            update alert set name = $2, metric = $3, comparison = $4, threshold = $5, severity = $6, state = $7,
            falling_since = $8, value = $9, valued_at = $10, fired_at = $11, cleared_at = $12 where id = $1""";
    private static final String TELLINGS = """
            select * from alert_telling where alert_id = any($1) order by event desc, way, recipient""";
    private static final String TELL = """
            insert into alert_telling (id, alert_id, client_id, event, way, recipient, state, attempts, due_at)
            values ($1, $2, $3, $4, $5, $6, 'waiting', 0, $7)""";
    /** While an attempt is under way nobody else makes one; if its process ends, the next is due then. */
    private static final String CLAIM = """
            update alert_telling set attempts = attempts + 1, due_at = $2 where id in
            (select id from alert_telling where state = 'waiting' and due_at <= $1 order by due_at limit $3
            for update skip locked) returning *""";

    private static final String ENDED =
            "update alert_telling set state = $2, told_at = $3, text = $4, due_at = $5 where id = $1 and state = 'waiting'";
    private static final String FORGET = "delete from alert where state = 'cleared' and cleared_at < $1";

    private AlertStore() {}

    /** Every alert that has not cleared, also those that have not fired. */
    static Uni<List<Alert>> open(SqlConnection db) {
        return db.query(OPEN).execute().map(AlertStore::alerts);
    }

    static Uni<List<Alert>> history(SqlConnection db, String operation, @Nullable String before, int limit) {
        return db.preparedQuery(HISTORY)
                .execute(Tuple.of(operation, before, limit))
                .map(AlertStore::alerts);
    }

    /** With what came of telling. */
    static Uni<List<AlertView>> views(SqlConnection db, List<Alert> alerts) {
        if (alerts.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        String[] ids = alerts.stream().map(Alert::id).toArray(String[]::new);
        return db.preparedQuery(TELLINGS).execute(Tuple.of(ids)).map(rows -> {
            Map<String, List<Telling>> byAlert = stream(rows)
                    .collect(Collectors.groupingBy(
                            row -> row.getString("alert_id"),
                            Collectors.mapping(AlertStore::telling, Collectors.toList())));
            return alerts.stream()
                    .map(alert -> AlertView.of(alert, byAlert.getOrDefault(alert.id(), List.of())))
                    .toList();
        });
    }

    static Uni<Void> write(SqlConnection db, List<Evaluation.Change> changes) {
        return Multi.createFrom()
                .iterable(changes)
                .onItem()
                .transformToUniAndConcatenate(change -> write(db, change))
                .collect()
                .last()
                .replaceWithVoid();
    }

    private static Uni<Void> write(SqlConnection db, Evaluation.Change change) {
        return switch (change) {
            case Evaluation.Change.Began(var alert) -> insert(db, alert);
            case Evaluation.Change.Moved(var alert) -> update(db, alert);
            case Evaluation.Change.Withdrawn(var alert) -> update(db, alert).chain(() -> silence(db, alert.id(), true));
            case Evaluation.Change.Dropped(var alert) ->
                db.preparedQuery("delete from alert where id = $1")
                        .execute(Tuple.of(alert.id()))
                        .replaceWithVoid();
            case Evaluation.Change.Fired(var alert, var rule, var isNew) ->
                (isNew ? insert(db, alert) : update(db, alert)).chain(() -> tell(db, alert, rule, Telling.Event.FIRED));
            case Evaluation.Change.Cleared(var alert, var rule) ->
                update(db, alert)
                        .chain(() -> silence(db, alert.id(), false))
                        .chain(() -> tell(db, alert, rule, Telling.Event.CLEARED));
        };
    }

    private static Uni<Void> insert(SqlConnection db, Alert alert) {
        var values = values(alert);
        values.addAll(List.of(alert.client(), alert.operation(), alert.rule(), alert.queue(), utc(alert.since())));
        return db.preparedQuery(INSERT).execute(Tuple.from(values)).replaceWithVoid();
    }

    private static Uni<Void> update(SqlConnection db, Alert alert) {
        return db.preparedQuery(UPDATE).execute(Tuple.from(values(alert))).replaceWithVoid();
    }

    private static List<@Nullable Object> values(Alert alert) {
        var condition = alert.condition();
        var values = new ArrayList<@Nullable Object>();
        values.add(alert.id());
        values.add(condition.name());
        values.add(condition.metric().name());
        values.add(condition.comparison().name());
        values.add(condition.threshold());
        values.add(condition.severity().name());
        values.add(
                switch (alert.standing()) {
                    case Standing.Quiet() -> "cleared";
                    case Standing.Rising _ -> "rising";
                    case Standing.Firing() -> "firing";
                    case Standing.Falling _ -> "falling";
                });
        values.add(alert.standing() instanceof Standing.Falling(var since) ? utc(since) : null);
        values.add(alert.value());
        values.add(utc(alert.valuedAt()));
        values.add(alert.firedAt() == null ? null : utc(alert.firedAt()));
        values.add(alert.clearedAt() == null ? null : utc(alert.clearedAt()));
        return values;
    }

    private static Uni<Void> tell(SqlConnection db, Alert alert, AlertRule rule, Telling.Event event) {
        var told = new ArrayList<Tuple>();
        rule.mailTo().forEach(address -> told.add(telling(alert, event, Telling.Way.MAIL, address)));
        if (rule.webhook() != null) {
            told.add(telling(alert, event, Telling.Way.WEBHOOK, rule.webhook()));
        }
        return told.isEmpty()
                ? Uni.createFrom().voidItem()
                : db.preparedQuery(TELL).executeBatch(told).replaceWithVoid();
    }

    private static Tuple telling(Alert alert, Telling.Event event, Telling.Way way, String recipient) {
        return Tuple.from(List.of(
                UUID.randomUUID().toString(),
                alert.id(),
                alert.client(),
                word(event),
                word(way),
                recipient,
                utc(alert.valuedAt())));
    }

    /** Who has not been told that it fired need not be any more; with all, nor that it cleared. */
    static Uni<Void> silence(SqlConnection db, String alert, boolean all) {
        return db.preparedQuery(
                        "update alert_telling set state = 'silenced' where alert_id = $1 and state = 'waiting' and ($2 or event = 'fired')")
                .execute(Tuple.of(alert, all))
                .replaceWithVoid();
    }

    /** One attempt to tell. */
    record Attempt(Telling telling, Alert alert) {}

    static Uni<List<Attempt>> claim(SqlConnection db, Instant now, Duration within, int most) {
        return db.preparedQuery(CLAIM)
                .execute(Tuple.of(utc(now), utc(now.plus(within)), most))
                .chain(rows -> rows.size() == 0 ? Uni.createFrom().item(List.of()) : attempts(db, rows));
    }

    private static Uni<List<Attempt>> attempts(SqlConnection db, RowSet<Row> claimed) {
        String[] ids = stream(claimed).map(row -> row.getString("alert_id")).toArray(String[]::new);
        return db.preparedQuery("select * from alert where id = any($1)")
                .execute(Tuple.of(ids))
                .map(rows -> {
                    Map<String, Alert> alerts =
                            stream(rows).map(AlertStore::alert).collect(Collectors.toMap(Alert::id, alert -> alert));
                    return stream(claimed)
                            .filter(row -> alerts.containsKey(row.getString("alert_id")))
                            .map(row -> new Attempt(
                                    telling(row), Objects.requireNonNull(alerts.get(row.getString("alert_id")))))
                            .toList();
                });
    }

    /** How an attempt ended; {@code again} when another is due. */
    static Uni<Void> ended(
            SqlConnection db, String telling, Telling.State state, Instant now, @Nullable String text, Instant again) {
        return db.preparedQuery(ENDED)
                .execute(
                        Tuple.of(telling, word(state), state == Telling.State.TOLD ? utc(now) : null, text, utc(again)))
                .replaceWithVoid();
    }

    static Uni<List<Alert>> find(SqlConnection db, String id) {
        return db.preparedQuery("select * from alert where id = $1 for update")
                .execute(Tuple.of(id))
                .map(AlertStore::alerts);
    }

    static Uni<Void> acknowledge(SqlConnection db, Alert alert, String by, Instant at) {
        return db.preparedQuery("update alert set acknowledged_by = $2, acknowledged_at = $3 where id = $1")
                .execute(Tuple.of(alert.id(), by, utc(at)))
                .chain(() -> silence(db, alert.id(), false))
                .chain(() -> db.preparedQuery("""
                        insert into audit_entry (at, who, action, kind, subject, version, client_id)
                        values ($1, $2, 'acknowledge', 'alerts', $3, 0, $4)""").execute(Tuple.of(utc(at), by, alert.id(), alert.client())))
                .replaceWithVoid();
    }

    static Uni<Void> forget(SqlConnection db, Instant before) {
        return db.preparedQuery(FORGET).execute(Tuple.of(utc(before))).replaceWithVoid();
    }

    private static List<Alert> alerts(RowSet<Row> rows) {
        return stream(rows).map(AlertStore::alert).toList();
    }

    private static Alert alert(Row row) {
        return new Alert(
                row.getString("id"),
                row.getString("client_id"),
                row.getString("operation_id"),
                row.getString("rule_id"),
                row.getString("queue_id"),
                new Alert.Condition(
                        row.getString("name"),
                        AlertRule.Metric.valueOf(row.getString("metric")),
                        AlertRule.Comparison.valueOf(row.getString("comparison")),
                        row.getDouble("threshold"),
                        AlertRule.Severity.valueOf(row.getString("severity"))),
                standing(row),
                row.getDouble("value"),
                at(row, "valued_at"),
                at(row, "since"),
                instant(row, "fired_at"),
                instant(row, "cleared_at"),
                row.getString("acknowledged_by"),
                instant(row, "acknowledged_at"));
    }

    private static Standing standing(Row row) {
        return switch (row.getString("state")) {
            case "rising" -> new Standing.Rising(at(row, "since"));
            case "firing" -> new Standing.Firing();
            case "falling" -> new Standing.Falling(at(row, "falling_since"));
            default -> new Standing.Quiet();
        };
    }

    private static Telling telling(Row row) {
        return new Telling(
                row.getString("id"),
                Telling.Event.valueOf(row.getString("event").toUpperCase(Locale.ROOT)),
                Telling.Way.valueOf(row.getString("way").toUpperCase(Locale.ROOT)),
                row.getString("recipient"),
                Telling.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                row.getInteger("attempts"),
                instant(row, "told_at"),
                row.getString("text"));
    }

    static String word(Enum<?> one) {
        return one.name().toLowerCase(Locale.ROOT);
    }

    private static <T> Stream<T> stream(Iterable<T> rows) {
        return StreamSupport.stream(rows.spliterator(), false);
    }

    private static Instant at(Row row, String column) {
        return Objects.requireNonNull(instant(row, column), column);
    }

    private static @Nullable Instant instant(Row row, String column) {
        OffsetDateTime at = row.getOffsetDateTime(column);
        return at == null ? null : at.toInstant();
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
