package dev.cauce.engine.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is configured decides what happens to work, that which waits included. */
@QuarkusTest
@QuarkusTestResource(BackingServers.class)
@TestProfile(DemoOperation.class)
@SuppressWarnings("NullAway.Init")
final class RoutingRulesTest {
    private static final String NEVER = "{}";
    private static final String ALWAYS = """
            {"monday":[%1$s],"tuesday":[%1$s],"wednesday":[%1$s],"thursday":[%1$s],"friday":[%1$s],"saturday":[%1$s],
             "sunday":[%1$s]}""".formatted("{\"from\":\"00:00\",\"to\":\"00:00\"}");

    @Inject
    Tokens tokens;

    private DeskTestOperation operation;

    @BeforeEach
    void anOperationOfItsOwn() {
        operation = new DeskTestOperation(tokens);
    }

    @Test
    void aClosedQueueTellsItsVisitorAndAChangeOfHoursHoldsForWhatWaits() {
        var hours = "hours-" + operation.sales;
        operation.define("opening-hours", hours, hours(NEVER));
        change("queues", operation.sales, queue("[]", """
                ,"openingHours":"%s","overflow":[{"when":"closed","to":"message","message":"We are closed."}]""".formatted(hours)));
        await().untilAsserted(() -> test("{\"channel\":\"chat\"}")
                .statusCode(200)
                .body("open", equalTo(false))
                .body("outcome", equalTo("closed"))
                .body("overflowed.when", contains("closed")));
        try (var visitor = operation.visitor()) {
            var refused = DeskTestOperation.writes(visitor, "Hello?");
            isTold(visitor, refused, "We are closed.");

            change("opening-hours", hours, hours(ALWAYS));
            await().untilAsserted(() -> test("{\"channel\":\"chat\"}").body("open", equalTo(true)));
            var waiting = DeskTestOperation.writes(visitor, "And now?");
            awaitWaiting(operation.sales, 1);
            operation
                    .sofia
                    .get("/interactions/" + waiting + "/what-if")
                    .statusCode(200)
                    .body("outcome", equalTo("waits"))
                    .body("place", equalTo(1))
                    .body("mayOverflow.when", contains("closed"))
                    .body("considered[0].notChosen.obstacle", hasItem("not-available"));
            operation
                    .otherSupervisor
                    .get("/interactions/" + waiting + "/what-if")
                    .statusCode(404);

            change("opening-hours", hours, hours(NEVER));
            isTold(visitor, waiting, "We are closed.");
            awaitWaiting(operation.sales, 0);
        }
    }

    @Test
    void theExpertIsChosenAndOtherRequirementsHoldForWhatWaits() {
        var skill = "skill-" + operation.sales;
        operation.define("skills", skill, "{\"name\":\"Skill\"}");
        skilled(operation.ana, skill, 3);
        skilled(operation.bruno, skill, 8);
        var policy = ",\"routing\":{\"agentPolicy\":\"most-proficient\"}";
        change("queues", operation.sales, queue(requirement(skill, 1), policy));
        try (var anas = operation.ana.connect();
                var brunos = operation.bruno.connect();
                var visitor = operation.visitor()) {
            anas.await("snapshot");
            brunos.await("snapshot");
            operation.ana.available();
            operation.bruno.available();
            await().untilAsserted(() ->
                    test("{\"channel\":\"chat\"}").statusCode(200).body("agent", equalTo(operation.bruno.user())));
            test("{\"channel\":\"chat\",\"requirements\":[{\"skill\":\"%s\",\"minimumProficiency\":9}]}"
                            .formatted(skill))
                    .body("outcome", equalTo("waits"))
                    .body("considered[0].notChosen.obstacle", hasItem("missing-skill"));
            test("{\"channel\":\"email\"}").statusCode(400).body("errors[0].field", equalTo("channel"));

            change("queues", operation.sales, queue(requirement(skill, 10), policy));
            await().untilAsserted(() -> test("{\"channel\":\"chat\"}").body("outcome", equalTo("waits")));
            var conversation = DeskTestOperation.writes(visitor, "Who is the expert?");
            awaitWaiting(operation.sales, 1);
            change("queues", operation.sales, queue(requirement(skill, 2), policy));

            var offer = brunos.await("offer.made").path("offer");
            assertThat(offer.path("conversation").asText()).isEqualTo(conversation);
            operation
                    .bruno
                    .post("/offers/" + offer.path("id").asText() + "/accept")
                    .statusCode(200);
            delete("users", operation.bruno.user()).statusCode(409).body("detail", containsString("holds work"));
            finish(operation.bruno, brunos, conversation);
        }
    }

    @Test
    void aCallbackKeepsItsPlaceAlthoughTheVisitorLeaves() {
        change("queues", operation.sales, queue("[]", """
                ,"overflow":[{"when":"nobody-staffed","to":"callback","message":"We will write to you here."}]"""));
        try (var anas = operation.ana.connect();
                var visitor = operation.visitor()) {
            anas.await("snapshot");
            await().untilAsserted(() -> test("{\"channel\":\"chat\"}").body("overflowed.to", contains("callback")));
            var conversation = DeskTestOperation.writes(visitor, "Is anybody there?");
            assertThat(visitor.await(
                                    "message",
                                    frame -> frame.path("author").asText().equals("system"))
                            .path("text")
                            .asText())
                    .isEqualTo("We will write to you here.");
            visitor.send("{\"type\":\"close\"}");

            operation.ana.available();

            var offer = anas.await("offer.made").path("offer").path("id").asText();
            operation.ana.post("/offers/" + offer + "/accept").statusCode(200);
            finish(operation.ana, anas, conversation);
        }
    }

