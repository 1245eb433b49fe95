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
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** How far each account was read, and by whom. Blocks. */
@ApplicationScoped
class MailboxPositions {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final String LEASE = """
            insert into mailbox_position (channel_id, client_id, account, reader, reads_until) values ($1, $2, $3, $4, $5)
            on conflict (channel_id, client_id, account) do update set reader = excluded.reader, reads_until = excluded.reads_until
            where mailbox_position.reader = excluded.reader or mailbox_position.reads_until < $6
            returning uid_validity, last_uid""";
    private static final String MOVE = """
            update mailbox_position set uid_validity = $5, last_uid = $6
            where channel_id = $1 and client_id = $2 and account = $3 and reader = $4
            and uid_validity is not distinct from $7 and (uid_validity is distinct from $5 or last_uid < $6)""";

    private final ScopedTransactions transactions;

    MailboxPositions(ScopedTransactions transactions) {
        this.transactions = transactions;
    }

    /**
     * Which mails: another server or user has others, and another client must not go on where one was.
     *
     * @param account the user and the server
     */
    record Place(String channel, ClientId client, String account) {}

    /** Up to which message everything was taken up; without a validity nothing was. */
    record Position(@Nullable Long uidValidity, long lastUid) {}

    /** The position, and the right to read on from it until then; empty while another process reads. */
    Optional<Position> lease(Place place, String reader, Instant now, Instant until) {
        return transactions
                .inPipeline(ClientScope.of(place.client()), db -> db.preparedQuery(LEASE)
                        .execute(Tuple.of(
                                place.channel(),
                                place.client().value(),
                                place.account(),
                                reader,
                                utc(until),
                                utc(now))))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> new Position(row.getLong("uid_validity"), row.getLong("last_uid")))
                        .findFirst())
                .await()
                .atMost(PATIENCE);
    }

    /** Moves on from a position that was leased; not back, and not when somebody made another of it since. */
    void move(Place place, String reader, Position leased, Position now) {
        transactions
                .inPipeline(ClientScope.of(place.client()), db -> db.preparedQuery(MOVE)
                        .execute(Tuple.from(Arrays.asList(
                                place.channel(),
                                place.client().value(),
                                place.account(),
                                reader,
                                now.uidValidity(),
                                now.lastUid(),
                                leased.uidValidity())))
                        .replaceWithVoid())
                .await()
                .atMost(PATIENCE);
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
