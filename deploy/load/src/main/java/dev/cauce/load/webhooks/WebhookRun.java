package dev.cauce.load.webhooks;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cauce.load.net.Http;
import dev.cauce.load.net.Json;
import dev.cauce.load.play.Arrivals;
import dev.cauce.load.play.Schedule;
import dev.cauce.load.setup.Cast;
import dev.cauce.load.setup.Provisioning;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Phaser;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Sends webhooks by the clock, each once, and times what comes back. */
public final class WebhookRun {
    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final Duration UNTIL_KNOWN = Duration.ofSeconds(30);
    private static final String CONFIGURATION = "/api/v1/configuration/";
    private static final String OWN = "load-http";
    private static final String WHATSAPP = "load-whatsapp";
    private static final String NUMBER = "100000000000001";
    private static final String APP_SECRET = "load-app-secret";

    private final WebhookPlan plan;
    private final Consumer<String> progress;
    private final String run = UUID.randomUUID().toString().substring(0, 8);
    private final Acknowledged acknowledged = new Acknowledged();
    private final Phaser pending = new Phaser(1);

    public WebhookRun(WebhookPlan plan, Consumer<String> progress) {
        this.plan = plan;
        this.progress = progress;
    }

    /** Returns when everything was answered or given up. */
    public Acknowledged run() throws InterruptedException, TimeoutException {
        String key = provide();
        try (var executor = Executors.newVirtualThreadPerTaskExecutor();
                var client = HttpClient.newBuilder()
                        .executor(executor)
                        .version(HttpClient.Version.HTTP_1_1)
                        .connectTimeout(TIMEOUT)
                        .build()) {
            untilKnown(client, key);
            progress.accept("%s webhooks/s for %s".formatted(plan.rate(), plan.duration()));
            new Arrivals(new Schedule(plan.rate(), plan.duration()), () -> false)
                    .run((index, due) -> send(client, index % 2 == 0 ? own(key, index) : whatsApp(index), due));
            pending.arriveAndDeregister();
            pending.awaitAdvanceInterruptibly(0, TIMEOUT.toSeconds() * 2, TimeUnit.SECONDS);
        }
        return acknowledged;
    }

    private record Webhook(String kind, HttpRequest request) {}

    private void send(HttpClient client, Webhook webhook, long due) {
        pending.register();
        var _ = client.sendAsync(webhook.request(), BodyHandlers.discarding()).whenComplete((answer, lost) -> {
            note(webhook.kind(), answer, lost, System.nanoTime() - due);
            pending.arriveAndDeregister();
        });
    }

    private void note(String kind, @Nullable HttpResponse<Void> answer, @Nullable Throwable lost, long nanos) {
        if (answer == null) {
            acknowledged.refused(kind, String.valueOf(lost));
        } else if (answer.statusCode() / 100 == 2) {
            acknowledged.taken(kind, nanos);
        } else {
            acknowledged.refused(kind, Integer.toString(answer.statusCode()));
        }
    }

    private Webhook own(String key, int index) {
        var id = "%s-%d".formatted(run, index);
        var event = Json.object()
                .put("specversion", "1.0")
                .put("id", id)
                .put("source", "/load")
                .put("type", "dev.cauce.channel.message-received");
        var data = event.putObject("data");
        data.putObject("contact").put("address", contact(index)).put("name", "Load");
        data.put("text", "Message " + index);
        var body = event.toString().getBytes(StandardCharsets.UTF_8);
        var timestamp = Long.toString(Instant.now().getEpochSecond());
        return new Webhook(
                "HTTP gateway",
                request("/api/channels/http/v1/" + OWN + "/events", body)
                        .header("Content-Type", "application/cloudevents+json")
                        .header("webhook-id", id)
                        .header("webhook-timestamp", timestamp)
                        .header("webhook-signature", Signing.standard(key, id, timestamp, body))
                        .build());
    }

