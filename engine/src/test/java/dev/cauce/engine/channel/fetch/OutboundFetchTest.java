package dev.cauce.engine.channel.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@SuppressWarnings("NullAway.Init")
final class OutboundFetchTest {
    private static final int MOST = 1_000;
    private final CountDownLatch over = new CountDownLatch(1);
    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private Vertx vertx;
    private HttpServer server;

    @BeforeEach
    void aServerListens() throws IOException {
        vertx = Vertx.vertx();
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(command -> Thread.ofVirtual().start(command));
        server.createContext(
                "/echo",
                exchange -> answer(exchange, 201, exchange.getRequestBody().readAllBytes()));
        server.createContext("/large", exchange -> answer(exchange, 200, new byte[MOST + 1]));
        server.createContext("/away", exchange -> {
            exchange.getResponseHeaders().add("Location", "https://elsewhere.example/");
            answer(exchange, 302, new byte[0]);
        });
        server.createContext("/silent", exchange -> {
            try {
                over.await();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        });
        server.start();
    }

    @AfterEach
    void nothingIsLeft() {
        over.countDown();
        server.stop(0);
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    private static void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.getResponseHeaders()
                .add("X-Asked", exchange.getRequestHeaders().getFirst("X-Asked"));
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @Test
    void anAnswerComesWithStatusHeadersAndBody() throws Exception {
        var fetched = (Fetched.Answered) fetch("localhost", "/echo", Duration.ofSeconds(20));

        assertThat(fetched.status()).isEqualTo(201);
        assertThat(fetched.headers()).containsEntry("x-asked", "me");
        assertThat(new String(fetched.body(), StandardCharsets.UTF_8)).isEqualTo("¿Qué?");
        assertThat(metrics.timer("cauce.fetch", "purpose", "test", "outcome", "success")
                        .count())
                .isEqualTo(1);
    }

    @Test
    void anAnswerThatIsTooLargeIsRefused() throws Exception {
        assertThat(fetch("localhost", "/large", Duration.ofSeconds(20))).isEqualTo(new Fetched.Refused("too-large"));
    }

    @Test
    void aRedirectIsNotFollowed() throws Exception {
        assertThat(((Fetched.Answered) fetch("localhost", "/away", Duration.ofSeconds(20))).status())
                .isEqualTo(302);
    }

    @Test
    void aServerThatSaysNothingIsLost() throws Exception {
        assertThat(fetch("localhost", "/silent", Duration.ofMillis(300))).isEqualTo(new Fetched.Lost("time-out"));
    }

    @Test
    void aServerThatIsNotThereIsLost() throws Exception {
        server.stop(0);

        assertThat(fetch("localhost", "/echo", Duration.ofSeconds(20)))
                .isEqualTo(new Fetched.Lost("connection-failed"));
    }

    @Test
    void aHostThatLeadsToAPrivateNetworkIsRefused() throws Exception {
        var call = call("https", "localhost", "/echo", Duration.ofSeconds(20));

        assertThat(new OutboundFetch(vertx, Optional::empty, metrics)
                        .fetch(call)
                        .get(30, TimeUnit.SECONDS))
                .isEqualTo(new Fetched.Refused("private-address"));
    }

    private Fetched fetch(String host, String path, Duration within) throws Exception {
        return new OutboundFetch(vertx, () -> Optional.of(Set.of("localhost")), metrics)
                .fetch(call("http", host, path, within))
                .get(30, TimeUnit.SECONDS);
    }

    private FetchCall call(String scheme, String host, String path, Duration within) {
        return new FetchCall(
                "test",
                "POST",
                URI.create("%s://%s:%d%s"
                        .formatted(scheme, host, server.getAddress().getPort(), path)),
                Set.of("localhost"),
                Map.of("X-Asked", "me"),
                "¿Qué?".getBytes(StandardCharsets.UTF_8),
                MOST,
                within);
    }
}
