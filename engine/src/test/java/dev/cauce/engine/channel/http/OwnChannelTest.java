package dev.cauce.engine.channel.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import dev.cauce.engine.desk.DeskTestOperation;
import dev.cauce.engine.desk.TestSocket;
import dev.cauce.engine.security.Tokens;
import dev.cauce.engine.security.WebhookKeys;
import dev.cauce.engine.testing.BackingServers;
import dev.cauce.engine.testing.DemoOperation;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(BackingServers.class)
@TestProfile(DemoOperation.class)
@SuppressWarnings("NullAway.Init")
final class OwnChannelTest {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final Path ROOT =
            Path.of(Objects.requireNonNull(System.getProperty("maven.multiModuleProjectDirectory")));

    @Inject
    Tokens tokens;

    private final String channel = "sms-" + UUID.randomUUID().toString().substring(0, 8);
    private OwnSystem system;
    private DeskTestOperation operation;
    private TestSocket desktop;

    @BeforeEach
    void anaWaits() throws Exception {
        system = new OwnSystem();
        operation = new DeskTestOperation(tokens);
        desktop = operation.ana.connect();
        desktop.await("snapshot");
        operation.ana.available();
    }

    @AfterEach
    void theSystemGoes() {
        system.close();
    }

    @Test
    void aSystemsContactIsServedWhateverTheSystemAnswers() {
        channel(system.webhook());
        system.knows(key());
        system.posts(channel, "m-1", received("m-1", "Hola")).statusCode(202).body("accepted", equalTo("m-1"));
        system.posts(channel, "m-1", received("m-1", "Hola")).statusCode(202);
        var conversation = accepts();

        system.answers(503, "");
        writes(conversation, "One");
        await().atMost(SOON).until(() -> system.taken().size() == 1);
        var sent = messageId(conversation, 1);
        system.posts(channel, "r-1", """
                        {"specversion":"1.0","id":"r-1","type":"dev.cauce.channel.message-reported",
                         "data":{"contact":{"address":"+34600"},"message":"%s","status":"read"}}""".formatted(sent)).statusCode(202);
        await().atMost(SOON).untilAsserted(() -> messages(conversation).body("[1].status", equalTo("read")));

        system.answers(422, "{\"detail\":\"The number is blocked.\"}");
        writes(conversation, "Two");
        var report = desktop.await(
                "message.reported", frame -> frame.path("status").asText().equals("failed"));
        assertThat(report.path("failure").path("text").asText()).isEqualTo("The number is blocked.");

        system.posts(channel, "m-2", received("m-2", "Otra cosa")).statusCode(202);
        await().atMost(SOON).untilAsserted(() -> messages(conversation)
                .body("text", equalTo(List.of("Hola", "One", "Two", "Otra cosa"))));
        assertThat(system.taken().getFirst()).contains("\"text\":\"One\"").contains("\"address\":\"+34600\"");
    }

