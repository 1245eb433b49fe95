package dev.cauce.engine.channel.outbound;

import dev.cauce.engine.conversation.SentAnew;
import dev.cauce.engine.persistence.ClientScope;
import dev.cauce.engine.persistence.ScopedTransactions;
import dev.cauce.engine.web.Problem;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Messages to contacts that were given up: to look at, to try again, to put away. Each change stands in the audit. */
@ApplicationScoped
public class GivenUp {
    private static final Duration SOON = Duration.ofSeconds(1);
    private static final String COLUMNS = """
            select message_id, client_id, channel_kind, channel_id, conversation_id, sequence, state, attempts, since,
            decided_at, code, text from delivery\s""";
    private static final String LIST = COLUMNS + """
            where state = 'failed' and ($1::text is null or channel_id = $1)
            and ($2::text is null or (decided_at, message_id) <
            (select decided_at, message_id from delivery where message_id = $2))
            order by decided_at desc, message_id desc limit $3""";
    private static final String OF_CHANNEL =
            "select message_id from delivery where state = 'failed' and channel_id = $1 order by sequence limit $2";
    private static final String FIND = COLUMNS + "where message_id = $1";
    private static final String RETRY = """
            update delivery set state = 'waiting', attempts = 0, due_at = $2, since = $2, decided_at = null, code = null,
            text = null where message_id = $1 and state = 'failed'""";
    private static final String DISMISS =
            "update delivery set state = 'dismissed' where message_id = $1 and state = 'failed'";
    private static final String AUDIT = """
            insert into audit_entry (at, who, action, kind, subject, version, client_id)
            values ($1, $2, $3, 'deliveries', $4, 0, $5)""";

    private final ScopedTransactions transactions;
    private final SentAnew anew;
    private final Clock clock;
    private final MeterRegistry metrics;

    GivenUp(ScopedTransactions transactions, SentAnew anew, Clock clock, MeterRegistry metrics) {
        this.transactions = transactions;
        this.anew = anew;
        this.clock = clock;
        this.metrics = metrics;
    }

    /** A delivery, without the contact's address and anybody's words. */
    public record Failed(
            String message,
            String client,
            String channelKind,
            String channel,
            String conversation,
            long sequence,
            int attempts,
            Instant since,
            @Nullable Instant failedAt,
            @Nullable String code,
            @Nullable String text) {}

    /** What came of asking for one. */
    public enum Outcome {
        /** As asked, now or before. */
        DONE,
        /** No delivery with this id that the scope shows. */
        UNKNOWN,
        /** The provider took it, or it was put away. */
        DECIDED,
        /** The conversation has not been told of the failure yet. */
        TOO_EARLY;

        /** Throws the problem that a caller is told, unless it is done. */
        public void check() {
            switch (this) {
                case DONE -> {}
                case UNKNOWN ->
                    throw Problem.notFound("There is no delivery of a message with this id. Maybe the id is misspelt.")
                            .exception();
                case DECIDED ->
                    throw Problem.conflict(
                                    "The message is not failed: it was delivered, put away, or is on its way again.")
                            .exception();
                case TOO_EARLY ->
                    throw Problem.conflict("The conversation is not told of the failure yet. Try again in a moment.")
                            .retryAfter(SOON)
                            .exception();
            }
        }
    }

