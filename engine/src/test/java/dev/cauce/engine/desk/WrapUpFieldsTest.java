package dev.cauce.engine.desk;

import static dev.cauce.engine.desk.DeskTestOperation.accepts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import dev.cauce.engine.security.Tokens;
import dev.cauce.engine.testing.BackingServers;
import dev.cauce.engine.testing.DemoOperation;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What a disposition has an agent fill in. */
@QuarkusTest
@QuarkusTestResource(BackingServers.class)
@TestProfile(DemoOperation.class)
final class WrapUpFieldsTest {
    @Inject
    Tokens tokens;

    @Test
    void fieldsAreFilledInAndReadByWhoMayReadTheConversation() {
        var operation = new DeskTestOperation(tokens);
        var order = order(operation);
        var desktop = operation.ana.connect();
        var visitor = operation.visitor();
        var conversation = accepts(operation.ana, desktop, visitor);
        operation
                .ana
                .request()
                .get("/api/v1/directory")
                .then()
                .body("dispositions.find { it.id == '%s' }.form.required".formatted(order), contains("order"))
                .body("dispositions.find { it.id == '%s' }.form".formatted(operation.sold), nullValue());
        operation.ana.post("/conversations/" + conversation + "/close").statusCode(204);

        var key = UUID.randomUUID().toString();
        var body = """
                {"disposition":"%s","fields":{"order":"A-117","amount":42.5},"note":"By card"}""".formatted(order);
        for (var repetition = 0; repetition < 2; repetition++) {
            operation
                    .ana
                    .request()
                    .header("Idempotency-Key", key)
                    .contentType("application/json")
                    .body(body)
                    .post("/api/v1/agent/conversations/" + conversation + "/wrap-up")
                    .then()
                    .statusCode(204);
        }

        assertThat(desktop.await("wrap-up.completed").path("disposition").asText())
                .isEqualTo(order);
        await().untilAsserted(() -> operation
                .sofia
                .get("/conversations/" + conversation + "/messages")
                .body("text", contains("Hello?", "By card"))
                .body("note", contains(false, true))
                .body("[1].wrapUp.disposition", equalTo(order))
                .body("[1].wrapUp.fields.order", equalTo("A-117"))
                .body("[1].wrapUp.fields.amount", equalTo(42.5f)));
        operation
                .otherSupervisor
                .get("/conversations/" + conversation + "/messages")
                .statusCode(404);
        assertThat(visitor.frames()).noneMatch(frame -> frame.toString().contains("A-117"));
        var next = operation.again(desktop, visitor);
        operation
                .ana
                .get("/conversations/" + next + "/contact")
                .body("conversations[0].disposition", equalTo(order))
                .body("conversations[0].note", equalTo("order: A-117\namount: 42.5\nBy card"));
    }

    @Test
    void whatDoesNotMeetTheFormIsRefusedByFieldAndChangesNothing() {
        var operation = new DeskTestOperation(tokens);
        var order = order(operation);
        var conversation = accepts(operation.ana, operation.ana.connect(), operation.visitor());
        operation.ana.post("/conversations/" + conversation + "/close").statusCode(204);

        refused(
                operation,
                conversation,
                order,
                "null",
                "fields.order",
                "The form requires order (Order number). Fill it in.");
        refused(operation, conversation, order, "{\"order\":\" \"}", "fields.order", "The form requires order");
        refused(operation, conversation, order, "{\"order\":\"A\",\"amount\":\"much\"}", "fields.amount", "");
        refused(
                operation,
                conversation,
                operation.sold,
                "{\"order\":\"A\"}",
                "fields",
                "Disposition %s has no form.".formatted(operation.sold));
        refused(
                operation,
                conversation,
                order,
                "{\"order\":\"%s\"}".formatted("x".repeat(17_000)),
                "fields.order",
                "With this field all together are larger than 16384 bytes.");

        operation.ana.get("/state").body("wrapUps.conversation", contains(conversation));
        operation.ana.get("/conversations/" + conversation + "/messages").body("text", contains("Hello?"));
    }

    @Test
    void wrapUpThatTimesOutNeedsNoFields() {
        var operation = new DeskTestOperation(tokens);
        order(operation);
        operation.redefine("queues", operation.sales, """
                {"name":"Queue","client":"%s","operation":"%s","channels":["chat"],"requirements":[],
                 "serviceLevel":{"share":0.8,"threshold":"PT20S"},"offerTimeout":"PT30S","wrapUpTimeout":"PT1S"}""".formatted(operation.client, operation.id));
        var desktop = operation.ana.connect();
        var conversation = accepts(operation.ana, desktop, operation.visitor());

        operation.ana.post("/conversations/" + conversation + "/close").statusCode(204);

        var completed = desktop.await("wrap-up.completed");
        assertThat(completed.path("conversation").asText()).isEqualTo(conversation);
        assertThat(completed.path("disposition").isMissingNode()
                        || completed.path("disposition").isNull())
                .isTrue();
    }

    @Test
    void aFormThatIsNoneIsRefusedWithItsPlace() {
        var operation = new DeskTestOperation(tokens);

        operation
                .administrator
                .request()
                .header("If-None-Match", "*")
                .contentType("application/json")
                .body("""
                {"name":"Order","client":"%s","queues":[],"form":{"properties":{"a":{"type":"text"}}}}""".formatted(operation.client))
                .put("/api/v1/configuration/dispositions/wrong-" + operation.sold)
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo("form"))
                .body("errors[0].message", startsWith("properties.a.type is text"));
    }

    private static String order(DeskTestOperation operation) {
        var id = "order-" + operation.sold;
        operation.define("dispositions", id, """
                {"name":"Order taken","client":"%s","queues":[],
                 "form":{"type":"object","required":["order"],"properties":{
                   "order":{"type":"string","title":"Order number"},"amount":{"type":"number"}}}}""".formatted(operation.client));
        await().until(() ->
                operation.ana.request().get("/api/v1/directory").asString().contains(id));
        return id;
    }

    private static void refused(
            DeskTestOperation operation,
            String conversation,
            String disposition,
            String fields,
            String field,
            String message) {
        operation
                .ana
                .post(
                        "/conversations/" + conversation + "/wrap-up",
                        "{\"disposition\":\"%s\",\"fields\":%s}".formatted(disposition, fields))
                .statusCode(400)
                .body("errors[0].field", equalTo(field))
                .body("errors[0].message", containsString(message));
    }
}
