package dev.cauce.engine.channel.email;

import dev.cauce.engine.persistence.ClientScope;
import dev.cauce.engine.persistence.ScopedTransactions;
import dev.cauce.routing.core.ClientId;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** How far each mailbox was read, and by whom. Blocks. */
@ApplicationScoped
class MailboxPositions {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final String LEASE = """
            insert into mailbox_position (channel_id, client_id, reader, reads_until) values ($1, $2, $3, $4)
            on conflict (channel_id) do update set reader = excluded.reader, reads_until = excluded.reads_until
            where mailbox_position.reader = excluded.reader or mailbox_position.reads_until < $5
            returning uid_validity, last_uid""";
    private static final String MOVE = """
            update mailbox_position set uid_validity = $3, last_uid = $4 where channel_id = $1 and reader = $2""";

    private final ScopedTransactions transactions;

    MailboxPositions(ScopedTransactions transactions) {
        this.transactions = transactions;
    }

    /** Up to which message everything was taken up; without a validity nothing was. */
    record Position(@Nullable Long uidValidity, long lastUid) {}

    /** The position, and the right to read on from it until then; empty while another process reads. */
    Optional<Position> lease(String channel, ClientId client, String reader, Instant now, Instant until) {
        return transactions
                .inPipeline(ClientScope.of(client), db -> db.preparedQuery(LEASE)
                        .execute(Tuple.of(channel, client.value(), reader, utc(until), utc(now))))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> new Position(row.getLong("uid_validity"), row.getLong("last_uid")))
                        .findFirst())
                .await()
                .atMost(PATIENCE);
    }

    void move(String channel, ClientId client, String reader, long uidValidity, long lastUid) {
        transactions
                .inPipeline(ClientScope.of(client), db -> db.preparedQuery(MOVE)
                        .execute(Tuple.of(channel, reader, uidValidity, lastUid))
                        .replaceWithVoid())
                .await()
                .atMost(PATIENCE);
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