    @Test
    void whatWasGivenUpIsTriedAgainOrPutAway() {
        channel(system.webhook());
        system.knows(key());
        system.posts(channel, "m-1", received("m-1", "Hola")).statusCode(202);
        var conversation = accepts();
        var one = isGivenUp(conversation, "One", 1);
        var failed = operation.sofia;
        failed.get("/failed-deliveries?channel=" + channel)
                .statusCode(200)
                .body("message", equalTo(List.of(one)))
                .body("[0].conversation", equalTo(conversation))
                .body("[0].text", equalTo("The number is blocked."))
                .body("[0].attempts", equalTo(1));
        operation
                .ana
                .request()
                .get("/api/v1/supervisor/failed-deliveries")
                .then()
                .statusCode(403);
        operation.otherSupervisor.get("/failed-deliveries").statusCode(200).body("message", equalTo(List.of()));
        operation
                .otherSupervisor
                .post("/failed-deliveries/" + one + "/retry")
                .statusCode(404)
                .contentType("application/problem+json");

        failed.post("/failed-deliveries/" + one + "/retry").statusCode(202);

        desktop.await("message.reported", frame -> frame.path("status").asText().equals("sent"));
        await().atMost(SOON).until(() -> system.taken().size() == 1);
        failed.post("/failed-deliveries/" + one + "/retry").statusCode(409);
        assertThat(system.taken().getFirst()).contains("\"text\":\"One\"");

        var two = isGivenUp(conversation, "Two", 2);
        var retry = "/conversations/" + conversation + "/messages/%s/retry";
        operation.bruno.post(retry.formatted(two)).statusCode(404);
        operation.ana.post(retry.formatted("nothing")).statusCode(404);
        operation.ana.post(retry.formatted(one)).statusCode(409);
        system.answers(422, "{\"detail\":\"The number is still blocked.\"}");
        operation.ana.post(retry.formatted(two)).statusCode(202);
        await().atMost(SOON).untilAsserted(() -> failed.get("/failed-deliveries?channel=" + channel)
                .body("text", equalTo(List.of("The number is still blocked."))));
        await().atMost(SOON).untilAsserted(() -> messages(conversation).body("[2].status", equalTo("failed")));
        failed.request()
                .delete("/api/v1/supervisor/failed-deliveries/" + two)
                .then()
                .statusCode(204);
        failed.get("/failed-deliveries?channel=" + channel).body("message", equalTo(List.of()));
        failed.post("/failed-deliveries/" + two + "/retry").statusCode(409).body("detail", containsString("put away"));

        isGivenUp(conversation, "Three", 3);
        isGivenUp(conversation, "Four", 4);
        failed.post("/failed-deliveries/retry").statusCode(400).body("errors[0].field", equalTo("channel"));
        failed.post("/failed-deliveries/retry?channel=" + channel)
                .statusCode(202)
                .body("messages", equalTo(2));
        await().atMost(SOON).until(() -> system.taken().size() == 3);
        assertThat(system.taken().get(1)).contains("Three");
        assertThat(system.taken().get(2)).contains("Four");
        messages(conversation).body("[2].status", equalTo("failed")).body("[3].status", equalTo("sent"));
    }

    private String isGivenUp(String conversation, String text, int place) {
        system.answers(422, "{\"detail\":\"The number is blocked.\"}");
        writes(conversation, text);
        await().atMost(SOON)
                .untilAsserted(() -> messages(conversation).body("[%d].status".formatted(place), equalTo("failed")));
        var message = messageId(conversation, place);
        await().atMost(SOON).untilAsserted(() -> operation
                .sofia
                .get("/failed-deliveries?channel=" + channel)
                .body("message", hasItem(message)));
        return message;
    }

    @Test
    void aTestPostsASignedPing() {
        operation.define("http-channels", channel, definition(system.webhook()));
        tested().body("works", equalTo(false)).body("steps[0].trouble", equalTo("no-secret"));
        var key = key();
        tested().body("works", equalTo(false)).body("steps[1].trouble", equalTo("signature"));
        system.knows(key);

        tested().body("works", equalTo(true)).body("steps[1].said", equalTo("200 {}"));

        assertThat(system.taken().getFirst()).contains("\"type\":\"dev.cauce.channel.ping\"");
        system.answers(404, "");
        tested().body("works", equalTo(false)).body("steps[1].trouble", equalTo("not-found"));
    }

    private io.restassured.response.ValidatableResponse tested() {
        return operation
                .administrator
                .request()
                .contentType("application/json")
                .body("{}")
                .post("/api/v1/configuration/http-channels/" + channel + "/test")
                .then()
                .statusCode(200);
    }

