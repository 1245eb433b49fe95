package dev.cauce.engine.desk;

import static dev.cauce.engine.desk.DeskTestOperation.accepts;
import static dev.cauce.engine.desk.DeskTestOperation.writes;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.cauce.engine.security.Tokens;
import dev.cauce.engine.testing.BackingServers;
import dev.cauce.engine.testing.DemoOperation;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(BackingServers.class)
@TestProfile(DemoOperation.class)
final class AgentDayTest {
    @Inject
    Tokens tokens;

    @Test
    void anAgentWorksFromSigningInToTheDisposition() {
        var operation = new DeskTestOperation(tokens);
        var ana = operation.signsIn(operation.ana);
        var desktop = ana.connect();
        assertThat(desktop.await("welcome").path("resumed").asBoolean()).isFalse();
        assertThat(desktop.await("snapshot").path("state").path("presence").asText())
                .isEqualTo("offline");
        var visitor = operation.visitor();

        ana.put("/presence", "{\"presence\":\"paused\",\"reason\":\"training\"}")
                .statusCode(204);
        desktop.await("presence", frame -> frame.path("reason").asText().equals("training"));
        ana.available();
        desktop.await("presence", frame -> frame.path("presence").asText().equals("available"));
        var conversation = writes(visitor, "Good morning");
        var offer = desktop.await("offer.made").path("offer").path("id").asText();
        ana.post("/offers/" + offer + "/accept").statusCode(200).body("conversation", equalTo(conversation));
        desktop.await("conversation.assigned");
        assertThat(visitor.await("agent").path("name").asText()).isEqualTo("Ana");
        ana.get("/state").body("conversations.id", contains(conversation)).body("offers", empty());

        ana.get("/conversations/" + conversation + "/messages").body("text", contains("Good morning"));
        ana.post("/conversations/" + conversation + "/messages", "{\"text\":\"How can I help?\"}")
                .statusCode(202);
        visitor.await("message", frame -> frame.path("text").asText().equals("How can I help?"));
        ana.post("/conversations/" + conversation + "/close").statusCode(204);
        desktop.await("wrap-up.started");
        assertThat(visitor.await("closed").path("by").asText()).isEqualTo("agent");
        ana.get("/state").body("wrapUps.conversation", contains(conversation));
        ana.post(
                        "/conversations/" + conversation + "/wrap-up",
                        "{\"disposition\":\"%s\",\"note\":\"Paid by card\"}".formatted(operation.sold))
                .statusCode(204);

        assertThat(desktop.await("wrap-up.completed").path("disposition").asText())
                .isEqualTo(operation.sold);
        ana.get("/state").body("capacity.used", equalTo(0)).body("conversations", empty());
        await().untilAsserted(() -> operation
                .sofia
                .get("/conversations/" + conversation + "/messages")
                .body("text", contains("Good morning", "How can I help?", "Paid by card"))
                .body("note", contains(false, false, true)));
    }

    @Test
    void aTransferToAQueueTakesItsNoteAlong() {
        var operation = new DeskTestOperation(tokens);
        var anas = operation.ana.connect();
        var brunos = operation.bruno.connect();
        var visitor = operation.visitor();
        var conversation = accepts(operation.ana, anas, visitor);
        brunos.await("snapshot");
        operation.bruno.available();

        operation
                .ana
                .post(
                        "/conversations/" + conversation + "/transfer",
                        "{\"queue\":\"%s\",\"keepAge\":true,\"note\":\"Wants a refund\"}".formatted(operation.support))
                .statusCode(204);

        assertThat(anas.await("conversation.released").path("cause").asText()).isEqualTo("transferred");
        accept(operation.bruno, brunos, conversation);
        await().untilAsserted(() -> operation
                .bruno
                .get("/conversations/" + conversation + "/messages")
                .statusCode(200)
                .body("text", contains("Hello?", "Wants a refund"))
                .body("note", contains(false, true)));
        operation.ana.get("/conversations/" + conversation + "/messages").statusCode(404);
        assertThat(visitor.frames())
                .noneMatch(frame -> frame.path("text").asText().equals("Wants a refund"));
    }

    @Test
    void aTransferToAnAgentIsOfferedToThatAgent() {
        var operation = new DeskTestOperation(tokens);
        var anas = operation.ana.connect();
        var brunos = operation.bruno.connect();
        var conversation = accepts(operation.ana, anas, operation.visitor());
        brunos.await("snapshot");
        operation.bruno.available();

        operation
                .ana
                .post(
                        "/conversations/" + conversation + "/transfer",
                        "{\"agent\":\"%s\"}".formatted(operation.bruno.user()))
                .statusCode(204);

        accept(operation.bruno, brunos, conversation);
    }

