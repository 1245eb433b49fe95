package dev.cauce.engine.channel.whatsapp;

import static io.restassured.RestAssured.given;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.cauce.channel.testkit.provider.SendLimits;
import dev.cauce.channel.whatsapp.Signature;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Meta's API and its webhooks, as documented, on this machine. */
public final class MetaDouble implements AutoCloseable {
    public static final String TOKEN = "EAAG-token";
    public static final String APP_SECRET = "app-secret";
    public static final String ACCOUNT = "102290129340398";
    private static final ObjectMapper JSON = new ObjectMapper();

    /** An error to answer instead. */
    public record Refusal(int status, int code) {}

    public final List<JsonNode> sent = new CopyOnWriteArrayList<>();
    /** Meta's ids of the contacts' messages that were marked as read. */
    public final List<String> read = new CopyOnWriteArrayList<>();

    /** What was refused because of {@link #limits}. */
    public final List<Refusal> busy = new CopyOnWriteArrayList<>();

    public final List<String> uploads = new CopyOnWriteArrayList<>();
    public final Queue<Refusal> refusals = new ConcurrentLinkedQueue<>();
    public final Map<String, byte[]> media = new ConcurrentHashMap<>();
    public final AtomicInteger lists = new AtomicInteger();
    /** Files are served once this is completed. */
    public volatile CompletableFuture<Void> serving = CompletableFuture.completedFuture(null);

    /** How much is taken; everything until it is set. */
    public volatile @Nullable SendLimits limits;

    public volatile String templates = "{\"data\":[]}";
    private final String number;
    private final HttpServer server;

    public MetaDouble(String number) throws IOException {
        this.number = number;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Delivers a webhook as Meta does: signed over its bytes. */
    public ValidatableResponse delivers(String channel, String webhook) {
        return delivers(channel, webhook, Signature.of(webhook.getBytes(StandardCharsets.UTF_8), APP_SECRET));
    }

    public ValidatableResponse delivers(String channel, String webhook, String signature) {
        return given().header("X-Hub-Signature-256", signature)
                .contentType("application/json")
                .body(webhook.getBytes(StandardCharsets.UTF_8))
                .post("/api/channels/whatsapp/v1/" + channel)
                .then();
    }

    public String message(String from, String wamid, long at, String kindAndBody) {
        return value("""
                "contacts":[{"profile":{"name":"María"},"wa_id":"%s"}],
                "messages":[{"from":"%s","id":"%s","timestamp":"%d",%s}]""".formatted(from, from, wamid, at, kindAndBody));
    }

    /** The double's own id of the message that was sent under this id of ours. */
    public static String wamid(String id) {
        return "wamid.out." + id;
    }

    /** What became of the message that was sent with this. */
    public String status(JsonNode message, String status, String more) {
        return value("""
                "statuses":[{"id":"%s","status":"%s","timestamp":"1767607260","recipient_id":"%s",
                "biz_opaque_callback_data":"%s"%s}]""".formatted(
                        wamid(message.path("biz_opaque_callback_data").asText()),
                        status,
                        message.path("to").asText(),
                        message.path("biz_opaque_callback_data").asText(),
                        more));
    }

    private String value(String content) {
        return """
                {"object":"whatsapp_business_account","entry":[{"id":"1","changes":[{"field":"messages","value":{
                "messaging_product":"whatsapp","metadata":{"display_phone_number":"15550783881","phone_number_id":"%s"},
                %s}}]}]}""".formatted(number, content);
    }

    private void answer(HttpExchange call) throws IOException {
        try (call) {
            byte[] body = call.getRequestBody().readAllBytes();
            String path = call.getRequestURI().getPath();
            if (!("Bearer " + TOKEN).equals(call.getRequestHeaders().getFirst("Authorization"))) {
                refuse(call, new Refusal(401, 190));
            } else if (path.equals("/v23.0/" + number + "/messages")) {
                message(call, body);
            } else if (path.equals("/v23.0/" + number)) {
                answer(
                        call,
                        200,
                        "{\"display_phone_number\":\"+34 600 111 222\",\"verified_name\":\"Acme\",\"quality_rating\":\"GREEN\"}");
            } else if (path.equals("/v23.0/" + number + "/media")) {
                uploads.add(new String(body, StandardCharsets.UTF_8));
                answer(call, 200, "{\"id\":\"upload-%d\"}".formatted(uploads.size()));
            } else if (path.equals("/v23.0/" + ACCOUNT + "/message_templates")) {
                lists.incrementAndGet();
                answer(call, 200, templates);
            } else if (path.startsWith("/media/")) {
                serving.join();
                byte[] content = media.getOrDefault(path.substring(7), new byte[0]);
                answer(call, content.length == 0 ? 404 : 200, content);
            } else if (media.containsKey(path.substring(path.lastIndexOf('/') + 1))) {
                answer(
                        call,
                        200,
                        "{\"messaging_product\":\"whatsapp\",\"url\":\"%s/media/%s\"}"
                                .formatted(url(), path.substring(path.lastIndexOf('/') + 1)));
            } else {
                refuse(call, new Refusal(400, 100));
            }
        }
    }

    private void message(HttpExchange call, byte[] body) throws IOException {
        Refusal refusal = refusals.poll();
        if (refusal != null) {
            refuse(call, refusal);
            return;
        }
        JsonNode message = JSON.readTree(body);
        Refusal tooMuch = tooMuch(message.path("to").asText());
        if (tooMuch != null) {
            busy.add(tooMuch);
            refuse(call, tooMuch);
            return;
        }
        if (message.path("status").asText().equals("read")) {
            read.add(message.path("message_id").asText());
            answer(call, 200, "{\"success\":true}");
            return;
        }
        String template = message.path("template").path("name").asText();
        if (!template.isEmpty() && !templates.contains("\"name\":\"%s\"".formatted(template))) {
            refuse(call, new Refusal(404, 132_001));
            return;
        }
        sent.add(message);
        answer(
                call,
                200,
                "{\"messaging_product\":\"whatsapp\",\"messages\":[{\"id\":\"%s\"}]}"
                        .formatted(
                                wamid(message.path("biz_opaque_callback_data").asText())));
    }

    /** By the documented limits: of a number, and of a number with one contact. */
    private synchronized @Nullable Refusal tooMuch(String contact) {
        SendLimits most = limits;
        if (most == null || contact.isEmpty()) {
            return null;
        }
        return switch (most.take(number, contact, Instant.now())) {
            case YES -> null;
            case SENDER_BUSY -> new Refusal(429, 130_429);
            case PAIR_BUSY -> new Refusal(400, 131_056);
        };
    }

    private static void refuse(HttpExchange call, Refusal refusal) throws IOException {
        answer(
                call,
                refusal.status(),
                "{\"error\":{\"message\":\"(#%d)\",\"code\":%d,\"fbtrace_id\":\"A\"}}"
                        .formatted(refusal.code(), refusal.code()));
    }

    private static void answer(HttpExchange call, int status, String json) throws IOException {
        answer(call, status, json.getBytes(StandardCharsets.UTF_8));
    }

    private static void answer(HttpExchange call, int status, byte[] content) throws IOException {
        call.sendResponseHeaders(status, content.length == 0 ? -1 : content.length);
        call.getResponseBody().write(content);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
