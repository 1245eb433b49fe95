package dev.cauce.engine.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.cauce.channel.api.ContactAddress;
import dev.cauce.channel.api.EmbeddedFile;
import dev.cauce.channel.api.Part;
import dev.cauce.engine.channel.media.MediaContent;
import dev.cauce.engine.channel.media.MediaFile;
import dev.cauce.engine.channel.media.MediaSettings;
import dev.cauce.engine.channel.media.MediaStorage;
import dev.cauce.engine.channel.media.Refusal;
import dev.cauce.engine.channel.media.Scanning;
import dev.cauce.engine.configuration.ConfigurationView;
import dev.cauce.engine.desk.DeskTestOperation;
import dev.cauce.engine.persistence.ClientScope;
import dev.cauce.engine.persistence.ScopedTransactions;
import dev.cauce.engine.security.Tokens;
import dev.cauce.engine.testing.BackingServers;
import dev.cauce.engine.testing.ClamdDouble;
import dev.cauce.engine.testing.DemoOperation;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(BackingServers.class)
@TestProfile(DemoOperation.class)
@SuppressWarnings("NullAway.Init")
final class AttachmentStoreTest {
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final int ALL = 1_000;

    @Inject
    Tokens tokens;

    @Inject
    ScopedTransactions transactions;

    @Inject
    MediaStorage storage;

    @Inject
    ChatSettings chat;

    @Inject
    Scanning scanning;

    @Inject
    MediaSettings settings;

    @Inject
    ConfigurationView configuration;

    @Inject
    AttachmentStore store;

    private final String mark = UUID.randomUUID().toString().replace("-", "");
    private DeskTestOperation operation;
    private ContactAddress maria;

    @BeforeEach
    void aClient() {
        operation = new DeskTestOperation(tokens);
        maria = new ContactAddress(operation.client.value(), operation.chat, "maria-" + mark);
    }

    @Test
    void whatAProcessDiedOverIsRemovedAndWhatItFinishedIsNot() throws IOException {
        var dying = store(new Dying(), Instant.now());
        assertThatThrownBy(() -> dying.keep(file(mark, "half"))).hasMessage("killed");
        assertThat(storage.exists(mark)).isTrue();
        String other = "a" + mark;
        store.keep(file(other, "whole"));

        store(storage, Instant.now()).removeForgotten(ALL);
        assertThat(storage.exists(mark)).isTrue();
        store(storage, Instant.now().plus(settings.unfinishedAfter()).plusSeconds(1))
                .removeForgotten(ALL);

        assertThat(storage.exists(mark)).isFalse();
        assertThat(storage.exists(other)).isTrue();
        assertThat(noted(mark)).isZero();
        assertThat(noted(other)).isZero();
    }

    @Test
    void whatAProcessDiedOverIsStoredByTheNext() throws IOException {
        assertThatThrownBy(() -> store(new Dying(), Instant.now()).keep(file(mark, "half")))
                .hasMessage("killed");

        assertThat(store.keep(file(mark, "half"))).isInstanceOf(Stored.Here.class);

        store(storage, Instant.now().plus(settings.unfinishedAfter()).plusSeconds(1))
                .removeForgotten(ALL);
        assertThat(storage.exists(mark)).isTrue();
    }

    @Test
    void aStoreThatTookTooLongAddsNoFileWithoutContent() throws IOException {
        var slow = store(
                new Changed() {
                    @Override
                    public void put(String id, MediaFile finished) throws IOException {
                        super.put(id, finished);
                        store(
                                        storage,
                                        Instant.now()
                                                .plus(settings.unfinishedAfter())
                                                .plusSeconds(1))
                                .removeForgotten(ALL);
                    }
                },
                Instant.now());

        assertThatThrownBy(() -> slow.keep(file(mark, "slow"))).hasMessageContaining("cauce.media.unfinished-after");

        assertThat(store.find(maria, List.of(mark)).await().atMost(SOON)).isEmpty();
    }

    @Test
    void whatTheScannerFindsIsNowhereKept() throws IOException {
        assertThat(store.keep(file(mark, ClamdDouble.EICAR)))
                .isInstanceOfSatisfying(
                        Stored.Refused.class,
                        refused -> assertThat(refused.why().code()).isEqualTo(Refusal.Code.INFECTED));

        assertThat(storage.exists(mark)).isFalse();
        assertThat(store.find(maria, List.of(mark)).await().atMost(SOON)).isEmpty();
        assertThat(ofTheDay()).isZero();
    }

