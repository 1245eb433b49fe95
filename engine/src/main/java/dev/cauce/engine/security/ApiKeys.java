package dev.cauce.engine.security;

import dev.cauce.engine.persistence.ClientScope;
import dev.cauce.engine.persistence.ScopedTransactions;
import dev.cauce.engine.web.FieldError;
import dev.cauce.engine.web.Problem;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Keys by which other systems sign in: issued once, kept as hashes, looked up at each use so that a revoked one ends at once. */
@Singleton
public class ApiKeys {
    private static final ClientScope NO_CLIENT = ClientScope.of(List.of());
    private static final int MOST = 500;
    private static final Duration USED_TO_THE = Duration.ofMinutes(1);
    private static final String ADD = """
            insert into api_key (id, hash, name, roles, operation_id, clients, created_at, created_by, expires_at)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9)""";
    private static final String REVOKE =
            "update api_key set revoked_at = $2, revoked_by = $3 where id = $1 and revoked_at is null";
    private static final String USED = "update api_key set last_used_at = $2 where id = $1";
    private static final String AUDIT = """
            insert into audit_entry (at, who, action, kind, subject, version, client_id)
            values ($1, $2, $3, 'api-keys', $4, 0, '-')""";

    private final ScopedTransactions transactions;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    ApiKeys(ScopedTransactions transactions, Clock clock) {
        this.transactions = transactions;
        this.clock = clock;
    }

    /** A new key; {@code key} is told this once. */
    public record Issued(ApiKey known, String key) {
        @Override
        public String toString() {
            return "Issued[" + known.id() + "]";
        }
    }

    /** What a key is to be. */
    public record Order(String name, Set<Role> roles, String operation, Collection<String> clients, Instant expiresAt) {
        public Order {
            roles = Set.copyOf(roles);
            clients = List.copyOf(clients);
        }
    }

    /** Issues a key; {@code by} stands in the audit. Fails when there are too many that hold. */
    public Uni<Issued> issue(Order order, String by) {
        var secret = ApiKeySecret.draw(random);
        var now = clock.instant();
        var key = new ApiKey(
                secret.id(),
                order.name(),
                order.roles().stream().sorted().toList(),
                order.operation(),
                order.clients().stream().sorted().toList(),
                now,
                by,
                order.expiresAt(),
                null,
                null,
                null);
        return transactions
                .withConnection(ClientScope.everyone(), db -> db.preparedQuery(
                                "select count(*) from api_key where revoked_at is null and expires_at > $1")
                        .execute(Tuple.of(utc(now)))
                        .invoke(ApiKeys::refuseTooMany)
                        .chain(() -> db.preparedQuery(ADD).execute(row(key, secret)))
                        .chain(() -> audit(db, now, by, "issue", key.id())))
                .replaceWith(new Issued(key, secret.key()));
    }

    /** All there were, the newest first, those that hold no more among them. */
    public Uni<List<ApiKey>> all() {
        return transactions
                .withConnection(
                        NO_CLIENT, db -> db.preparedQuery("select * from api_key order by created_at desc limit 1000")
                                .execute())
                .map(rows -> stream(rows).map(ApiKeys::key).toList());
    }

    /** Whether there was one that held; it holds no more, in any process, from now on. */
    public Uni<Boolean> revoke(String id, String by) {
        var now = clock.instant();
        return transactions.withConnection(ClientScope.everyone(), db -> db.preparedQuery(REVOKE)
                .execute(Tuple.of(id, utc(now), by))
                .chain(done -> done.rowCount() == 0
                        ? Uni.createFrom().item(false)
                        : audit(db, now, by, "revoke", id).replaceWith(true)));
    }

    /** Who signs in with a key; empty when it is not one of ours, or holds no more. */
    Uni<Optional<ApiKey>> verify(ApiKeySecret sent) {
        var now = clock.instant();
        return transactions.withConnection(NO_CLIENT, db -> db.preparedQuery("select * from api_key where id = $1")
                .execute(Tuple.of(sent.id()))
                .chain(rows -> {
                    var found = stream(rows)
                            .filter(row ->
                                    sent.matches(row.get(Buffer.class, "hash").getBytes()))
                            .map(ApiKeys::key)
                            .filter(key -> key.holds(now))
                            .findFirst();
                    return found.filter(key -> isUsedAgain(key, now)).isPresent()
                            ? db.preparedQuery(USED)
                                    .execute(Tuple.of(sent.id(), utc(now)))
                                    .replaceWith(found)
                            : Uni.createFrom().item(found);
                }));
    }

    private static boolean isUsedAgain(ApiKey key, Instant now) {
        var last = key.lastUsedAt();
        return last == null || last.plus(USED_TO_THE).isBefore(now);
    }

    private static void refuseTooMany(RowSet<Row> counted) {
        if (counted.iterator().next().getLong(0) >= MOST) {
            throw Problem.invalid(FieldError.of(
                            "name", "There are %d keys that hold. Revoke those that nobody uses.".formatted(MOST)))
                    .exception();
        }
    }

    private static Uni<Void> audit(SqlConnection db, Instant at, String by, String action, String id) {
        return db.preparedQuery(AUDIT)
                .execute(Tuple.of(utc(at), by, action, id))
                .replaceWithVoid();
    }

    private static Tuple row(ApiKey key, ApiKeySecret secret) {
        return Tuple.tuple()
                .addString(key.id())
                .addBuffer(io.vertx.mutiny.core.buffer.Buffer.buffer(secret.hash()))
                .addString(key.name())
                .addString(key.roles().stream().map(Role::value).collect(Collectors.joining(" ")))
                .addString(key.operation())
                .addString(String.join(" ", key.clients()))
                .addOffsetDateTime(utc(key.createdAt()))
                .addString(key.createdBy())
                .addOffsetDateTime(utc(key.expiresAt()));
    }

    private static ApiKey key(Row row) {
        return new ApiKey(
                row.getString("id"),
                row.getString("name"),
                words(row.getString("roles"))
                        .flatMap(role -> Role.named(role).stream())
                        .toList(),
                row.getString("operation_id"),
                words(row.getString("clients")).toList(),
                row.getOffsetDateTime("created_at").toInstant(),
                row.getString("created_by"),
                row.getOffsetDateTime("expires_at").toInstant(),
                instant(row.getOffsetDateTime("last_used_at")),
                instant(row.getOffsetDateTime("revoked_at")),
                row.getString("revoked_by"));
    }

    private static Stream<String> words(String text) {
        return Stream.of(text.split(" ")).filter(word -> !word.isEmpty());
    }

    private static Stream<Row> stream(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false);
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime at) {
        return at == null ? null : at.toInstant();
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
