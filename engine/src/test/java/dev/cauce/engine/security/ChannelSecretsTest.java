package dev.cauce.engine.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cauce.engine.persistence.ClientScope;
import dev.cauce.engine.persistence.ScopedTransactions;
import dev.cauce.engine.testing.BackingServers;
import dev.cauce.engine.testing.DemoOperation;
import dev.cauce.routing.core.ClientId;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(BackingServers.class)
@TestProfile(DemoOperation.class)
@SuppressWarnings("NullAway.Init")
class ChannelSecretsTest {
    private static final Duration SOON = Duration.ofSeconds(10);
    private static final ClientId ACME = new ClientId("acme");

    @Inject
    ScopedTransactions transactions;

    @Inject
    DerivedKeys keys;

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-27T08:00:00Z"));
    private final InstantSource time = now::get;
    private final Clock clock = time.withZone(ZoneOffset.UTC);
    private final String channel = "secret-" + UUID.randomUUID();

    @Test
    void anotherProcesssChangeIsKnownAfterSecondsAndOnesOwnAtOnce() {
        var here = new ChannelSecrets(transactions, keys, clock);
        var there = new ChannelSecrets(transactions, keys, clock);
        set(here, "first");
        assertThat(read(there)).contains("first");

        set(here, "second");
        assertThat(read(here)).contains("second");
        assertThat(read(there)).contains("first");
        now.updateAndGet(at -> at.plus(ChannelSecrets.REMEMBERED));
        assertThat(read(there)).contains("second");

        there.forget(channel).await().atMost(SOON);
        assertThat(read(there)).isEmpty();
    }

    @Test
    void thatThereIsNoneIsRememberedToo() {
        var secrets = new ChannelSecrets(transactions, keys, clock);
        assertThat(read(secrets)).isEmpty();

        set(new ChannelSecrets(transactions, keys, clock), "set elsewhere");

        assertThat(read(secrets)).isEmpty();
        now.updateAndGet(at -> at.plus(ChannelSecrets.REMEMBERED));
        assertThat(read(secrets)).contains("set elsewhere");
        transactions
                .withConnection(ClientScope.everyone(), db -> db.preparedQuery(
                                "delete from channel_secret where channel_id = $1")
                        .execute(Tuple.of(channel)))
                .await()
                .atMost(SOON);
        assertThat(read(secrets)).contains("set elsewhere");
    }

    private void set(ChannelSecrets secrets, String secret) {
        secrets.set(channel, ACME, "them", secret, "root").await().atMost(SOON);
    }

    private Optional<String> read(ChannelSecrets secrets) {
        return secrets.of(channel, "them").await().atMost(SOON);
    }
}