    @Test
    void everyCommandRepeatedUnderItsKeyIsAnsweredTheSame() {
        var operation = new DeskTestOperation(tokens);
        var ana = operation.ana;
        var desktop = ana.connect();
        desktop.await("snapshot");
        ana.available();
        var conversation = writes(operation.visitor(), "Hello?");
        var offer = desktop.await("offer.made").path("offer").path("id").asText();

        twice(ana, "/offers/" + offer + "/accept", "", 200);
        twice(ana, "/conversations/" + conversation + "/messages", "{\"text\":\"Good morning\"}", 202);
        twice(ana, "/conversations/" + conversation + "/notes", "{\"text\":\"A regular\"}", 202);
        twice(ana, "/conversations/" + conversation + "/read", "{\"sequence\":1}", 204);
        twice(ana, "/conversations/" + conversation + "/typing", "{\"active\":false}", 204);
        var transfer = "{\"queue\":\"%s\",\"note\":\"Take over\"}".formatted(operation.sales);
        twice(ana, "/conversations/" + conversation + "/transfer", transfer, 204);
        var again = desktop.await("offer.made").path("offer").path("id").asText();
        ana.post("/offers/" + offer + "/accept").statusCode(409);
        twice(ana, "/offers/" + again + "/accept", "", 200);
        twice(ana, "/conversations/" + conversation + "/close", "", 204);
        var disposition = "{\"disposition\":\"%s\",\"note\":\"Done\"}".formatted(operation.sold);
        twice(ana, "/conversations/" + conversation + "/wrap-up", disposition, 204);

        await().untilAsserted(() -> operation
                .sofia
                .get("/conversations/" + conversation + "/messages")
                .body("text", contains("Hello?", "Good morning", "A regular", "Take over", "Done")));
    }

    @Test
    void aDeclinedOfferGoesToSomebodyElse() {
        var operation = new DeskTestOperation(tokens);
        var anas = operation.ana.connect();
        var brunos = operation.bruno.connect();
        anas.await("snapshot");
        brunos.await("snapshot");
        operation.ana.available();
        var conversation = writes(operation.visitor(), "Hello?");
        var offer = anas.await("offer.made").path("offer").path("id").asText();
        operation.bruno.available();

        twice(operation.ana, "/offers/" + offer + "/decline", "{\"reason\":\"wrong-language\"}", 204);

        anas.await("offer.declined");
        operation
                .ana
                .post("/offers/" + offer + "/accept")
                .statusCode(409)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:cauce:problem:conflict"));
        accept(operation.bruno, brunos, conversation);
    }

    @Test
    void anOfferThatIsNotAnsweredExpires() {
        var operation = new DeskTestOperation(
                tokens, new DeskTestOperation.Times(Duration.ofSeconds(1), Duration.ofSeconds(20)));
        var desktop = operation.ana.connect();
        desktop.await("snapshot");
        operation.ana.available();
        writes(operation.visitor(), "Hello?");

        var offer = desktop.await("offer.made").path("offer").path("id").asText();

        assertThat(desktop.await("offer.expired").path("offer").asText()).isEqualTo(offer);
        operation.ana.post("/offers/" + offer + "/accept").statusCode(409);
    }

    @Test
    void anAgentWhoseDesktopIsLostIsOfflineAfterTheGrace() {
        var operation = new DeskTestOperation(
                tokens, new DeskTestOperation.Times(Duration.ofSeconds(60), Duration.ofSeconds(1)));
        var desktop = operation.ana.connect();
        desktop.await("snapshot");
        operation.ana.available();
        var conversation = writes(operation.visitor(), "Hello?");
        desktop.await("offer.made");

        desktop.breakOff();

        await().untilAsserted(() ->
                operation.ana.get("/state").body("presence", equalTo("offline")).body("offers", empty()));
        operation
                .sofia
                .get("/queues/" + operation.sales + "/waiting")
                .body("interaction", contains(conversation))
                .body("[0].offeredTo", nullValue());
    }

    @Test
    void theStateTellsItsPlaceAmongTheEventsOfTheSocket() {
        var operation = new DeskTestOperation(tokens);
        var desktop = operation.ana.connect();
        var session = desktop.await("welcome").path("session").asText();
        operation.ana.available();
        var known = desktop.await(
                "presence", frame -> frame.path("presence").asText().equals("available"));

        var state = operation
                .ana
                .get("/state?session=" + session)
                .body("session", equalTo(session))
                .body("presence", equalTo("available"))
                .extract();

        var sequence = state.<Integer>path("sequence");
        assertThat(sequence).isGreaterThanOrEqualTo(known.path("sequence").asInt());
        writes(operation.visitor(), "Hello?");
        assertThat(desktop.await("offer.made").path("sequence").asInt()).isGreaterThan(sequence);
        operation.ana.get("/state?session=of-another-process").body("sequence", nullValue());
        operation.bruno.get("/state?session=" + session).body("sequence", nullValue());
    }

