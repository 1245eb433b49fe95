package dev.cauce.engine.desk;

import static dev.cauce.engine.desk.DeskTestOperation.ACME;
import static dev.cauce.engine.desk.DeskTestOperation.GLOBEX;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;

import dev.cauce.engine.routing.RoutingGateway;
import dev.cauce.engine.security.Tokens;
import dev.cauce.engine.testing.BackingServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(BackingServers.class)
final class AgentDayTest {
    @Inject
    RoutingGateway gateway;

    @Inject
    Tokens tokens;

    private URI agentSocket;
    private URI supervisorSocket;
    private DeskTestOperation operation;
    private String ana;
    private String bruno;

    @BeforeEach
    void anOperationOfItsOwn() {
        agentSocket = URI.create("ws://localhost:" + RestAssured.port + "/ws/agent");
        supervisorSocket = URI.create("ws://localhost:" + RestAssured.port + "/ws/supervisor");
        operation = new DeskTestOperation(gateway, tokens);
        ana = operation.agentToken("ana", ACME);
        bruno = operation.agentToken("bruno", ACME);
    }

    @Test
    void anAgentWorksFromSigningInToTheDisposition() {
        var desktop = TestSocket.authenticated(agentSocket, ana);
        assertThat(desktop.await("welcome").path("resumed").asBoolean()).isFalse();
        assertThat(desktop.await("snapshot").path("state").path("presence").asText())
                .isEqualTo("offline");

        available(ana);
        desktop.await("presence", frame -> frame.path("presence").asText().equals("available"));
        var conversation = operation.contactWrites(ACME, "sales");
        var offer = desktop.await("offer.made").path("offer").path("id").asText();
        post(ana, "/offers/" + offer + "/accept").statusCode(200).body("conversation", equalTo(conversation));
        desktop.await("conversation.assigned");
        as(ana).get("/api/v1/agent/state").then().body("conversations.id", hasItem(conversation));

        post(ana, "/conversations/" + conversation + "/close").statusCode(204);
        desktop.await("wrap-up.started");
        post(ana, "/conversations/" + conversation + "/wrap-up", "{\"disposition\":\"sold\"}")
                .statusCode(204);
        assertThat(desktop.await("wrap-up.completed").path("disposition").asText())
                .isEqualTo("sold");
        await().untilAsserted(() -> as(ana).get("/api/v1/agent/state").then().body("capacity.used", equalTo(0)));
    }

    @Test
    void aTransferTakesTheConversationFromOneDeskToTheOther() {
        var first = TestSocket.authenticated(agentSocket, ana);
        var second = TestSocket.authenticated(agentSocket, bruno);
        second.await("snapshot");
        available(bruno);
        var conversation = accepted(first, ana);

        post(ana, "/conversations/" + conversation + "/transfer", "{\"queue\":\"support\",\"keepAge\":true}")
                .statusCode(204);

        assertThat(first.await("conversation.released").path("cause").asText()).isEqualTo("transferred");
        assertThat(second.await("offer.made").path("offer").path("conversation").asText())
                .isEqualTo(conversation);
    }

    @Test
    void theSameAcceptAgainIsAnsweredTheSameAndALateOneIsTold() {
        var desktop = TestSocket.authenticated(agentSocket, ana);
        desktop.await("snapshot");
        available(ana);
        var conversation = operation.contactWrites(ACME, "sales");
        var offer = desktop.await("offer.made").path("offer").path("id").asText();

        post(ana, "/offers/" + offer + "/accept", "", "key-1").statusCode(200);
        post(ana, "/offers/" + offer + "/accept", "", "key-1")
                .statusCode(200)
                .body("conversation", equalTo(conversation));
        post(bruno, "/offers/" + offer + "/accept")
                .statusCode(409)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:cauce:problem:conflict"));
    }

    @Test
    void aTransferRepeatedUnderItsKeyIsAnsweredAsBefore() {
        var desktop = TestSocket.authenticated(agentSocket, ana);
        var conversation = accepted(desktop, ana);
        var transfer = "/conversations/" + conversation + "/transfer";

        post(ana, transfer, "{\"queue\":\"support\"}", "key-1").statusCode(204);
        post(ana, transfer, "{\"queue\":\"support\"}", "key-1").statusCode(204);
        post(ana, transfer, "{\"queue\":\"support\"}", "key-2").statusCode(409);
    }

    @Test
    void anAgentOfAnotherClientMeetsNothing() {
        var desktop = TestSocket.authenticated(agentSocket, ana);
        var conversation = accepted(desktop, ana);
        var frank = operation.agentToken("frank", GLOBEX);

        post(frank, "/conversations/" + conversation + "/close").statusCode(404);
        post(frank, "/offers/" + conversation + "~1/accept").statusCode(404);
        post(frank, "/conversations/" + conversation + "/transfer", "{\"queue\":\"billing\"}")
                .statusCode(404);
    }