    /** Those given up before the given one, the newest first. */
    public Uni<List<Failed>> list(ClientScope scope, @Nullable String channel, @Nullable String before, int limit) {
        return transactions
                .withConnection(scope, db -> db.preparedQuery(LIST).execute(Tuple.of(channel, before, limit)))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(GivenUp::failed)
                        .toList());
    }

    /** Tries one again from the start, at the end of its conversation's lane. Asking again is harmless. */
    public Uni<Outcome> retry(ClientScope scope, String message, String by) {
        return transactions.withConnection(scope, db -> retry(db, message, by)).chain(revived -> revived.channelKind()
                .map(kind -> anew.announce(scope, message, kind).replaceWith(revived.outcome()))
                .orElseGet(() -> Uni.createFrom().item(revived.outcome())));
    }

    /** Tries all of a channel again, each conversation's in their order, at most so many; says how many. */
    public Uni<Integer> retryAll(ClientScope scope, String channel, int most, String by) {
        return transactions
                .withConnection(scope, db -> db.preparedQuery(OF_CHANNEL).execute(Tuple.of(channel, most)))
                .onItem()
                .transformToMulti(rows -> Multi.createFrom().iterable(rows))
                .onItem()
                .transformToUniAndConcatenate(row -> retry(scope, row.getString("message_id"), by))
                .filter(outcome -> outcome == Outcome.DONE)
                .collect()
                .asList()
                .map(List::size);
    }

    /** Puts one away: the message stays failed, and is not listed any more. */
    public Uni<Outcome> dismiss(ClientScope scope, String message, String by) {
        return transactions.withConnection(scope, db -> find(db, message).chain(found -> {
            if (found.isEmpty()) {
                return Uni.createFrom().item(Outcome.UNKNOWN);
            }
            return switch (found.get().getString("state")) {
                case "failed" ->
                    db.preparedQuery(DISMISS)
                            .execute(Tuple.of(message))
                            .chain(() -> audit(db, found.get(), "dismiss", by))
                            .invoke(() -> count("dismissed", found.get()))
                            .replaceWith(Outcome.DONE);
                case "dismissed" -> Uni.createFrom().item(Outcome.DONE);
                default -> Uni.createFrom().item(Outcome.DECIDED);
            };
        }));
    }

    private record Revived(Outcome outcome, Optional<String> channelKind) {
        static Revived not(Outcome outcome) {
            return new Revived(outcome, Optional.empty());
        }
    }

    private Uni<Revived> retry(SqlConnection db, String message, String by) {
        return find(db, message).chain(found -> {
            if (found.isEmpty()) {
                return Uni.createFrom().item(Revived.not(Outcome.UNKNOWN));
            }
            var revived = new Revived(Outcome.DONE, Optional.of(found.get().getString("channel_kind")));
            return switch (found.get().getString("state")) {
                case "waiting" -> Uni.createFrom().item(revived);
                case "failed" ->
                    anew.revive(db, message)
                            .chain(isFailed -> isFailed
                                    ? revive(db, found.get(), by).replaceWith(revived)
                                    : Uni.createFrom().item(Revived.not(Outcome.TOO_EARLY)));
                default -> Uni.createFrom().item(Revived.not(Outcome.DECIDED));
            };
        });
    }

    private Uni<Void> revive(SqlConnection db, Row delivery, String by) {
        return db.preparedQuery(RETRY)
                .execute(Tuple.of(delivery.getString("message_id"), utc(clock.instant())))
                .chain(() -> audit(db, delivery, "retry", by))
                .invoke(() -> count("retried", delivery));
    }

    private static Uni<Optional<Row>> find(SqlConnection db, String message) {
        return db.preparedQuery(FIND + " for update")
                .execute(Tuple.of(message))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false).findFirst());
    }

    private Uni<Void> audit(SqlConnection db, Row delivery, String action, String by) {
        return db.preparedQuery(AUDIT)
                .execute(Tuple.of(
                        utc(clock.instant()),
                        by,
                        action,
                        delivery.getString("message_id"),
                        delivery.getString("client_id")))
                .replaceWithVoid();
    }

    private void count(String what, Row delivery) {
        metrics.counter("cauce.outbound.given-up", "kind", delivery.getString("channel_kind"), "outcome", what)
                .increment();
    }

    private static Failed failed(Row row) {
        OffsetDateTime failedAt = row.getOffsetDateTime("decided_at");
        return new Failed(
                row.getString("message_id"),
                row.getString("client_id"),
                row.getString("channel_kind"),
                row.getString("channel_id"),
                row.getString("conversation_id"),
                row.getLong("sequence"),
                row.getInteger("attempts"),
                row.getOffsetDateTime("since").toInstant(),
                failedAt == null ? null : failedAt.toInstant(),
                row.getString("code"),
                row.getString("text"));
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
