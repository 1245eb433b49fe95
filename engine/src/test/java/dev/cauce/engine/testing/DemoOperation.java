package dev.cauce.engine.testing;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The engine with the demonstration operation, whose users sign in with {@code demo-<user>}. */
public final class DemoOperation implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "cauce.demo",
                "true",
                "cauce.chat.forgotten-removed-every",
                "PT0.3S",
                "cauce.media.scan.address",
                ClamdDouble.shared().address());
    }

    /** A fresh token of a user. */
    public static String token(String user) {
        return RestAssured.given()
                .contentType(ContentType.JSON)
                .body(Map.of("user", user, "password", "demo-" + user))
                .post("/api/v1/sign-in")
                .then()
                .statusCode(200)
                .extract()
                .path("token");
    }

    /** A JSON request of a signed-in user. */
    public static RequestSpecification as(String user) {
        return RestAssured.given().contentType(ContentType.JSON).auth().oauth2(token(user));
    }

    /**
     * Ends what earlier tests left waiting or in hand: the engine is every test's, and whoever becomes available is offered the
     * oldest work, whosever it is.
     */
    public static void endAllWork() {
        await().atMost(Duration.ofSeconds(30)).until(() -> {
            var waiting = waiting();
            waiting.forEach(DemoOperation::close);
            var inHand = inHand();
            inHand.forEach(DemoOperation::end);
            return waiting.isEmpty() && inHand.isEmpty();
        });
    }

    private record InHand(String agent, String interaction, String client, String phase) {}

    private static List<String> waiting() {
        return elements(answered("/api/v1/supervisor/live").path("queues"))
                .map(queue -> queue.path("queue").asText())
                .flatMap(queue -> elements(answered("/api/v1/supervisor/queues/" + queue + "/waiting")))
                .map(waiting -> waiting.path("interaction").asText())
                .toList();
    }

    private static List<InHand> inHand() {
        return elements(answered("/api/v1/supervisor/live").path("agents"))
                .flatMap(agent -> elements(agent.path("interactions"))
                        .map(held -> new InHand(
                                agent.path("agent").asText(),
                                held.path("interaction").asText(),
                                held.path("client").asText(),
                                held.path("phase").asText())))
                .toList();
    }

    private static Stream<JsonNode> elements(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    /** Work may end, or change hands, while it is being ended: what remains is seen at the next look. */
    private static void end(InHand held) {
        if (held.phase.equals("wrap-up")) {
            command(held.agent)
                    .body(Map.of("disposition", held.client + "-resolved"))
                    .post("/api/v1/agent/conversations/" + held.interaction + "/wrap-up");
        } else {
            close(held.interaction);
        }
    }

    private static void close(String interaction) {
        command("sofia")
                .body(Map.of("reason", "left-by-a-test"))
                .post("/api/v1/supervisor/interactions/" + interaction + "/close");
    }

    private static RequestSpecification command(String user) {
        return as(user).header("Idempotency-Key", UUID.randomUUID());
    }

    private static JsonNode answered(String address) {
        return as("sofia").get(address).then().statusCode(200).extract().as(JsonNode.class);
    }
}
