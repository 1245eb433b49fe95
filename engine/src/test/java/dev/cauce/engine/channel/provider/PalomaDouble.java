package dev.cauce.engine.channel.provider;

import static io.restassured.RestAssured.given;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.cauce.channel.api.webhook.Hmac;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;

/** Paloma, as docs/tutorial/write-a-channel-adapter.md describes it, on this machine. */
final class PalomaDouble implements AutoCloseable {
    static final String KEY = "paloma-key";
    static final String SECRET = "paloma-signing-secret";
    private static final ObjectMapper JSON = new ObjectMapper();

    record Answer(int status, String retryAfter, String body) {}

    /** What was posted and taken, with its {@code Idempotency-Key} as member {@code key}. */
    final List<JsonNode> taken = new CopyOnWriteArrayList<>();

    /** To the next calls, instead of taking them. */
    final Queue<Answer> refusals = new ConcurrentLinkedQueue<>();

    private final HttpServer server;

    PalomaDouble() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/api/v1/messages", this::answer);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:%d/api".formatted(server.getAddress().getPort());
    }

    ValidatableResponse posts(String channel, String event) {
        return posts(channel, event, Instant.now(), SECRET);
    }

    ValidatableResponse posts(String channel, String event, Instant at, String secret) {
        String time = Long.toString(at.getEpochSecond());
        String signature = HexFormat.of()
                .formatHex(Hmac.SHA256.of(
                        secret.getBytes(StandardCharsets.UTF_8),
                        (time + '.' + event).getBytes(StandardCharsets.UTF_8)));
        return given().header("Paloma-Timestamp", time)
                .header("Paloma-Signature", "sha256=" + signature)
                .contentType("application/json")
                .body(event.getBytes(StandardCharsets.UTF_8))
                .post("/api/channels/providers/v1/" + channel)
                .then();
    }

    private void answer(HttpExchange call) throws IOException {
        try (call) {
            byte[] body = call.getRequestBody().readAllBytes();
            Answer refusal = refusals.poll();
            if (!("Bearer " + KEY).equals(call.getRequestHeaders().getFirst("Authorization"))) {
                refusal = new Answer(401, "", "{\"error\":{\"code\":\"unauthorized\"}}");
            }
            if (refusal == null) {
                var message = (ObjectNode) JSON.readTree(body);
                message.put("key", call.getRequestHeaders().getFirst("Idempotency-Key"));
                taken.add(message);
                refusal = new Answer(202, "", "{\"id\":\"sms_%d\"}".formatted(taken.size()));
            }
            if (!refusal.retryAfter().isEmpty()) {
                call.getResponseHeaders().add("Retry-After", refusal.retryAfter());
            }
            byte[] content = refusal.body().getBytes(StandardCharsets.UTF_8);
            call.sendResponseHeaders(refusal.status(), content.length);
            call.getResponseBody().write(content);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
