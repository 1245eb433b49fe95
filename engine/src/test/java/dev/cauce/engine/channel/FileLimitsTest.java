package dev.cauce.engine.channel;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.startsWith;

import dev.cauce.engine.channel.email.MailServers;
import dev.cauce.engine.channel.http.OwnSystem;
import dev.cauce.engine.configuration.ConfigurationView;
import dev.cauce.engine.desk.DeskTestOperation;
import dev.cauce.engine.desk.TestSocket;
import dev.cauce.engine.security.Tokens;
import dev.cauce.engine.testing.BackingServers;
import dev.cauce.engine.testing.ClamdDouble;
import dev.cauce.engine.testing.DemoOperation;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a client takes, wherever files come from. The engine's scanner is {@link ClamdDouble#shared}. */
@QuarkusTest
@QuarkusTestResource(BackingServers.class)
@TestProfile(DemoOperation.class)
@SuppressWarnings("NullAway.Init")
final class FileLimitsTest {
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String PICTURE = "GIF89a and some more";

    @Inject
    Tokens tokens;

    @Inject
    ConfigurationView configuration;

    private final String mark = UUID.randomUUID().toString().substring(0, 8);
    private DeskTestOperation operation;

    @BeforeEach
    void anOperation() {
        operation = new DeskTestOperation(tokens);
    }

    @Test
    void whatTheInstallationCannotKeepIsNoLimit() {
        change("{\"largestBytes\":10000001,\"types\":[\"image/*\",\"application/msword\"]}")
                .statusCode(400)
                .body("errors.field", hasItems("files.largestBytes", "files.types[1]"))
                .body("errors.value", hasItems("10000001", "application/msword"))
                .body("errors[0].message", containsString("cauce.chat.attachment-bytes"))
                .body("errors[1].message", containsString("application/pdf"));
        change("{\"largestBytes\":0,\"types\":[\"pdf\"],\"bytesPerDay\":-1}")
                .statusCode(400)
                .body("errors", hasSize(3));
    }

    @Test
    void visitorsAreToldWhatTheirFileMayNotBe() {
        limit("{\"largestBytes\":100,\"types\":[\"image/*\"],\"bytesPerDay\":200}");
        var token = operation.visitorToken();

        given().get("/api/chat/v1/" + operation.chat).then().body("attachmentBytes", equalTo(100));
        uploads(token, PICTURE + "x".repeat(100))
                .statusCode(413)
                .body("errors[0].field", equalTo("file"))
                .body("errors[0].value", equalTo("120"))
                .body("errors[0].message", containsString("at most 100 bytes"));
        uploads(token, "only text")
                .statusCode(415)
                .header("Access-Control-Allow-Origin", "http://localhost")
                .body("errors[0].field", equalTo("file"))
                .body("errors[0].value", equalTo("text/plain"))
                .body("errors[0].message", containsString("image/*"));
        var id = uploads(token, PICTURE + "x".repeat(70))
                .statusCode(201)
                .body("contentType", equalTo("image/gif"))
                .extract()
                .<String>path("id");
        given().header("Authorization", "Bearer " + token)
                .get("/api/chat/v1/" + operation.chat + "/attachments/" + id)
                .then()
                .statusCode(200)
                .header("Content-Length", equalTo("90"))
                .header("Content-Disposition", startsWith("attachment"))
                .body(equalTo(PICTURE + "x".repeat(70)));
        uploads(token, PICTURE + "x".repeat(70)).statusCode(201);
        uploads(token, PICTURE + "x")
                .statusCode(429)
                .body("errors[0].field", equalTo("file"))
                .body("errors[0].message", containsString("200 bytes together"));
    }

    @Test
    void malwareIsRefusedAndAFileThatCannotBeScannedNowIsSentAgainLater() {
        var token = operation.visitorToken();

        uploads(token, ClamdDouble.EICAR)
                .statusCode(400)
                .body("errors[0].field", equalTo("file"))
                .body("errors[0].message", containsString("Eicar-Test-Signature"));
        uploads(token, ClamdDouble.HANG_UP)
                .statusCode(503)
                .header("Retry-After", equalTo("10"))
                .body("detail", containsString("again"));
    }

