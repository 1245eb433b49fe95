package dev.cauce.engine.channel.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import dev.cauce.engine.desk.DeskTestOperation;
import dev.cauce.engine.desk.TestSocket;
import dev.cauce.engine.desk.TestStaff;
import dev.cauce.engine.security.Tokens;
import dev.cauce.engine.testing.BackingServers;
import dev.cauce.engine.testing.DemoOperation;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(BackingServers.class)
@TestProfile(DemoOperation.class)
@SuppressWarnings("NullAway.Init")
final class TaskTest {
    @Inject
    Tokens tokens;

    private final String type = "invoices-" + UUID.randomUUID().toString().substring(0, 8);
    private final Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    private DeskTestOperation operation;
    private TestStaff ana;
    private TestSocket desktop;

    @BeforeEach
    void invoicesLeadToAna() {
        operation = new DeskTestOperation(tokens);
        operation.define("task-types", type, """
                {"name":"Invoices","client":"%s","queue":"%s","dueWithin":"P2D",
                 "form":{"type":"object","required":["invoice"],"additionalProperties":false,
                         "properties":{"invoice":{"type":"string"},"amount":{"type":"number"}}}}""".formatted(operation.client, operation.sales));
        ana = operation.ana;
        desktop = ana.connect();
        desktop.await("snapshot");
    }

    @Test
    void aTaskIsRoutedReadAndWrappedUpLikeEverythingElse() {
        var conversation = orders("""
                {"type":"%s","title":"Post invoice 117","text":"From March","fields":{"invoice":"117","amount":42.5},
                 "dueAt":"%s","files":[{"name":"bill.txt","content":"NDIg4oKs"}]}""".formatted(type, now.plusSeconds(3600)))
                .statusCode(202)
                .extract()
                .<String>path("conversation");

        ana.available();
        accepts(conversation);

        var file = ana.get("/conversations/" + conversation + "/messages")
                .statusCode(200)
                .body("[0].task.title", equalTo("Post invoice 117"))
                .body("[0].task.fields.invoice", equalTo("117"))
                .body("[0].task.fields.amount", equalTo(42.5f))
                .body("[0].task.dueAt", equalTo(now.plusSeconds(3600).toString()))
                .body("[0].text", containsString("From March"))
                .extract()
                .<String>path("[0].attachments[0].id");
        assertThat(ana.get("/conversations/" + conversation + "/attachments/" + file)
                        .statusCode(200)
                        .extract()
                        .asString())
                .isEqualTo("42 €");
        ana.post("/conversations/" + conversation + "/messages", "{\"text\":\"Hello?\"}")
                .statusCode(202);
        assertThat(desktop.await("message.reported")
                        .path("failure")
                        .path("code")
                        .asText())
                .isEqualTo("nobody-to-write-to");
        ana.post("/conversations/" + conversation + "/close").statusCode(204);
        ana.post("/conversations/" + conversation + "/wrap-up", "{\"disposition\":\"%s\"}".formatted(operation.sold))
                .statusCode(204);
    }

    @Test
    void whatIsDueFirstIsOfferedFirst() {
        orders(order("Later", now.plus(10, ChronoUnit.DAYS), UUID.randomUUID().toString()));
        var sooner = orders(
                        order("Sooner", now.plusSeconds(60), UUID.randomUUID().toString()))
                .extract()
                .<String>path("conversation");
        await().untilAsserted(() -> operation
                .sofia
                .get("/queues/" + operation.sales + "/waiting")
                .statusCode(200)
                .body("", hasSize(2)));

        ana.available();

        assertThat(desktop.await("offer.made")
                        .path("offer")
                        .path("conversation")
                        .asText())
                .isEqualTo(sooner);
    }

    @Test
    void theSameKeyIsTheSameTask() {
        var body = order("Once", now.plusSeconds(60), "1");
        var first = orders(body, "key-" + type).extract().<String>path("task");
        orders(body, "key-" + type).body("task", equalTo(first));
        await().untilAsserted(() -> orders(order("Another", now.plusSeconds(60), "1"), "key-" + type)
                .statusCode(409)
                .body("detail", containsString("key")));
        orders(body, "key-" + type).statusCode(202).body("task", equalTo(first));
    }