    @Test
    void aCommandWithoutAKeyIsToldHowToSendOne() {
        as(ana).post("/api/v1/agent/conversations/any/close")
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo("Idempotency-Key"));
    }

    @Test
    void aPauseNamesItsReason() {
        as(ana).contentType("application/json")
                .body("{\"presence\":\"paused\"}")
                .put("/api/v1/agent/presence")
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo("reason"))
                .body("detail", containsString("lunch"));
    }

    @Test
    void aBrokenSocketGoesOnWhereItStopped() {
        var before = TestSocket.authenticated(agentSocket, ana);
        var session = before.await("welcome").path("session").asText();
        var sequence = before.await("snapshot").path("sequence").asLong();
        before.breakOff();
        available(ana);
        operation.contactWrites(ACME, "sales");

        var after = TestSocket.open(agentSocket);
        after.send("{\"type\":\"authenticate\",\"token\":\"%s\",\"resume\":{\"session\":\"%s\",\"sequence\":%d}}"
                .formatted(ana, session, sequence));

        assertThat(after.await("welcome").path("resumed").asBoolean()).isTrue();
        after.await("presence", frame -> frame.path("presence").asText().equals("available"));
        after.await("offer.made");
        assertThat(after.frames())
                .noneMatch(frame -> frame.path("type").asText().equals("snapshot"));
    }

    @Test
    void anotherUsersSessionIsNotResumed() {
        var anas = TestSocket.authenticated(agentSocket, ana);
        var session = anas.await("welcome").path("session").asText();

        var brunos = TestSocket.open(agentSocket);
        brunos.send("{\"type\":\"authenticate\",\"token\":\"%s\",\"resume\":{\"session\":\"%s\",\"sequence\":0}}"
                .formatted(bruno, session));

        assertThat(brunos.await("welcome").path("resumed").asBoolean()).isFalse();
        assertThat(brunos.await("snapshot").path("state").path("agent").asText())
                .isEqualTo("bruno");
    }

    @Test
    void aSupervisorSeesEachStepAndNothingOfOtherClients() {
        var wall = TestSocket.authenticated(supervisorSocket, operation.supervisorToken(ACME));
        var snapshot = wall.await("snapshot");
        assertThat(snapshot.path("queues").findValuesAsText("queue")).containsExactly("sales", "support");
        assertThat(snapshot.path("agents").findValuesAsText("agent")).containsExactly("ana", "bruno");

        var conversation = operation.contactWrites(ACME, "sales");
        wall.await(
                "delta", frame -> frame.path("queues").path(0).path("waiting").asInt() == 1);
        supervise("/interactions/" + conversation + "/priority", "{\"priority\":5}");
        as(operation.supervisorToken(ACME))
                .get("/api/v1/supervisor/queues/sales/waiting")
                .then()
                .statusCode(200)
                .body("[0].interaction", equalTo(conversation))
                .body("[0].priority", equalTo(5));
        as(operation.supervisorToken(ACME))
                .get("/api/v1/supervisor/interactions/" + conversation + "/trace")
                .then()
                .statusCode(200)
                .body("entries.size()", greaterThan(0));
        supervise("/interactions/" + conversation + "/assign", "{\"agent\":\"ana\"}");
        wall.await(
                "delta",
                frame -> frame.path("agents").path(0).path("interactions").size() == 1);
        supervise("/interactions/" + conversation + "/close", "{\"reason\":\"spam\"}");
        as(operation.supervisorToken(GLOBEX))
                .get("/api/v1/supervisor/queues/sales/waiting")
                .then()
                .statusCode(404);
    }

    @Test
    void anAgentIsNoSupervisor() {
        as(ana).get("/api/v1/supervisor/live").then().statusCode(403);
        assertThat(TestSocket.authenticated(supervisorSocket, ana).awaitClosed())
                .isEqualTo(4403);
    }

    @Test
    void aSocketThatSaysNonsenseIsToldWhatAndThenClosed() {
        var socket = TestSocket.open(agentSocket);

        socket.send("{\"type\":\"authenticate\",\"tokn\":\"x\"}");
        assertThat(socket.await("error").path("errors").path(0).path("field").asText())
                .isEqualTo("tokn");
        for (var i = 0; i < 9; i++) {
            socket.send("nonsense " + i);
        }

        assertThat(socket.awaitClosed()).isEqualTo(4400);
    }

    @Test
    void aSocketWithAWorthlessTokenIsClosed() {
        assertThat(TestSocket.authenticated(agentSocket, "worthless").awaitClosed())
                .isEqualTo(4401);
    }

    private String accepted(TestSocket desktop, String token) {
        desktop.await("snapshot");
        available(token);
        var conversation = operation.contactWrites(ACME, "sales");
        var offer = desktop.await("offer.made").path("offer").path("id").asText();
        post(token, "/offers/" + offer + "/accept").statusCode(200);
        desktop.await("conversation.assigned");
        return conversation;
    }

    private static void available(String token) {
        as(token)
                .contentType("application/json")
                .body("{\"presence\":\"available\"}")
                .put("/api/v1/agent/presence")
                .then()
                .statusCode(204);
    }

    private void supervise(String path, String body) {
        as(operation.supervisorToken(ACME))
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .contentType("application/json")
                .body(body)
                .post("/api/v1/supervisor" + path)
                .then()
                .statusCode(204);
    }

    private static ValidatableResponse post(String token, String path) {
        return post(token, path, "", UUID.randomUUID().toString());
    }

    private static ValidatableResponse post(String token, String path, String body) {
        return post(token, path, body, UUID.randomUUID().toString());
    }

    private static ValidatableResponse post(String token, String path, String body, String key) {
        var request = as(token).header("Idempotency-Key", key);
        return (body.isEmpty()
                        ? request
                        : request.contentType("application/json").body(body))
                .post("/api/v1/agent" + path)
                .then();
    }

    private static RequestSpecification as(String token) {
        return given().auth().oauth2(token);
    }
}