    @Test
    void agentsAreToldTheSame() {
        limit("{\"types\":[\"image/*\"]}");
        try (TestSocket desktop = operation.ana.connect();
                TestSocket visitor = operation.visitor()) {
            var conversation = DeskTestOperation.accepts(operation.ana, desktop, visitor);
            operation
                    .ana
                    .request()
                    .multiPart("file", "a.txt", "only text".getBytes(StandardCharsets.UTF_8), "text/plain")
                    .post("/api/v1/agent/conversations/" + conversation + "/attachments")
                    .then()
                    .statusCode(415)
                    .body("errors[0].value", equalTo("text/plain"))
                    .body("errors[0].message", containsString("image/*"));
        }
    }

    @Test
    void ofAnEventWithSuchAFileNothingIsTaken() throws Exception {
        limit("{\"types\":[\"image/*\"]}");
        var channel = "sms-" + mark;
        try (var system = new OwnSystem()) {
            operation.define(
                    "http-channels", channel, """
                    {"name":"SMS","client":"%s","queue":"%s","webhook":"%s","carries":["text","attachments"]}""".formatted(operation.client, operation.sales, system.webhook()));
            system.knows(operation
                    .administrator
                    .post("/http-channels/" + channel + "/keys")
                    .statusCode(201)
                    .extract()
                    .path("key"));

            await().atMost(SOON).untilAsserted(() -> system.posts(channel, "m-1", event("m-1", "only text"))
                    .statusCode(400)
                    .body("errors[0].field", equalTo("data.attachments[1].content"))
                    .body("errors[0].value", equalTo("text/plain")));
            system.posts(channel, "m-2", event("m-2", ClamdDouble.HANG_UP)).statusCode(400);
            limitAgain("{\"bytesPerDay\":1000}");
            system.posts(channel, "m-3", event("m-3", ClamdDouble.EICAR))
                    .statusCode(400)
                    .body("errors[0].message", containsString("malware"));
            system.posts(channel, "m-4", event("m-4", ClamdDouble.HANG_UP)).statusCode(503);
        }
        operation
                .sofia
                .get("/queues/" + operation.sales + "/waiting")
                .statusCode(200)
                .body("", hasSize(0));
    }

