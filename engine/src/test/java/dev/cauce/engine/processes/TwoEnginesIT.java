package dev.cauce.engine.processes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.cauce.engine.desk.TestSocket;
import dev.cauce.engine.testing.RunningServers;
import dev.cauce.engine.testing.TestDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two engine processes on the same Kafka and PostgreSQL; one of them owns the routing of the demonstration and of a {@link Floor}.
 * Small in every run; large, as measured for the reference, by {@code -Dcauce.floor-agents=10000 -Dcauce.floor-waiting=100000}.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TwoEnginesIT {
    private static final Logger LOG = Logger.getLogger(TwoEnginesIT.class);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String OWNED = "cauce_routing_partitions_owned";
    private static final String DROPPED = "cauce_routing_steps_dropped_total";

    /** Seconds that the owner is stopped; longer by {@code -Dcauce.stopped-seconds=30}. */
    private static final long STOPPED_SECONDS = Long.getLong("cauce.stopped-seconds", 6);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    static Path data;

    private final RunningServers servers = RunningServers.shared();
    private final String id = UUID.randomUUID().toString().substring(0, 8);
    private final TestDatabase database = TestDatabase.create(servers, "test_" + id);
    private final List<EngineProcess> engines = new ArrayList<>();

    @SuppressWarnings("NullAway.Init")
    private EngineProcess owner;

    @SuppressWarnings("NullAway.Init")
    private EngineProcess other;

    private @Nullable Floor floor;

    @BeforeEach
    void twoEnginesOfWhichOneOwns() throws Exception {
        engines.removeIf(engine -> !engine.isAlive());
        while (engines.size() < 2) {
            engines.add(EngineProcess.start(settings()));
        }
        engines.forEach(EngineProcess::awaitReady);
        await().atMost(PATIENCE)
                .until(() -> engines.stream().filter(TwoEnginesIT::owns).count() == 1);
        owner = engines.stream().filter(TwoEnginesIT::owns).findAny().orElseThrow();
        other = engines.stream().filter(engine -> engine != owner).findAny().orElseThrow();
        watchTheFloor();
    }

    /** Laid once; each test leaves it as it was. */
    private void watchTheFloor() throws Exception {
        if (floor == null) {
            floor = Floor.lay(owner, servers, database, topicPrefix());
        }
        for (var engine : engines) {
            floor.awaitSeenBy(engine);
            await("nothing is to be taken up any more")
                    .atMost(PATIENCE.multipliedBy(10))
                    .until(() -> engine.metric("cauce_conversation_projection_lag") == 0);
            LOG.infof("%s: %s", engine == owner ? "The owner" : "The other", engine.memory());
        }
        floor.watch();
    }

    private Floor floor() {
        return Objects.requireNonNull(floor);
    }

    private static boolean owns(EngineProcess engine) {
        return engine.metric(OWNED) == 1;
    }

    @AfterAll
    void nothingIsLeft() {
        if (floor != null) {
            floor.close();
        }
        engines.forEach(EngineProcess::close);
        database.drop();
    }

    private Map<String, String> settings() {
        var settings = new HashMap<String, String>();
        settings.put("kafka.bootstrap.servers", servers.bootstrapServers());
        settings.put("cauce.topic-prefix", topicPrefix());
        settings.put("cauce.routing.partitions", "1");
        settings.put("cauce.demo", "true");
        settings.put(
                "cauce.conversation.master-key-file", data.resolve("master.key").toString());
        settings.put("cauce.chat.attachment-folder", data.resolve("attachments").toString());
        settings.put("quarkus.datasource.jdbc.url", database.jdbcUrl());
        settings.put("quarkus.datasource.reactive.url", database.reactiveUrl());
        settings.put("quarkus.datasource.username", servers.application());
        settings.put("quarkus.datasource.password", servers.applicationPassword());
        settings.put("quarkus.flyway.username", servers.owner());
        settings.put("quarkus.flyway.password", servers.ownerPassword());
        settings.put("mp.jwt.verify.publickey.location", servers.publicKey());
        settings.put("smallrye.jwt.sign.key.location", servers.privateKey());
        return settings;
    }

    private String topicPrefix() {
        return "test-" + id + ".";
    }

    @Test
    void whenTheOwnerIsKilledTheOtherOffersWhatCameMeanwhile() throws Exception {
        try (var desk = available("frank");
                var hand = signedIn(Floor.hand(0));
                var visitor = visitor("globex-web")) {
            var handAvailable = presence(Floor.hand(0), "available");
            owner.kill();
            var killed = Instant.now();
            visitor.send("{\"type\":\"message\",\"id\":\"m1\",\"text\":\"Hola\"}");
            var told = Thread.ofVirtual().start(handAvailable);

            var longestWaiting = hand.await("offer.made");
            var offered = Duration.between(killed, Instant.now());
            visitor.await("accepted");
            desk.await("offer.made");
            LOG.infof(
                    "What waited longest was offered %d ms after the kill, what came meanwhile %d ms",
                    offered.toMillis(), Duration.between(killed, Instant.now()).toMillis());
            assertThat(longestWaiting.path("offer").path("id").asText()).startsWith(Floor.longestWaiting() + "~");
            assertThat(other.metric(OWNED)).isEqualTo(1);
            floor().assertWhole();
            told.join();
            presence(Floor.hand(0), "offline").run();
        }
    }

    @Test
    void anOwnerThatWasStoppedWritesNothingThatCountsWhenItWakes() throws Exception {
        try (var desk = available("ana");
                var hand = signedIn(Floor.hand(1))) {
            var before = visitorsWrite(5);
            owner.signal("STOP");
            var stopped = Instant.now();
            var during = visitorsWrite(5);
            var told = Thread.ofVirtual().start(presence(Floor.hand(1), "available"));
            await().atMost(PATIENCE).until(() -> other.metric(OWNED) == 1);
            LOG.infof(
                    "Taken over %d ms after the stop",
                    Duration.between(stopped, Instant.now()).toMillis());
            var offer = desk.await("offer.made").path("offer").path("id").asText();
            other.as("ana")
                    .post("/api/v1/agent/offers/{offer}/accept", offer)
                    .then()
                    .statusCode(200);
            await().atMost(PATIENCE.plusSeconds(STOPPED_SECONDS))
                    .until(() -> Duration.between(stopped, Instant.now()).toSeconds() >= STOPPED_SECONDS);

            owner.signal("CONT");
            var after = visitorsWrite(5);

            await("all are there").atMost(PATIENCE).until(() -> total(other) == 15);
            await("both see the same").atMost(PATIENCE).until(() -> work(owner).equals(work(other)));
            await("one owns").atMost(PATIENCE).until(() -> owner.metric(OWNED) + other.metric(OWNED) == 1);
            assertThat(offers(desk)).doesNotHaveDuplicates().contains(offer);
            assertThat(other.as("ana")
                            .get("/api/v1/agent/state")
                            .then()
                            .extract()
                            .<List<String>>path("conversations.id"))
                    .containsOnlyOnce(offer.substring(0, offer.lastIndexOf('~')));
            hand.await("offer.made");
            floor().assertWhole();
            told.join();
            presence(Floor.hand(1), "offline").run();
            LOG.infof("Steps of the stopped owner that do not count: %.0f", other.metric(DROPPED));
            Stream.of(before, during, after).flatMap(List::stream).forEach(TestSocket::close);
        } finally {
            owner.signal("CONT");
        }
    }

    /** Takes as long as an engine takes to start: only measured on request. */
    @Test
    @EnabledIfSystemProperty(named = "cauce.measure", matches = "true")
    void anEngineThatWasAloneOffersAgainAfterItsRestart() throws Exception {
        var token = owner.token(Floor.hand(2));
        other.kill();
        owner.kill();
        var started = Instant.now();
        var alone = EngineProcess.start(settings());
        engines.add(alone);
        alone.awaitReady();
        LOG.infof(
                "Ready %d ms after the start",
                Duration.between(started, Instant.now()).toMillis());
        try (var hand = TestSocket.authenticated(alone.socket("/ws/agent"), token)) {
            hand.await("welcome");
            other = alone;
            var told = Thread.ofVirtual().start(presence(Floor.hand(2), "available"));
            hand.await("offer.made");
            LOG.infof(
                    "Offered %d ms after the start",
                    Duration.between(started, Instant.now()).toMillis());
            told.join();
            LOG.infof("Alone: %s", alone.memory());
            floor().assertWhole();
            presence(Floor.hand(2), "offline").run();
        }
    }

    private TestSocket available(String agent) {
        var desk = signedIn(agent);
        presence(agent, "available").run();
        return desk;
    }

    private TestSocket signedIn(String agent) {
        var desk = TestSocket.authenticated(other.socket("/ws/agent"), other.token(agent));
        desk.await("welcome");
        return desk;
    }

    /** Tells it until it is answered: while there is no owner nobody does. */
    private Runnable presence(String agent, String presence) {
        var request = other.as(agent).body(Map.of("presence", presence));
        return () -> await("told its presence")
                .atMost(PATIENCE)
                .until(() -> request.put("/api/v1/agent/presence").statusCode() == 204);
    }

    /** A visitor of one of the demonstration's two clients, at the engine that stays. */
    private TestSocket visitor(String channel) {
        var token = other.to()
                .header("Origin", allowedOrigin(channel))
                .body("{}")
                .post("/api/chat/v1/%s/visitors".formatted(channel))
                .then()
                .statusCode(200)
                .extract()
                .<String>path("token");
        var visitor = TestSocket.open(other.socket("/ws/chat/v1/" + channel));
        visitor.send("{\"type\":\"authenticate\",\"token\":\"%s\",\"lastSequence\":0}".formatted(token));
        visitor.await("welcome");
        return visitor;
    }

    /** Whichever of the two defined the channel allowed its own pages. */
    private String allowedOrigin(String channel) {
        return other.as("admin")
                .get("/api/v1/configuration/chat-channels/{channel}", channel)
                .then()
                .extract()
                .path("definition.allowedOrigins[0]");
    }

    private List<TestSocket> visitorsWrite(int count) {
        return Stream.generate(() -> visitor("acme-web"))
                .limit(count)
                .peek(visitor -> visitor.send("{\"type\":\"message\",\"id\":\"m1\",\"text\":\"Hola\"}"))
                .toList();
    }

    /** What counts of the live view, without what changes by the clock. */
    private static Map<String, List<Integer>> work(EngineProcess engine) {
        List<Map<String, Object>> queues = engine.as("sofia")
                .get("/api/v1/supervisor/live")
                .then()
                .statusCode(200)
                .extract()
                .path("queues");
        return queues.stream()
                .collect(Collectors.toMap(
                        queue -> String.valueOf(queue.get("queue")),
                        queue -> List.of((Integer) queue.get("waiting"), (Integer) queue.get("inProgress"))));
    }

    private static int total(EngineProcess engine) {
        return work(engine).values().stream()
                .flatMap(List::stream)
                .mapToInt(Integer::intValue)
                .sum();
    }

    private static List<String> offers(TestSocket desk) {
        return desk.frames().stream()
                .filter(frame -> frame.path("type").asText().equals("offer.made"))
                .map(frame -> frame.path("offer").path("id").asText())
                .toList();
    }
}
