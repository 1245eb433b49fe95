package dev.cauce.engine.security;

import dev.cauce.engine.persistence.ClientScope;
import dev.cauce.engine.persistence.ScopedTransactions;
import dev.cauce.engine.web.FieldError;
import dev.cauce.engine.web.Problem;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** Keeps the hashes of passwords. Which users exist is not known here. */
@ApplicationScoped
public class Credentials {
    private static final ClientScope NO_CLIENT = ClientScope.of(List.of());
    private static final int SHORTEST = 8;
    private static final String SET = """
            insert into credential (user_id, password_hash, changed_at) values ($1, $2, $3)
            on conflict (user_id) do update set password_hash = excluded.password_hash, changed_at = excluded.changed_at""";
    private static final String AUDIT = """
            insert into audit_entry (at, who, action, kind, subject, version, client_id)
            values ($1, $2, 'set-password', 'users', $3, 0, '-')""";

    private final ScopedTransactions transactions;
    private final Passwords passwords;
    private final Clock clock;

    Credentials(ScopedTransactions transactions, Passwords passwords, Clock clock) {
        this.transactions = transactions;
        this.passwords = passwords;
        this.clock = clock;
    }

    /** Sets a user's password; {@code by} stands in the audit. */
    public Uni<Void> set(String user, String password, String by) {
        if (password.length() < SHORTEST || Passwords.isTooLong(password)) {
            throw Problem.invalid(FieldError.of(
                            "password",
                            "Must have at least %d characters and at most %d bytes."
                                    .formatted(SHORTEST, Passwords.LONGEST_BYTES)))
                    .exception();
        }
        return passwords.hash(password).chain(hash -> {
            var at = clock.instant().atOffset(ZoneOffset.UTC);
            return transactions.withConnection(ClientScope.everyone(), connection -> connection
                    .preparedQuery(SET)
                    .execute(Tuple.of(user, hash, at))
                    .chain(() -> connection.preparedQuery(AUDIT).execute(Tuple.of(at, by, user)))
                    .replaceWithVoid());
        });
    }

    /** Sets a first password; leaves alone one that is there. */
    public Uni<Void> setUnlessThere(String user, String password, String by) {
        return hash(user).chain(known -> known.isPresent() ? Uni.createFrom().voidItem() : set(user, password, by));
    }

    /** Forgets the password of a user who is gone, so that nobody inherits it. */
    public Uni<Void> forget(String user) {
        return transactions.withConnection(NO_CLIENT, connection -> connection
                .preparedQuery("delete from credential where user_id = $1")
                .execute(Tuple.of(user))
                .replaceWithVoid());
    }

    /** Whether this is the user's password; takes as long for an unknown user as for a known one. */
    Uni<Boolean> matches(String user, String password) {
        return hash(user).chain(hash -> hash.map(known -> passwords.matches(password, known))
                .orElseGet(() -> passwords.matchesNobody(password)));
    }

    private Uni<Optional<String>> hash(String user) {
        return transactions
                .withConnection(NO_CLIENT, connection -> connection
                        .preparedQuery("select password_hash from credential where user_id = $1")
                        .execute(Tuple.of(user)))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .findFirst()
                        .map(row -> row.getString("password_hash")));
    }
}