    private Webhook whatsApp(int index) {
        var webhook = Json.object().put("object", "whatsapp_business_account");
        var change = webhook.putArray("entry")
                .addObject()
                .put("id", "1")
                .putArray("changes")
                .addObject();
        var value = change.put("field", "messages").putObject("value").put("messaging_product", "whatsapp");
        value.putObject("metadata").put("display_phone_number", "15550783881").put("phone_number_id", NUMBER);
        var from = contact(index);
        value.putArray("contacts")
                .addObject()
                .put("wa_id", from)
                .putObject("profile")
                .put("name", "Load");
        value.putArray("messages")
                .addObject()
                .put("from", from)
                .put("id", "wamid.%s.%d".formatted(run, index))
                .put("timestamp", Long.toString(Instant.now().getEpochSecond()))
                .put("type", "text")
                .putObject("text")
                .put("body", "Message " + index);
        var body = webhook.toString().getBytes(StandardCharsets.UTF_8);
        return new Webhook(
                "WhatsApp",
                request("/api/channels/whatsapp/v1/" + WHATSAPP, body)
                        .header("Content-Type", "application/json")
                        .header("X-Hub-Signature-256", Signing.meta(APP_SECRET, body))
                        .build());
    }

    private HttpRequest.Builder request(String path, byte[] body) {
        return HttpRequest.newBuilder(plan.target().http(path)).timeout(TIMEOUT).POST(BodyPublishers.ofByteArray(body));
    }

    /** Consecutive webhooks of a kind are of different people. */
    private String contact(int index) {
        return Integer.toString(600_000_000 + index / 2 % plan.contacts());
    }

    /** The channels and, new for this run, the key of the own one. */
    private String provide() throws InterruptedException {
        try (var http = new Http(plan.target(), UNTIL_KNOWN)) {
            String token = plan.administrator().token(http);
            var provisioning = new Provisioning(http, token, new Cast(0));
            provisioning.provide();
            provisioning.create("queues", "load-webhooks", queue());
            provisioning.create("http-channels", OWN, channel().put("webhook", "http://127.0.0.1:9/nowhere"));
            provisioning.create(
                    "whatsapp-numbers",
                    WHATSAPP,
                    channel()
                            .put("phoneNumberId", NUMBER)
                            .put("apiUrl", "http://127.0.0.1:9")
                            .put("apiVersion", "v23.0"));
            http.send(
                            "PUT",
                            CONFIGURATION + "whatsapp-numbers/" + WHATSAPP + "/secrets",
                            token,
                            Map.of(),
                            Json.object()
                                    .put("accessToken", "load")
                                    .put("appSecret", APP_SECRET)
                                    .put("verifyToken", "load"))
                    .orThrow("Setting the secrets of " + WHATSAPP);
            return http.post(
                            CONFIGURATION + "http-channels/" + OWN + "/keys",
                            token,
                            UUID.randomUUID().toString(),
                            null)
                    .orThrow("Issuing a key")
                    .path("key")
                    .asText();
        }
    }

    private static ObjectNode queue() {
        var queue = Json.object()
                .put("name", "Load: webhooks")
                .put("client", Cast.CLIENT)
                .put("operation", Cast.OPERATION)
                .put("offerTimeout", "PT20S")
                .put("wrapUpTimeout", "PT10M");
        queue.putArray("channels").add("http").add("whatsapp");
        queue.putArray("requirements");
        queue.putObject("serviceLevel").put("share", 0.8).put("threshold", "PT20S");
        return queue;
    }

    private static ObjectNode channel() {
        return Json.object().put("name", "Load").put("client", Cast.CLIENT).put("queue", "load-webhooks");
    }

    /** New definitions and keys hold within seconds: nothing is timed before. */
    private void untilKnown(HttpClient client, String key) throws InterruptedException {
        for (var first : new Webhook[] {own(key, 0), whatsApp(1)}) {
            var giveUp = System.nanoTime() + UNTIL_KNOWN.toNanos();
            while (status(client, first) / 100 != 2) {
                if (System.nanoTime() > giveUp) {
                    throw new IllegalStateException("%s answered %d.".formatted(first.kind(), status(client, first)));
                }
                Thread.sleep(Duration.ofMillis(200));
            }
        }
    }

    private static int status(HttpClient client, Webhook webhook) throws InterruptedException {
        try {
            return client.send(webhook.request(), BodyHandlers.discarding()).statusCode();
        } catch (java.io.IOException lost) {
            return 0;
        }
    }
}