    @Test
    void whatDoesNotMeetTheFormIsRefusedByField() {
        orders("{\"type\":\"%s\",\"title\":\"x\",\"fields\":{\"amount\":\"much\",\"colour\":1}}".formatted(type))
                .statusCode(400)
                .body("errors.field", hasItem("fields.amount"));
        orders("{\"type\":\"%s\",\"title\":\"x\",\"fields\":{}}".formatted(type))
                .statusCode(400)
                .body("errors[0].message", containsString("invoice"));
        orders("{\"type\":\"nothing\",\"title\":\"x\"}").statusCode(400).body("errors[0].field", equalTo("type"));
        orders("{\"type\":\"%s\",\"title\":\" \"}".formatted(type))
                .statusCode(400)
                .body("errors[0].field", equalTo("title"));
        orders("{\"type\":\"%s\",\"title\":\"x\",\"fields\":{\"invoice\":\"1\"},\"dueAt\":\"9999-01-01T00:00:00Z\"}"
                        .formatted(type))
                .statusCode(400)
                .body("errors[0].field", equalTo("dueAt"));
        orders("{\"type\":\"%s\",\"title\":\"x\",\"fields\":{\"invoice\":\"1\"},\"dueAt\":\"0001-01-01T00:00:00Z\"}"
                        .formatted(type))
                .statusCode(400)
                .body("errors[0].field", equalTo("dueAt"));
        orders(
                        "{\"type\":\"%s\",\"title\":\"x\",\"fields\":{\"invoice\":\"1\"},\"files\":[{\"name\":\"a\",\"content\":\"ñ\"}]}"
                                .formatted(type))
                .statusCode(400)
                .body("errors[0].field", equalTo("files[0].content"));
        ana.request()
                .header("Idempotency-Key", "x")
                .contentType("application/json")
                .body(order("x", now, "1"))
                .post("/api/v1/tasks")
                .then()
                .statusCode(403);
    }

    @Test
    void aFileIsImportedLineByLineAndAgainChangesNothing() {
        var csv = """
                title,externalId,dueAt,invoice,amount
                Post 1,e1,2027-01-01T09:00:00Z,1,10.5
                "Post 2, at once",e2,,2,
                Post 3,e3,tomorrow,3,many
                ,e4,,4,
                """;
        var tasks = imports(csv)
                .statusCode(200)
                .body("tasks", hasSize(2))
                .body("refused.line", equalTo(List.of(4, 5)))
                .body("refused[0].errors.field", hasItem("dueAt"))
                .extract()
                .<List<String>>path("tasks.task");
        imports(csv).body("tasks.task", equalTo(tasks));
        imports("").statusCode(400);
        imports("title,invoice\nPost 1,1,surplus\n")
                .statusCode(400)
                .body("errors[0].field", equalTo("file"))
                .body("errors[0].message", containsString("Row 2"));
        imports("title,invoice\n\"Post 1,1\n").statusCode(400).body("errors[0].field", equalTo("file"));
        imports("title,invoice\n" + "x,1\n".repeat(1_001))
                .statusCode(400)
                .body("errors[0].message", containsString("Split it"));
    }

    private String order(String title, Instant dueAt, String invoice) {
        return "{\"type\":\"%s\",\"title\":\"%s\",\"fields\":{\"invoice\":\"%s\"},\"dueAt\":\"%s\"}"
                .formatted(type, title, invoice, dueAt);
    }

    private ValidatableResponse orders(String body) {
        return orders(body, UUID.randomUUID().toString());
    }

    private ValidatableResponse orders(String body, String key) {
        return operation
                .sofia
                .request()
                .header("Idempotency-Key", key)
                .contentType("application/json")
                .body(body)
                .post("/api/v1/tasks")
                .then();
    }

    private ValidatableResponse imports(String csv) {
        return operation
                .sofia
                .request()
                .contentType("text/csv")
                .body(csv)
                .post("/api/v1/tasks/import?type=" + type)
                .then();
    }

    private void accepts(String conversation) {
        var offer = desktop.await("offer.made", frame -> frame.path("offer")
                        .path("conversation")
                        .asText()
                        .equals(conversation))
                .path("offer")
                .path("id")
                .asText();
        ana.post("/offers/" + offer + "/accept").statusCode(200);
        desktop.await("conversation.assigned");
    }
}