    @Test
    void whatIsNotSignedOrNotAnEventIsRefusedInWords() {
        channel(system.webhook());
        var event = received("m-1", "Hola");
        var others = new WebhookKeys(List.of()).withNew(new SecureRandom());
        system.posts(channel, "m-1", Instant.now(), others, event)
                .statusCode(401)
                .body("detail", containsString("No key was issued"));
        system.knows(key());
        system.posts(channel, "m-1", Instant.now(), others, event)
                .statusCode(401)
                .contentType("application/problem+json")
                .body("detail", containsString("by a key of this channel"));
        var own = new WebhookKeys(List.of(key()));
        system.posts(channel, "m-1", Instant.now().minusSeconds(600), own, event)
                .statusCode(401)
                .body("detail", containsString("from our time"));
        system.posts(channel, "m-1", Instant.now(), own, "{\"specversion\":\"1.0\",\"id\":\"a b\"}")
                .statusCode(400)
                .body("errors[0].field", equalTo("id"));
        system.posts("nowhere", "m-1", event).statusCode(404);
        RestAssured.given()
                .contentType("application/json")
                .body(event)
                .post("/api/channels/http/v1/" + channel + "/events")
                .then()
                .statusCode(401)
                .body("detail", containsString("webhook-signature"));
        operation
                .administrator
                .request()
                .header("If-None-Match", "*")
                .contentType("application/json")
                .body(definition("telnet://x"))
                .put("/api/v1/configuration/http-channels/bad-" + channel)
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo("webhook"));
    }

    @Test
    void theExampleInNodeIsAWholeChannel() throws Exception {
        var port = freePort();
        channel("http://127.0.0.1:%d/cauce".formatted(port));
        var printed = Files.createTempFile("integrator", ".out");
        var node = new ProcessBuilder(
                        ROOT.resolve("engine/target/webui/node/node").toString(),
                        ROOT.resolve("docs/how-to/plug-in-a-channel/integrator.mjs")
                                .toString())
                .redirectErrorStream(true)
                .redirectOutput(printed.toFile());
        node.environment().put("CAUCE", "http://127.0.0.1:" + RestAssured.port);
        node.environment().put("CHANNEL", channel);
        node.environment().put("KEY", key());
        node.environment().put("PORT", Integer.toString(port));
        var integrator = node.start();
        try {
            await().atMost(SOON).until(() -> Files.readString(printed).contains("listening"));
            RestAssured.given()
                    .baseUri("http://127.0.0.1:" + port)
                    .port(port)
                    .queryParam("number", "34600")
                    .queryParam("text", "Hola")
                    .get("/phone")
                    .then()
                    .statusCode(204);
            var conversation = accepts();

            writes(conversation, "Buenos días");

            await().atMost(SOON).until(() -> Files.readString(printed).contains("to +34600: Buenos días"));
            await().atMost(SOON).untilAsserted(() -> messages(conversation).body("[1].status", equalTo("delivered")));
        } finally {
            integrator.destroy();
        }
    }

    private void channel(String webhook) {
        operation.define("http-channels", channel, definition(webhook));
        await().atMost(SOON)
                .untilAsserted(() -> system.posts(channel, "none", "").statusCode(401));
    }

    private String definition(String webhook) {
        return """
                {"name":"Text messages","client":"%s","queue":"%s","webhook":"%s"}""".formatted(operation.client, operation.sales, webhook);
    }

    private String key() {
        return operation
                .administrator
                .request()
                .post("/api/v1/configuration/http-channels/" + channel + "/keys")
                .then()
                .statusCode(201)
                .extract()
                .path("key");
    }

    private static String received(String id, String text) {
        return """
                {"specversion":"1.0","id":"%s","source":"/sms","type":"dev.cauce.channel.message-received",
                 "data":{"contact":{"address":"+34600","name":"María"},"text":"%s"}}""".formatted(id, text);
    }

    private String accepts() {
        var offer = desktop.await("offer.made").path("offer").path("id").asText();
        operation.ana.post("/offers/" + offer + "/accept").statusCode(200);
        return desktop.await("conversation.assigned")
                .path("conversation")
                .path("id")
                .asText();
    }

    private void writes(String conversation, String text) {
        operation
                .ana
                .post("/conversations/" + conversation + "/messages", "{\"text\":\"%s\"}".formatted(text))
                .statusCode(202);
    }

    private io.restassured.response.ValidatableResponse messages(String conversation) {
        return operation.ana.get("/conversations/" + conversation + "/messages").statusCode(200);
    }

    private String messageId(String conversation, int place) {
        return messages(conversation).extract().path("[%d].id".formatted(place));
    }

    private static int freePort() throws IOException {
        try (var any = new ServerSocket(0)) {
            return any.getLocalPort();
        }
    }
}
