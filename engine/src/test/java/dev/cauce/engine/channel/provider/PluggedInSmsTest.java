package dev.cauce.engine.channel.provider;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.cauce.engine.desk.DeskTestOperation;
import dev.cauce.engine.desk.TestSocket;
import dev.cauce.engine.security.Tokens;
import dev.cauce.engine.testing.BackingServers;
import dev.cauce.engine.testing.DemoOperation;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The engine knows nothing of Paloma: its module is one dependency. */
@QuarkusTest
@QuarkusTestResource(BackingServers.class)
@TestProfile(DemoOperation.class)
@SuppressWarnings("NullAway.Init")
final class PluggedInSmsTest {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final Pattern STEP = Pattern.compile("^```sh\\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);
    private static final String MARIA = "+34600111222";

    @Inject
    Tokens tokens;

    private final String channel = "sms-" + UUID.randomUUID().toString().substring(0, 8);
    private PalomaDouble paloma;
    private DeskTestOperation operation;
    private TestSocket desktop;

    @BeforeEach
    void anaWaits() throws Exception {
        paloma = new PalomaDouble();
        operation = new DeskTestOperation(tokens);
        desktop = operation.ana.connect();
        desktop.await("snapshot");
        operation.ana.available();
        operation.define("provider-accounts", channel, definition("paloma-sms"));
        await().atMost(SOON).untilAsserted(() -> paloma.posts(channel, "{}").statusCode(503));
    }

    @AfterEach
    void palomaGoes() {
        paloma.close();
    }

    @Test
    void aTextMessageIsServedWhateverPalomaAnswers() {
        tested().body("works", equalTo(false)).body("steps[0].trouble", equalTo("no-secret"));
        secrets();
        tested().body("works", equalTo(true)).body("steps.step", equalTo(List.of("secret", "api")));
        operation
                .administrator
                .get("/provider-accounts/" + channel + "/secrets")
                .statusCode(200)
                .body("usable", equalTo(true));
        paloma.posts(channel, wrote("ev_1", "Hola")).statusCode(204);
        paloma.posts(channel, wrote("ev_1", "Hola")).statusCode(204);
        String conversation = accepts();

        paloma.refusals.add(new PalomaDouble.Answer(429, "1", "{\"error\":{\"code\":\"rate_limited\"}}"));
        writes(conversation, "One");
        await().atMost(SOON).until(() -> paloma.taken.size() == 1);
        String sent = messages(conversation).extract().path("[1].id");
        assertThat(paloma.taken.getFirst().path("to").asText()).isEqualTo(MARIA);
        assertThat(paloma.taken.getFirst().path("from").asText()).isEqualTo("+34910000000");
        assertThat(paloma.taken.getFirst().path("key").asText()).isEqualTo(sent);

        paloma.posts(channel, status("ev_2", sent, "delivered")).statusCode(204);
        await().atMost(SOON).untilAsserted(() -> messages(conversation).body("[1].status", equalTo("delivered")));
        paloma.posts(channel, status("ev_3", sent, "sent")).statusCode(204);

        paloma.refusals.add(new PalomaDouble.Answer(400, "", "{\"error\":{\"code\":\"opted_out\"}}"));
        writes(conversation, "Two");
        var report = desktop.await(
                "message.reported", frame -> frame.path("status").asText().equals("failed"));
        assertThat(report.path("failure").path("code").asText()).isEqualTo("opted-out");

        paloma.posts(channel, wrote("ev_4", "Otra cosa")).statusCode(204);
        await().atMost(SOON).untilAsserted(() -> messages(conversation)
                .body("text", equalTo(List.of("Hola", "One", "Two", "Otra cosa")))
                .body("[1].status", equalTo("delivered")));
    }

    @Test
    void whatIsNotSignedNotDocumentedOrNotConfiguredIsRefusedInWords() {
        paloma.posts(channel, wrote("ev_1", "Hola")).statusCode(503).body("detail", containsString("not active"));
        secrets();
        var now = Instant.now();
        paloma.posts(channel, wrote("ev_1", "Hola"), now, "another")
                .statusCode(401)
                .contentType("application/problem+json")
                .body("detail", containsString("Paloma-Signature"));
        paloma.posts(channel, wrote("ev_1", "Hola"), now.minusSeconds(600), PalomaDouble.SECRET)
                .statusCode(401)
                .body("detail", containsString("from our time"));
        given().body("{}")
                .post("/api/channels/providers/v1/" + channel)
                .then()
                .statusCode(401)
                .body("detail", containsString("Paloma-Signature is missing"));
        paloma.posts(channel, "{\"id\":\"ev_1\"}").statusCode(400).body("errors[0].field", equalTo("contact"));
        paloma.posts("nowhere", "{}").statusCode(404);
        paloma.posts(channel, "x".repeat(1_048_577)).statusCode(400).body("errors[0].field", equalTo("body"));
        define("bad-" + channel, definition("carrier-pigeon"))
                .statusCode(400)
                .body("errors[0].field", equalTo("provider"))
                .body("errors[0].message", containsString("paloma-sms"));
        define("bad-" + channel, definition("paloma-sms").replace("http://", "ftp://"))
                .statusCode(400)
                .body("errors[0].field", equalTo("apiUrl"));
        operation
                .administrator
                .put("/provider-accounts/" + channel + "/secrets", "{\"apiKey\":\"x\",\"signingSecret\":\" \"}")
                .statusCode(400);
        given().get("/q/metrics")
                .then()
                .body(containsString(
                        "cauce_provider_webhook_seconds_count{channel=\"%s\",outcome=\"401\"".formatted(channel)));
    }

    @Test
    void theCommandsOfTheTutorialBringAContact() throws Exception {
        String own = "tutorial-" + channel;
        String commands = STEP.matcher(Files.readString(AdapterTutorialTest.PAGE))
                .results()
                .map(step -> step.group(1))
                .collect(Collectors.joining("\n"));
        var printed = Files.createTempFile("write-a-channel-adapter", ".out");
        var script = Files.createTempFile("write-a-channel-adapter", ".sh");
        Files.writeString(script, commands);
        var shell = new ProcessBuilder("bash", "-euo", "pipefail", script.toString())
                .redirectErrorStream(true)
                .redirectOutput(printed.toFile());
        shell.environment()
                .putAll(Map.of(
                        "ENGINE",
                        "localhost:" + RestAssured.port,
                        "CLIENT",
                        operation.client.value(),
                        "QUEUE",
                        operation.sales,
                        "CHANNEL",
                        own));
        var process = shell.start();
        try {
            assertThat(process.waitFor(60, TimeUnit.SECONDS))
                    .as(Files.readString(printed))
                    .isTrue();
            assertThat(process.exitValue()).as(Files.readString(printed)).isZero();
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
        messages(accepts()).body("text", equalTo(List.of("Hola")));
    }

    private ValidatableResponse define(String id, String definition) {
        return operation
                .administrator
                .request()
                .header("If-None-Match", "*")
                .contentType("application/json")
                .body(definition)
                .put("/api/v1/configuration/provider-accounts/" + id)
                .then();
    }

    private String definition(String provider) {
        return """
                {"name":"Acme by SMS","client":"%s","queue":"%s","provider":"%s","sender":"+34910000000","apiUrl":"%s"}""".formatted(operation.client, operation.sales, provider, paloma.url());
    }

    private ValidatableResponse tested() {
        return operation
                .administrator
                .post("/provider-accounts/" + channel + "/test", "{}")
                .statusCode(200);
    }

    private void secrets() {
        operation
                .administrator
                .put("/provider-accounts/" + channel + "/secrets", """
                        {"apiKey":"%s","signingSecret":"%s"}""".formatted(PalomaDouble.KEY, PalomaDouble.SECRET))
                .statusCode(204);
        await().atMost(SOON).untilAsserted(() -> paloma.posts(channel, "{}").statusCode(400));
    }

    private static String wrote(String id, String text) {
        return """
                {"id":"%s","type":"message","account":"+34910000000","contact":"%s","text":"%s","at":"2026-01-02T03:04:05Z"}""".formatted(id, MARIA, text);
    }

    private static String status(String id, String message, String status) {
        return """
                {"id":"%s","type":"status","account":"+34910000000","contact":"%s","reference":"%s","status":"%s",
                 "at":"2026-01-02T03:04:05Z"}""".formatted(id, MARIA, message, status);
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

    private ValidatableResponse messages(String conversation) {
        return operation.ana.get("/conversations/" + conversation + "/messages").statusCode(200);
    }
}
