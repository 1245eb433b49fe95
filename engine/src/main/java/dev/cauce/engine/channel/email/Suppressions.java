package dev.cauce.engine.channel.email;

import dev.cauce.engine.persistence.ClientScope;
import dev.cauce.engine.persistence.ScopedTransactions;
import dev.cauce.routing.core.ClientId;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** The addresses that are suppressed, in PostgreSQL, each client's behind its wall. */
@ApplicationScoped
class Suppressions {
    private static final String COLUMNS =
            "select id, client_id, channel_id, address, since, code, reason, message_id from mail_suppression ";
    private static final String ADD = """
            insert into mail_suppression (id, client_id, channel_id, address, since, code, reason, message_id)
            values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict do nothing""";
    private static final String AMONG = COLUMNS
            + "where client_id = $1 and address = any($2::text[]) and lifted_at is null order by address limit 1";
    private static final String PAGE = COLUMNS + """
            where lifted_at is null and ($1::text is null or client_id = $1)
            and ($2::text is null or (since, id) < (select since, id from mail_suppression where id = $2))
            order by since desc, id desc limit $3""";
    private static final String LIFT = """
            update mail_suppression set lifted_at = $2, lifted_by = $3 where id = $1 and lifted_at is null
            returning client_id, channel_id""";
    private static final String AUDIT = """
            insert into audit_entry (at, who, action, kind, subject, version, client_id)
            values ($1, $2, 'lift', 'suppressed-addresses', $3, 0, $4)""";

    private final ScopedTransactions transactions;
    private final Clock clock;
    private final MeterRegistry metrics;

    Suppressions(ScopedTransactions transactions, Clock clock, MeterRegistry metrics) {
        this.transactions = transactions;
        this.clock = clock;
        this.metrics = metrics;
    }

    /** Does nothing when the address is suppressed, or when the same report was told before. */
    Uni<Void> add(Suppression added) {
        return transactions
                .inPipeline(ClientScope.of(added.client()), db -> db.preparedQuery(ADD)
                        .execute(Tuple.from(List.of(
                                added.id(),
                                added.client().value(),
                                added.channel(),
                                added.address(),
                                added.since().atOffset(ZoneOffset.UTC),
                                added.code(),
                                added.reason(),
                                added.message()))))
                .invoke(done -> count(added.channel(), "added", done.rowCount()))
                .replaceWithVoid();
    }

    /** The first of these addresses that is suppressed for the client. */
    Uni<Optional<Suppression>> among(ClientId client, List<String> addresses) {
        var small = addresses.stream()
                .map(address -> address.toLowerCase(Locale.ROOT))
                .toArray(String[]::new);
        return transactions
                .inPipeline(
                        ClientScope.of(client), db -> db.preparedQuery(AMONG).execute(Tuple.of(client.value(), small)))
                .map(rows -> suppressions(rows).stream().findFirst());
    }

    /** Those of every client, or of one, the newest first, after the one with the id {@code before}. */
    Uni<List<Suppression>> page(@Nullable String client, @Nullable String before, int limit) {
        return transactions
                .withConnection(
                        ClientScope.everyone(), db -> db.preparedQuery(PAGE).execute(Tuple.of(client, before, limit)))
                .map(Suppressions::suppressions);
    }

    /** Whether there was one to lift; {@code by} stands in the audit. */
    Uni<Boolean> lift(String id, String by) {
        var at = clock.instant().atOffset(ZoneOffset.UTC);
        return transactions.withConnection(
                ClientScope.everyone(),
                db -> db.preparedQuery(LIFT).execute(Tuple.of(id, at, by)).chain(rows -> {
                    if (rows.rowCount() == 0) {
                        return Uni.createFrom().item(false);
                    }
                    Row lifted = rows.iterator().next();
                    return db.preparedQuery(AUDIT)
                            .execute(Tuple.of(at, by, id, lifted.getString("client_id")))
                            .invoke(() -> count(lifted.getString("channel_id"), "lifted", 1))
                            .replaceWith(true);
                }));
    }

    /** Says that a letter was kept back. */
    void refused(String channel) {
        count(channel, "refused", 1);
    }

    private void count(String channel, String act, int times) {
        metrics.counter("cauce.mail.suppressed", "channel", channel, "act", act).increment(times);
    }

    private static List<Suppression> suppressions(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(row -> new Suppression(
                        row.getString("id"),
                        new ClientId(row.getString("client_id")),
                        row.getString("channel_id"),
                        row.getString("address"),
                        row.getOffsetDateTime("since").toInstant(),
                        row.getString("code"),
                        row.getString("reason"),
                        row.getString("message_id")))
                .toList();
    }
}