    @Test
    void anAgentOfAnotherClientMeetsNothing() {
        var operation = new DeskTestOperation(tokens);
        var conversation = accepts(operation.ana, operation.ana.connect(), operation.visitor());
        var frank = operation.frank;

        frank.post("/conversations/" + conversation + "/close").statusCode(404);
        frank.post("/offers/" + conversation + "~1/accept").statusCode(404);
        frank.post("/conversations/" + conversation + "/transfer", "{\"queue\":\"%s\"}".formatted(operation.billing))
                .statusCode(404);
        frank.post("/conversations/" + conversation + "/wrap-up", "{\"disposition\":\"%s\"}".formatted(operation.paid))
                .statusCode(404);
    }

    @Test
    void whatCannotBeIsToldByFieldValueAndRemedy() {
        var operation = new DeskTestOperation(tokens);
        var ana = operation.ana;
        var conversation = accepts(ana, ana.connect(), operation.visitor());
        var transfer = "/conversations/" + conversation + "/transfer";

        ana.request()
                .post("/api/v1/agent/conversations/any/close")
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo("Idempotency-Key"));
        for (var presence : List.of("{\"presence\":\"paused\"}", "{\"presence\":\"paused\",\"reason\":\"siesta\"}")) {
            ana.put("/presence", presence)
                    .statusCode(400)
                    .contentType("application/problem+json")
                    .body("errors[0].field", equalTo("reason"))
                    .body("errors[0].message", containsString("lunch"));
        }
        ana.put("/presence", "{\"presence\":\"there\"}")
                .statusCode(400)
                .body("errors[0].field", equalTo("presence"))
                .body("errors[0].value", equalTo("there"));
        ana.post(transfer, "{}").statusCode(400).body("errors[0].field", equalTo("queue"));
        ana.post(transfer, "{\"queue\":\" \"}").statusCode(400).body("errors[0].field", equalTo("queue"));
        ana.post(transfer, "{\"queue\":\"nowhere\"}")
                .statusCode(400)
                .body("errors[0].field", equalTo("queue"))
                .body("errors[0].value", equalTo("nowhere"));
        ana.post(transfer, "{\"agent\":\"nobody\"}")
                .statusCode(400)
                .body("errors[0].field", equalTo("agent"))
                .body("errors[0].value", equalTo("nobody"));
        ana.post(transfer, "{\"queue\":\"%s\"}".formatted(operation.billing)).statusCode(409);
        ana.post("/conversations/" + conversation + "/close").statusCode(204);
        for (var disposition : List.of("unheard-of", operation.paid)) {
            ana.post("/conversations/" + conversation + "/wrap-up", "{\"disposition\":\"%s\"}".formatted(disposition))
                    .statusCode(400)
                    .body("errors[0].field", equalTo("disposition"))
                    .body("errors[0].value", equalTo(disposition))
                    .body("errors[0].message", containsString(operation.sold));
        }
        ana.post("/offers/none/accept").statusCode(400).body("errors[0].field", equalTo("offer"));
        given().get("/api/v1/agent/state").then().statusCode(401);
    }

    private static void accept(TestStaff agent, TestSocket desktop, String conversation) {
        var offer = desktop.await("offer.made").path("offer");
        assertThat(offer.path("conversation").asText()).isEqualTo(conversation);
        agent.post("/offers/" + offer.path("id").asText() + "/accept").statusCode(200);
        desktop.await("conversation.assigned");
    }

    /** Sends the same request twice under the same key. */
    private static void twice(TestStaff agent, String path, String body, int status) {
        var key = UUID.nameUUIDFromBytes(path.getBytes(StandardCharsets.UTF_8)).toString();
        var first = agent.post(path, body, key).statusCode(status).extract().asString();
        var second = agent.post(path, body, key).statusCode(status).extract().asString();
        assertThat(second).isEqualTo(first);
    }

    @Test
    void theDirectoryNamesOnlyWhatIsOfTheCallersClients() {
        var operation = new DeskTestOperation(tokens);

        var directory = operation.ana.request().get("/api/v1/directory").then().statusCode(200);

        directory
                .body("name", equalTo("Ana"))
                .body("clients.id", contains(operation.client.value()))
                .body("queues.id", contains(operation.sales, operation.support))
                .body("colleagues.id", contains(operation.ana.user(), operation.bruno.user()))
                .body("dispositions.id", contains(operation.sold))
                .body("presenceReasons.find { it.id == 'lunch' }.names.es", equalTo("Comida"));
    }
}
