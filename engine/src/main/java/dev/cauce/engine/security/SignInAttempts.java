package dev.cauce.engine.security;

import dev.cauce.engine.persistence.ClientScope;
import dev.cauce.engine.persistence.ScopedTransactions;
import dev.cauce.engine.web.Problem;
import dev.cauce.engine.web.ProblemType;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;

/**
 * Locks names that were tried too often, known or not, over all processes. An attempt counts as failed before the password is
 * looked at, so that trying many at once gains nothing.
 */
@Singleton
final class SignInAttempts {
    private static final ClientScope NO_CLIENT = ClientScope.of(List.of());

    /** A lock that has passed starts a new count. */
    private static final String COUNT = """
            insert into sign_in_attempt as known (name, failures, locked_until, last_at) values ($1, 1, null, $2)
            on conflict (name) do update set
                failures = case when known.locked_until <= $2 then 1 when known.locked_until is null then known.failures + 1
                           else known.failures end,
                locked_until = case when known.locked_until > $2 then known.locked_until
                               when known.locked_until is null and known.failures + 1 > $3 then cast($4 as timestamptz) end,
                last_at = $2
            returning locked_until""";

    private static final String FORGET = "delete from sign_in_attempt where name = $1 or last_at < $2";
    private static final Duration FORGET_AFTER = Duration.ofDays(1);

    private final ScopedTransactions transactions;
    private final SecuritySettings.SignIn settings;
    private final Clock clock;

    SignInAttempts(ScopedTransactions transactions, SecuritySettings settings, Clock clock) {
        this.transactions = transactions;
        this.settings = settings.signIn();
        this.clock = clock;
    }

    /** Counts an attempt; fails with 429 while the name is locked. */
    Uni<Void> begin(String name) {
        var now = clock.instant();
        var lockedUntil = now.plus(settings.lockedFor());
        return transactions
                .withConnection(NO_CLIENT, connection -> connection
                        .preparedQuery(COUNT)
                        .execute(Tuple.of(name, utc(now), settings.failures(), utc(lockedUntil))))
                .invoke(rows -> refuseWhileLocked(rows.iterator().next(), now))
                .replaceWithVoid();
    }

    private static void refuseWhileLocked(Row row, Instant now) {
        var until = row.getOffsetDateTime("locked_until");
        if (until != null) {
            var wait = Duration.between(now, until.toInstant());
            throw Problem.of(
                            ProblemType.TOO_MANY_REQUESTS,
                            "Too many failed sign-ins for this name. Wait, or ask an administrator for a new password.")
                    .retryAfter(wait)
                    .exception();
        }
    }

    /** The password was right. */
    Uni<Void> succeeded(String name) {
        return transactions
                .withConnection(NO_CLIENT, connection -> connection
                        .preparedQuery(FORGET)
                        .execute(Tuple.of(name, utc(clock.instant().minus(FORGET_AFTER)))))
                .replaceWithVoid();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
