package dev.cauce.engine.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.cauce.engine.persistence.ClientScope;
import dev.cauce.engine.persistence.ScopedTransactions;
import dev.cauce.routing.core.ClientId;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.StreamSupport;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/**
 * What channels prove themselves with to others, such as the passwords of mailboxes: kept encrypted, apart from the
 * definitions, and given to nobody but the adapters' shells. A secret is sealed for those it was set for: nobody who can change
 * a definition has it told to another server. Which channels exist is not known here.
 *
 * <p>What was read is remembered for seconds, so that nobody can have PostgreSQL asked at will by signing wrongly: a secret that
 * another process set or forgot is known here {@link #REMEMBERED} later at most, one of this process at once.
 */
@ApplicationScoped
public class ChannelSecrets {
    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final String SET = """
            insert into channel_secret (channel_id, client_id, sealed, changed_at) values ($1, $2, $3, $4)
            on conflict (channel_id) do update set sealed = excluded.sealed, changed_at = excluded.changed_at""";
    private static final String AUDIT = """
            insert into audit_entry (at, who, action, kind, subject, version, client_id)
            values ($1, $2, $5, 'channels', $3, 0, $4)""";
    private static final String FORGET = "delete from channel_secret where channel_id = $1";

    static final Duration REMEMBERED = Duration.ofSeconds(3);
    private static final int MOST_REMEMBERED = 10_000;

    private final ScopedTransactions transactions;
    private final SecretKey key;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();
    private final Cache<Asked, Optional<String>> remembered;

    private record Asked(String channel, String audience) {}

    ChannelSecrets(ScopedTransactions transactions, DerivedKeys keys, Clock clock) {
        this.transactions = transactions;
        this.key = keys.of("cauce channel secrets, 1", "AES");
        this.clock = clock;
        this.remembered = Caffeine.newBuilder()
                .expireAfterWrite(REMEMBERED)
                .maximumSize(MOST_REMEMBERED)
                .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
                .build();
    }

    /**
     * Sets a channel's secret.
     *
     * @param audience whom it may be told to, in any words that change when they do
     * @param by stands in the audit
     */
    public Uni<Void> set(String channel, ClientId client, String audience, String secret, String by) {
        var at = clock.instant().atOffset(ZoneOffset.UTC);
        return transactions
                .withConnection(ClientScope.everyone(), db -> db.preparedQuery(SET)
                        .execute(
                                Tuple.of(channel, client.value(), Buffer.buffer(sealed(channel, audience, secret)), at))
                        .chain(() -> db.preparedQuery(AUDIT)
                                .execute(Tuple.of(at, by, channel, client.value(), "set-secret")))
                        .replaceWithVoid())
                .invoke(() -> forgetRead(channel));
    }

    /** Empty when none was set for this audience, or when it was sealed with another key than this process has. */
    public Uni<Optional<String>> of(String channel, String audience) {
        var asked = new Asked(channel, audience);
        Optional<String> known = remembered.getIfPresent(asked);
        return known != null
                ? Uni.createFrom().item(known)
                : read(channel, audience).invoke(found -> remembered.put(asked, found));
    }

    private Uni<Optional<String>> read(String channel, String audience) {
        return transactions
                .inPipeline(ClientScope.everyone(), db -> db.preparedQuery(
                                "select sealed from channel_secret where channel_id = $1")
                        .execute(Tuple.of(channel)))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .findFirst()
                        .flatMap(row -> opened(
                                channel,
                                audience,
                                row.get(Buffer.class, "sealed").getBytes())));
    }

    /** Forgets the secret of a channel that is gone, so that no other inherits it. */
    public Uni<Void> forget(String channel) {
        return transactions
                .withConnection(ClientScope.everyone(), db -> db.preparedQuery(FORGET)
                        .execute(Tuple.of(channel))
                        .replaceWithVoid())
                .invoke(() -> forgetRead(channel));
    }

    /** Forgets the secret of a channel that stays; {@code by} stands in the audit if there was one. */
    public Uni<Void> forget(String channel, ClientId client, String by) {
        var at = clock.instant().atOffset(ZoneOffset.UTC);
        return transactions
                .withConnection(ClientScope.everyone(), db -> db.preparedQuery(FORGET)
                        .execute(Tuple.of(channel))
                        .chain(gone -> gone.rowCount() == 0
                                ? Uni.createFrom().voidItem()
                                : db.preparedQuery(AUDIT)
                                        .execute(Tuple.of(at, by, channel, client.value(), "forget-secret"))
                                        .replaceWithVoid()))
                .invoke(() -> forgetRead(channel));
    }

    private void forgetRead(String channel) {
        remembered.asMap().keySet().removeIf(asked -> asked.channel().equals(channel));
    }

    /** When a channel's secret was set, for whomever; empty when none is. */
    public Uni<Optional<Instant>> setAt(String channel) {
        return transactions
                .withConnection(ClientScope.everyone(), db -> db.preparedQuery(
                                "select changed_at from channel_secret where channel_id = $1")
                        .execute(Tuple.of(channel)))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .findFirst()
                        .map(row -> row.getOffsetDateTime("changed_at").toInstant()));
    }

    private byte[] sealed(String channel, String audience, String secret) {
        try {
            byte[] nonce = new byte[NONCE_BYTES];
            random.nextBytes(nonce);
            var cipher = Cipher.getInstance(CIPHER);
            cipher.init(Cipher.ENCRYPT_MODE, key, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD((channel + '\n' + audience).getBytes(StandardCharsets.UTF_8));
            byte[] text = cipher.doFinal(secret.getBytes(StandardCharsets.UTF_8));
            byte[] all = Arrays.copyOf(nonce, NONCE_BYTES + text.length);
            System.arraycopy(text, 0, all, NONCE_BYTES, text.length);
            return all;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has " + CIPHER, e);
        }
    }

    private Optional<String> opened(String channel, String audience, byte[] sealed) {
        try {
            var cipher = Cipher.getInstance(CIPHER);
            cipher.init(Cipher.DECRYPT_MODE, key, new GCMParameterSpec(TAG_BITS, sealed, 0, NONCE_BYTES));
            cipher.updateAAD((channel + '\n' + audience).getBytes(StandardCharsets.UTF_8));
            return Optional.of(new String(
                    cipher.doFinal(sealed, NONCE_BYTES, sealed.length - NONCE_BYTES), StandardCharsets.UTF_8));
        } catch (GeneralSecurityException otherKeyOrAudience) {
            return Optional.empty();
        }
    }
}