    @Test
    void theSameFileAgainIsTheSameAndCountsOnce() throws IOException {
        var first = store.keep(file(mark, "1234567890"));

        assertThat(store.keep(file(mark, "1234567890"))).isEqualTo(first);
        assertThat(ofTheDay()).isEqualTo(10);
    }

    @Test
    void aRushGetsNotPastTheLimitOfTheDay() throws Exception {
        limit("{\"bytesPerDay\":50}");
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Stored>> rush = new ArrayList<>();
            for (int time = 0; time < 12; time++) {
                String id = "%s%02d".formatted(mark.substring(2), time);
                Callable<Stored> upload = () -> store.keep(file(id, "1234567890"));
                rush.add(threads.submit(upload));
            }
            int kept = 0;
            for (Future<Stored> one : rush) {
                switch (one.get()) {
                    case Stored.Here _ -> kept++;
                    case Stored.Refused(var described, var why) -> {
                        assertThat(why.code()).isEqualTo(Refusal.Code.DAILY_LIMIT);
                        assertThat(store.find(maria, List.of(described.id()))
                                        .await()
                                        .atMost(SOON))
                                .isEmpty();
                    }
                }
            }
            assertThat(kept).isEqualTo(5);
        }

        assertThat(ofTheDay()).isEqualTo(50);
        assertThat(store(storage, Instant.now().plus(Duration.ofDays(1))).keep(file(mark, "1234567890")))
                .as("on the next day")
                .isInstanceOf(Stored.Here.class);
    }

    private void limit(String files) {
        operation
                .administrator
                .request()
                .header("If-Match", "\"1\"")
                .contentType("application/json")
                .body("{\"name\":\"Acme\",\"timeZone\":\"Pacific/Auckland\",\"language\":\"es\",\"files\":%s}"
                        .formatted(files))
                .put("/api/v1/configuration/clients/" + operation.client)
                .then()
                .statusCode(200);
        await().atMost(SOON)
                .until(() ->
                        configuration.client(operation.client).orElseThrow().files() != null);
    }

    private EmbeddedFile file(String id, String words) {
        byte[] content = words.getBytes(StandardCharsets.UTF_8);
        return new EmbeddedFile(maria, new Part.Attachment(id, "a.txt", "text/plain", content.length), content);
    }

    private AttachmentStore store(MediaStorage where, Instant now) {
        return new AttachmentStore(
                transactions,
                where,
                new FileRules(configuration, chat, Clock.fixed(now, ZoneOffset.UTC)),
                scanning,
                settings,
                Clock.fixed(now, ZoneOffset.UTC),
                new SimpleMeterRegistry());
    }

    private long noted(String id) {
        return number("select count(*) from attachment_to_remove where id = $1", id);
    }

    private long ofTheDay() {
        return number("select coalesce(sum(bytes), 0)::bigint from media_day where client_id = $1", maria.client());
    }

    private long number(String sql, String value) {
        return transactions
                .withConnection(
                        ClientScope.everyone(), db -> db.preparedQuery(sql).execute(Tuple.of(value)))
                .map(rows -> rows.iterator().next().getLong(0))
                .await()
                .atMost(SOON);
    }

    /** The storage, except where overridden. */
    private class Changed implements MediaStorage {
        @Override
        public void put(String id, MediaFile finished) throws IOException {
            storage.put(id, finished);
        }

        @Override
        public Optional<MediaContent> open(String id) throws IOException {
            return storage.open(id);
        }

        @Override
        public boolean exists(String id) throws IOException {
            return storage.exists(id);
        }

        @Override
        public void delete(String id) throws IOException {
            storage.delete(id);
        }

        @Override
        public void check() throws IOException {
            storage.check();
        }
    }

    /** Of a process that is killed when the content is there and the row is not. */
    private final class Dying extends Changed {
        @Override
        public void put(String id, MediaFile finished) throws IOException {
            super.put(id, finished);
            throw new IllegalStateException("killed");
        }
    }
}
