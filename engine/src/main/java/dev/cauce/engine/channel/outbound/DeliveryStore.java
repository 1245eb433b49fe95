package dev.cauce.engine.channel.outbound;

import dev.cauce.channel.api.ChannelEvent;
import dev.cauce.channel.api.ContactAddress;
import dev.cauce.engine.persistence.ClientScope;
import dev.cauce.engine.persistence.ScopedTransactions;
import dev.cauce.routing.core.ClientId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** What became of each message to a contact, in PostgreSQL: a message that was accepted once is never waiting again. */
@ApplicationScoped
class DeliveryStore {
    private static final String ADD = """
            insert into delivery (message_id, client_id, channel_kind, channel_id, address, topic, conversation_id, sequence,
            partition, attempts, due_at, since, state)
            select *, 0, $10::timestamptz, $10::timestamptz, 'waiting' from unnest($1::text[], $2::text[], $3::text[],
            $4::text[], $5::text[], $6::text[], $7::text[], $8::bigint[], $9::int[]) on conflict do nothing""";
    private static final String COLUMNS = """
            select message_id, client_id, channel_kind, channel_id, address, topic, conversation_id, sequence, partition,
            attempts, due_at, since from delivery\s""";
    private static final String WAITING = COLUMNS + "where state = 'waiting' and message_id = any($1::text[])";
    private static final String WAITING_OF_PARTITION =
            COLUMNS + "where state = 'waiting' and partition = $1 order by sequence";
    private static final String ACCEPTED = """
            update delivery set state = 'accepted', attempts = attempts + 1, provider_id = $2, decided_at = $3
            where message_id = $1 and state = 'waiting'""";
    private static final String AGAIN = """
            update delivery set attempts = $2, due_at = $3 where message_id = $1 and state = 'waiting'""";
    private static final String FAILED = """
            update delivery set state = case when message_id like 'read:%' then 'dismissed' else 'failed' end, attempts = attempts + 1, code = $2, text = $3, decided_at = $4
            where message_id = $1 and state = 'waiting'""";

    private static final String PROVIDER_ID = "select provider_id from delivery where message_id = $1";

    private final ScopedTransactions transactions;

    DeliveryStore(ScopedTransactions transactions) {
        this.transactions = transactions;
    }

    /** Takes these up unless they are known; answers those of them that wait, in the order they were given. */
    Uni<List<Delivery>> add(List<Delivery> added, Instant now) {
        var ids = texts(added, Delivery::message);
        return transactions
                .inPipeline(ClientScope.everyone(), db -> db.preparedQuery(ADD)
                        .execute(Tuple.wrap(Arrays.asList(
                                ids,
                                texts(added, one -> one.to().client()),
                                texts(added, Delivery::kind),
                                texts(added, one -> one.to().channel()),
                                texts(added, one -> one.to().address()),
                                added.stream().map(one -> one.to().topic()).toArray(String[]::new),
                                texts(added, Delivery::conversation),
                                added.stream().map(Delivery::sequence).toArray(Long[]::new),
                                added.stream().map(Delivery::partition).toArray(Integer[]::new),
                                utc(now))))
                        .chain(() -> db.preparedQuery(WAITING).execute(Tuple.of(ids))))
                .map(DeliveryStore::deliveries)
                .map(waiting -> added.stream()
                        .flatMap(one ->
                                waiting.stream().filter(other -> other.message().equals(one.message())))
                        .toList());
    }

    /** What waits of a partition, each conversation in order. */
    Uni<List<Delivery>> waiting(int partition) {
        return transactions
                .inPipeline(ClientScope.everyone(), db -> db.preparedQuery(WAITING_OF_PARTITION)
                        .execute(Tuple.of(partition)))
                .map(DeliveryStore::deliveries);
    }

    Uni<Void> accepted(Delivery delivery, String providerId, Instant at) {
        return change(delivery, ACCEPTED, Tuple.of(delivery.message(), providerId, utc(at)));
    }

    Uni<Void> again(Delivery changed) {
        return change(changed, AGAIN, Tuple.of(changed.message(), changed.attempts(), utc(changed.dueAt())));
    }

    Uni<Void> failed(Delivery delivery, ChannelEvent.Failure why, Instant at) {
        return change(delivery, FAILED, Tuple.of(delivery.message(), why.code(), why.text(), utc(at)));
    }

    /** By which the provider knows a message of ours that it took. */
    Uni<Optional<String>> providerId(ClientId client, String message) {
        return transactions
                .inPipeline(ClientScope.of(client), db -> db.preparedQuery(PROVIDER_ID)
                        .execute(Tuple.of(message)))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .flatMap(row -> Stream.ofNullable(row.getString("provider_id")))
                        .filter(id -> !id.isBlank())
                        .findFirst());
    }

    private Uni<Void> change(Delivery delivery, String sql, Tuple arguments) {
        var scope = ClientScope.of(new ClientId(delivery.to().client()));
        return transactions.inPipeline(
                scope, db -> db.preparedQuery(sql).execute(arguments).replaceWithVoid());
    }

    private static List<Delivery> deliveries(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(row -> new Delivery(
                        row.getString("message_id"),
                        row.getString("channel_kind"),
                        new ContactAddress(
                                row.getString("client_id"),
                                row.getString("channel_id"),
                                row.getString("address"),
                                row.getString("topic")),
                        row.getString("conversation_id"),
                        row.getLong("sequence"),
                        row.getInteger("partition"),
                        row.getInteger("attempts"),
                        row.getOffsetDateTime("due_at").toInstant(),
                        row.getOffsetDateTime("since").toInstant()))
                .toList();
    }

    private static String[] texts(List<Delivery> all, Function<Delivery, String> text) {
        return all.stream().map(text).toArray(String[]::new);
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
