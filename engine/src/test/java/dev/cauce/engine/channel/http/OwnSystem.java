package dev.cauce.engine.channel.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.cauce.engine.security.WebhookKeys;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;

/** The system of a channel: posts signed events, and takes what it is posted when the signature is right. */
public final class OwnSystem implements AutoCloseable {
    record Answer(int status, String body) {}

    private final HttpServer server;
    private final Queue<Answer> next = new ConcurrentLinkedQueue<>();
    private final List<String> taken = new CopyOnWriteArrayList<>();
    private volatile WebhookKeys keys = new WebhookKeys(List.of());

    public OwnSystem() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/cauce", this::take);
        server.start();
    }

    public String webhook() {
        return "http://127.0.0.1:%d/cauce".formatted(server.getAddress().getPort());
    }

    public void knows(String key) {
        keys = new WebhookKeys(List.of(key));
    }

    /** To the next message that is signed. */
    public void answers(int status, String body) {
        next.add(new Answer(status, body));
    }

    /** What was taken, as it came. */
    public List<String> taken() {
        return List.copyOf(taken);
    }

    public ValidatableResponse posts(String channel, String id, String event) {
        return posts(channel, id, Instant.now(), keys, event);
    }

    ValidatableResponse posts(String channel, String id, Instant at, WebhookKeys by, String event) {
        var timestamp = Long.toString(at.getEpochSecond());
        var body = event.getBytes(StandardCharsets.UTF_8);
        return RestAssured.given()
                .contentType("application/cloudevents+json")
                .header("webhook-id", id)
                .header("webhook-timestamp", timestamp)
                .header("webhook-signature", by.sign(id, timestamp, body))
                .body(body)
                .post("/api/channels/http/v1/" + channel + "/events")
                .then();
    }

    private void take(HttpExchange exchange) throws IOException {
        var body = exchange.getRequestBody().readAllBytes();
        var headers = exchange.getRequestHeaders();
        var answer = new Answer(401, "");
        if (keys.signed(
                String.valueOf(headers.getFirst("webhook-signature")),
                String.valueOf(headers.getFirst("webhook-id")),
                String.valueOf(headers.getFirst("webhook-timestamp")),
                body)) {
            var told = next.poll();
            answer = told == null ? new Answer(200, "{}") : told;
            if (answer.status() < 300) {
                taken.add(new String(body, StandardCharsets.UTF_8));
            }
        }
        exchange.sendResponseHeaders(
                answer.status(), answer.body().isEmpty() ? -1 : answer.body().length());
        exchange.getResponseBody().write(answer.body().getBytes(StandardCharsets.UTF_8));
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