    @Test
    void aTaskWithSuchAFileIsNotTaken() {
        limit("{\"types\":[\"image/*\"]}");
        operation.define(
                "task-types",
                "invoices-" + mark,
                "{\"name\":\"Invoices\",\"client\":\"%s\",\"queue\":\"%s\"}"
                        .formatted(operation.client, operation.sales));

        operation
                .administrator
                .request()
                .header("Idempotency-Key", UUID.randomUUID())
                .contentType("application/json")
                .body(
                        "{\"type\":\"invoices-%s\",\"title\":\"Post it\",\"files\":[{\"name\":\"a.gif\",\"content\":\"%s\"},{\"name\":\"a.txt\",\"content\":\"%s\"}]}"
                                .formatted(mark, base64(PICTURE), base64("only text")))
                .post("/api/v1/tasks")
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo("files[1].content"))
                .body("errors[0].value", equalTo("text/plain"))
                .body("errors[0].message", containsString("image/*"));
    }

    @Test
    void aMailComesWithoutWhatIsNotTakenAndSaysSoInItsPlace() throws Exception {
        limit("{\"types\":[\"image/*\",\"text/*\"]}");
        var ours = "support-" + mark + "@acme.example";
        var mailbox = "limited-" + mark;
        try (var servers = MailServers.make().start().with(ours);
                TestSocket desktop = operation.ana.connect()) {
            desktop.await("snapshot");
            operation.ana.available();
            operation.mailbox(mailbox, ours, servers.imapPort, servers.smtpPort, "any");

            servers.send(letter(ours, ClamdDouble.EICAR), ours);
            var conversation = accepts(desktop);

            operation
                    .ana
                    .get("/conversations/" + conversation + "/messages")
                    .statusCode(200)
                    .body("[0].text", containsString("Three files"))
                    .body("[0].attachments", hasSize(3))
                    .body("[0].attachments.find { it.name == 'good.gif' }.state", equalTo("here"))
                    .body("[0].attachments.find { it.name == 'archive.zip' }.state", equalTo("missing"))
                    .body("[0].attachments.find { it.name == 'archive.zip' }.trouble", equalTo("type-not-allowed"))
                    .body("[0].attachments.find { it.name == 'bad.txt' }.state", equalTo("missing"))
                    .body("[0].attachments.find { it.name == 'bad.txt' }.trouble", equalTo("infected"));
            operation.undefine("mailboxes", mailbox);
        }
    }

    @Test
    void aMailWaitsForAScannerThatIsAwayHoweverOften() throws Exception {
        var ours = "waiting-" + mark + "@acme.example";
        var mailbox = "waiting-" + mark;
        try (var servers = MailServers.make().start().with(ours);
                TestSocket desktop = operation.ana.connect()) {
            desktop.await("snapshot");
            operation.ana.available();
            operation.mailbox(mailbox, ours, servers.imapPort, servers.smtpPort, "any");

            servers.send(letter(ours, ClamdDouble.HANG_UP_AT_FIRST + mark), ours);
            var conversation = accepts(desktop);

            operation
                    .ana
                    .get("/conversations/" + conversation + "/messages")
                    .statusCode(200)
                    .body("[0].attachments", hasSize(3))
                    .body("[0].attachments.find { it.name == 'bad.txt' }.state", equalTo("here"));
            operation.undefine("mailboxes", mailbox);
        }
    }

    private String accepts(TestSocket desktop) {
        var made = await().atMost(SOON).ignoreExceptions().until(() -> desktop.await("offer.made"), _ -> true);
        var offer = made.path("offer").path("id").asText();
        operation.ana.post("/offers/" + offer + "/accept").statusCode(200);
        return desktop.await("conversation.assigned")
                .path("conversation")
                .path("id")
                .asText();
    }

    private String letter(String ours, String third) {
        return """
                From: Maria <maria-%1$s@example.org>
                To: %2$s
                Subject: Files
                Message-ID: <%1$s@example.org>
                MIME-Version: 1.0
                Content-Type: multipart/mixed; boundary="b"

                --b
                Content-Type: text/plain; charset=utf-8

                Three files
                --b
                Content-Type: image/gif
                Content-Transfer-Encoding: base64
                Content-Disposition: attachment; filename="good.gif"

                %3$s
                --b
                Content-Type: application/zip
                Content-Transfer-Encoding: base64
                Content-Disposition: attachment; filename="archive.zip"

                %4$s
                --b
                Content-Type: text/plain
                Content-Transfer-Encoding: base64
                Content-Disposition: attachment; filename="bad.txt"

                %5$s
                --b--
                """.formatted(mark, ours, base64(PICTURE), base64("PK\u0003\u0004 and more"), base64(third));
    }

    private static String event(String id, String words) {
        return """
                {"specversion":"1.0","id":"%s","type":"dev.cauce.channel.message-received",
                 "data":{"contact":{"address":"+34600"},"text":"Hola","attachments":[
                  {"name":"a.gif","content":"%s"},{"name":"a.txt","content":"%s"}]}}""".formatted(id, base64(PICTURE), base64(words));
    }

    private ValidatableResponse uploads(String token, String words) {
        return given().header("Authorization", "Bearer " + token)
                .header("Origin", "http://localhost")
                .multiPart("file", "a-file", words.getBytes(StandardCharsets.ISO_8859_1), "application/octet-stream")
                .post("/api/chat/v1/" + operation.chat + "/attachments")
                .then();
    }

    private void limit(String files) {
        change(files).statusCode(200);
        await().atMost(SOON)
                .until(() ->
                        configuration.client(operation.client).orElseThrow().files() != null);
    }

    private void limitAgain(String files) {
        var before = configuration.client(operation.client).orElseThrow().files();
        change(files).statusCode(200);
        await().atMost(SOON)
                .until(() -> !Objects.equals(
                        before,
                        configuration.client(operation.client).orElseThrow().files()));
    }

    private ValidatableResponse change(String files) {
        var path = "/api/v1/configuration/clients/" + operation.client;
        var version = operation.administrator.request().get(path).path("version");
        return operation
                .administrator
                .request()
                .header("If-Match", "\"" + version + "\"")
                .contentType("application/json")
                .body("{\"name\":\"Acme\",\"timeZone\":\"Pacific/Auckland\",\"language\":\"es\",\"files\":%s}"
                        .formatted(files))
                .put(path)
                .then();
    }

    private static String base64(String words) {
        return Base64.getEncoder().encodeToString(words.getBytes(StandardCharsets.ISO_8859_1));
    }
}