    @Test
    void workOverflowsToAnotherQueueAndAQueueWithWorkIsNotRetired() {
        var night = "night-" + operation.sales;
        operation.define("queues", night, queue("[]", ""));
        change("queues", operation.sales, queue("[]", """
                ,"overflow":[{"when":"waited","longerThan":"PT1S","to":"queue","queue":"%s","message":"One moment."}]""".formatted(night)));
        delete("queues", night).statusCode(409).body("detail", containsString("queues/" + operation.sales));
        try (var visitor = operation.visitor()) {
            var conversation = DeskTestOperation.writes(visitor, "Hello?");
            visitor.await("message", frame -> frame.path("text").asText().equals("One moment."));
            awaitWaiting(night, 1);
            change("queues", operation.sales, queue("[]", ""));

            delete("queues", night).statusCode(409).body("detail", containsString("Work waits in queue"));

            operation
                    .sofia
                    .post("/interactions/" + conversation + "/close", "{\"reason\":\"test\"}")
                    .statusCode(204);
            awaitWaiting(night, 0);
            delete("queues", night).statusCode(204);
        }
    }

    @Test
    void whatTheEngineCannotCarryOutIsRefusedByField() {
        refused("""
                ,"overflow":[{"when":"waited","longerThan":"PT1M","to":"voicemail"}]""").body("errors[0].field", equalTo("overflow[0].to"));
        refused("""
                ,"overflow":[{"when":"waited","longerThan":"PT1M","to":"queue","queue":"nowhere"}]""").body("errors[0].field", equalTo("overflow[0].queue"));
        refused("""
                ,"overflow":[{"when":"waited","longerThan":"PT1M","to":"queue","queue":"%s"}]""".formatted(operation.billing)).body("errors[0].field", equalTo("overflow[0].queue"));
        refused("""
                ,"routing":{"relaxation":[{"after":"PT1M","requirements":[{"skill":"nothing","minimumProficiency":1}]}]}""").body("errors[0].field", equalTo("routing.relaxation[0].requirements[0].skill"));
        refused("""
                ,"routing":{"agentPolicy":"best"}""").body("errors[0].field", equalTo("routing.agentPolicy"));
    }

    private static void isTold(TestSocket visitor, String conversation, String text) {
        var told = visitor.await(
                "message",
                frame -> frame.path("author").asText().equals("system")
                        && frame.path("conversation").asText().equals(conversation));
        assertThat(told.path("text").asText()).isEqualTo(text);
        visitor.await("closed", frame -> frame.path("conversation").asText().equals(conversation));
    }

    private void finish(TestStaff agent, TestSocket desktop, String conversation) {
        desktop.await("conversation.assigned");
        agent.post("/conversations/" + conversation + "/close").statusCode(204);
        agent.post("/conversations/" + conversation + "/wrap-up", "{\"disposition\":\"%s\"}".formatted(operation.sold))
                .statusCode(204);
    }

    private void awaitWaiting(String queue, int size) {
        await().untilAsserted(() -> operation
                .sofia
                .get("/queues/" + queue + "/waiting")
                .statusCode(200)
                .body("", hasSize(size)));
    }

    private void skilled(TestStaff agent, String skill, int proficiency) {
        change("users", agent.user(), """
                {"name":"Agent","roles":["agent"],"operation":"%s","clients":["%s"],"language":"es",
                 "agent":{"skills":{"%s":%d},"queues":{"%s":1}}}""".formatted(
                        operation.id, operation.client, skill, proficiency, operation.sales));
    }

    private static String requirement(String skill, int least) {
        return "[{\"skill\":\"%s\",\"minimumProficiency\":%d}]".formatted(skill, least);
    }

    private String queue(String requirements, String more) {
        return """
                {"name":"Queue","client":"%s","operation":"%s","channels":["chat"],"requirements":%s,
                 "serviceLevel":{"share":0.8,"threshold":"PT20S"},"offerTimeout":"PT30S","wrapUpTimeout":"PT0S"%s}""".formatted(operation.client, operation.id, requirements, more);
    }

    private String hours(String week) {
        return """
                {"name":"Hours","client":"%s","timeZone":"Europe/Madrid","week":%s,"holidays":[]}""".formatted(operation.client, week);
    }

    private ValidatableResponse test(String what) {
        return operation
                .administrator
                .request()
                .contentType("application/json")
                .body(what)
                .post("/api/v1/configuration/queues/" + operation.sales + "/test")
                .then();
    }

    private ValidatableResponse refused(String more) {
        return put("queues", operation.sales, queue("[]", more)).statusCode(400);
    }

    private void change(String kind, String id, String body) {
        put(kind, id, body).statusCode(200);
    }

    private ValidatableResponse put(String kind, String id, String body) {
        return operation
                .administrator
                .request()
                .header("If-Match", version(kind, id))
                .contentType("application/json")
                .body(body)
                .put("/api/v1/configuration/" + kind + "/" + id)
                .then();
    }

    private ValidatableResponse delete(String kind, String id) {
        return operation
                .administrator
                .request()
                .header("If-Match", version(kind, id))
                .delete("/api/v1/configuration/" + kind + "/" + id)
                .then();
    }

    private String version(String kind, String id) {
        return operation
                .administrator
                .request()
                .get("/api/v1/configuration/" + kind + "/" + id)
                .then()
                .statusCode(200)
                .extract()
                .header("ETag");
    }
}
