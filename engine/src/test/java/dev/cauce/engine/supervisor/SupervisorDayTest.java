package dev.cauce.engine.supervisor;

import static dev.cauce.engine.desk.DeskTestOperation.accepts;
import static dev.cauce.engine.desk.DeskTestOperation.writes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cauce.engine.desk.DeskTestOperation;
import dev.cauce.engine.desk.TestStaff;
import dev.cauce.engine.security.Tokens;
import dev.cauce.engine.testing.BackingServers;
import dev.cauce.engine.testing.DemoOperation;
import dev.cauce.routing.core.ClientId;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(BackingServers.class)
@TestProfile(DemoOperation.class)
final class SupervisorDayTest {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @Inject
    Tokens tokens;

    @Inject
    ClientZones zones;

    @Inject
    Traces traces;

    private DeskTestOperation operation;
    private TestStaff sofia;

    @BeforeEach
    void anOperationOfItsOwn() {
        operation = new DeskTestOperation(tokens);
        sofia = operation.sofia;
    }

    @Test
    void theWallShowsEachStepAndNothingOfOtherClients() {
        var wall = sofia.connect();
        var snapshot = wall.await("snapshot");
        assertThat(ids(snapshot, "queues", "queue")).containsExactlyInAnyOrder(operation.sales, operation.support);
        assertThat(ids(snapshot, "agents", "agent"))
                .containsExactlyInAnyOrder(operation.ana.user(), operation.bruno.user());
        var desktop = operation.ana.connect();
        desktop.await("snapshot");
        operation.ana.available();
        wall.await(
                "delta",
                agent(operation.ana, one -> one.path("presence").asText().equals("available")));

        writes(operation.visitor(), "Hello?");

        wall.await("delta", queue(operation.sales, one -> one.path("waiting").asInt() == 1));
        var offer = desktop.await("offer.made").path("offer").path("id").asText();
        operation.ana.post("/offers/" + offer + "/accept").statusCode(200);
        wall.await(
                "delta",
                queue(
                        operation.sales,
                        one -> one.path("waiting").asInt() == 0
                                && one.path("inProgress").asInt() == 1));
        sofia.get("/live").statusCode(200).body("queues.answeredToday", hasItem(1));
        assertThat(wall.frames().stream()
                        .skip(1)
                        .map(frame -> frame.path("sequence").asInt())
                        .toList())
                .startsWith(1, 2, 3);
    }

    @Test
    void aDayBeginsAtMidnightOfTheClient() {
        assertThat(zones.of(operation.client)).isEqualTo(ZoneId.of("Pacific/Auckland"));
        assertThat(zones.of(new ClientId("nobody"))).isEqualTo(ZoneOffset.UTC);
    }

    @Test
    void workIsMovedAndIsThenInTheOtherQueue() {
        var conversation = waits("Hello?");

        sofia.post(of(conversation, "/move"), "{\"queue\":\"%s\"}".formatted(operation.support), "key-1")
                .statusCode(204);

        waiting(operation.sales, empty());
        waiting(operation.support, contains(conversation));
        sofia.post(of(conversation, "/move"), "{\"queue\":\"%s\"}".formatted(operation.support), "key-1")
                .statusCode(204);
        sofia.post(of(conversation, "/move"), "{\"queue\":\"%s\"}".formatted(operation.billing))
                .statusCode(409);
        sofia.post(of(conversation, "/move"), "{\"queue\":\"nowhere\"}").statusCode(400);
    }

    @Test
    void workIsGivenToAnAgentWithoutAnOffer() {
        var desktop = operation.bruno.connect();
        desktop.await("snapshot");
        var conversation = waits("Hello?");
        var assignment = "{\"agent\":\"%s\"}".formatted(operation.bruno.user());
        sofia.post(of(conversation, "/assign"), assignment).statusCode(400).body("detail", containsString("offline"));
        operation
                .bruno
                .put("/presence", "{\"presence\":\"paused\",\"reason\":\"meeting\"}")
                .statusCode(204);

        sofia.post(of(conversation, "/assign"), assignment).statusCode(204);

        assertThat(desktop.await("conversation.assigned")
                        .path("conversation")
                        .path("id")
                        .asText())
                .isEqualTo(conversation);
        operation
                .bruno
                .get("/conversations/" + conversation + "/messages")
                .statusCode(200)
                .body("text", contains("Hello?"));
    }

    @Test
    void aSupervisorSeesOnWhichChannelsAConversationIs() {
        var conversation = waits("Hello?");

        sofia.get("/conversations/" + conversation + "/threads")
                .statusCode(200)
                .body("channel", contains("chat"))
                .body("channelId", contains(operation.chat))
                .body("current", contains(true));
        operation
                .otherSupervisor
                .get("/conversations/" + conversation + "/threads")
                .statusCode(404);
    }

    @Test
    void aSupervisorWhispersToWhoeverHasTheConversation() {
        var conversation = waits("Hello?");
        var desktop = operation.bruno.connect();
        desktop.await("snapshot");
        operation
                .bruno
                .put("/presence", "{\"presence\":\"paused\",\"reason\":\"meeting\"}")
                .statusCode(204);
        sofia.post(of(conversation, "/assign"), "{\"agent\":\"%s\"}".formatted(operation.bruno.user()))
                .statusCode(204);
        desktop.await("conversation.assigned");
        var notes = "/conversations/" + conversation + "/notes";

        sofia.post(notes, "{\"text\":\"Offer a voucher\"}").statusCode(202);

        var told = desktop.await(
                "message", frame -> frame.path("message").path("note").asBoolean());
        assertThat(told.path("message").path("text").asText()).isEqualTo("Offer a voucher");
        assertThat(told.path("message").path("agent").asText()).isEqualTo(sofia.user());
        sofia.post(notes, "{\"text\":\" \"}").statusCode(400).body("errors[0].field", containsString("text"));
        operation.otherSupervisor.post(notes, "{\"text\":\"Mine?\"}").statusCode(404);
    }

    @Test
    void moreUrgentWorkComesFirst() {
        var first = waits("First");
        var second = waits("Second");

        sofia.post(of(second, "/priority"), "{\"priority\":5}").statusCode(204);

        waiting(operation.sales, contains(second, first));
        sofia.get("/queues/" + operation.sales + "/waiting").body("priority", contains(5, 0));
        sofia.post(of(second, "/priority"), "{\"priority\":101}")
                .statusCode(400)
                .body("errors[0].field", equalTo("priority"));
    }

    @Test
    void theTraceOfAnInteractionOutlivesIt() {
        var desktop = operation.ana.connect();
        var conversation = accepts(operation.ana, desktop, operation.visitor());
        sofia.get(of(conversation, "/trace")).statusCode(200).body("entries.chosen", hasItem(operation.ana.user()));
        var live = sofia.get(of(conversation, "/trace")).extract().<Integer>path("entries.size()");

        sofia.post(of(conversation, "/close"), "{\"reason\":\"spam\"}").statusCode(204);

        await().untilAsserted(() -> sofia.get(of(conversation, "/trace"))
                .statusCode(200)
                .body("interaction", equalTo(conversation))
                .body("entries.chosen", hasItem(operation.ana.user())));
        assertThat(sofia.get(of(conversation, "/trace")).extract().<Integer>path("entries.size()"))
                .isGreaterThanOrEqualTo(live);
        operation.otherSupervisor.get(of(conversation, "/trace")).statusCode(404);
        sofia.get(of("never-was", "/trace")).statusCode(404).contentType("application/problem+json");
    }

    @Test
    void aTraceIsForgottenWhenItIsOldEnough() {
        var conversation = waits("Hello?");
        sofia.post(of(conversation, "/close"), "{\"reason\":\"spam\"}").statusCode(204);
        await().untilAsserted(() -> sofia.get(of(conversation, "/trace")).statusCode(200));

        traces.forget(Instant.EPOCH).await().atMost(PATIENCE);
        sofia.get(of(conversation, "/trace")).statusCode(200);
        traces.forget(Instant.now().plusSeconds(60)).await().atMost(PATIENCE);

        sofia.get(of(conversation, "/trace")).statusCode(404);
    }

    @Test
    void anAgentsPresenceIsSetForTheAgent() {
        var desktop = operation.ana.connect();
        desktop.await("snapshot");

        sofia.post("/agents/" + operation.ana.user() + "/presence", "{\"presence\":\"paused\",\"reason\":\"meeting\"}")
                .statusCode(204);

        desktop.await("presence", frame -> frame.path("reason").asText().equals("meeting"));
        sofia.post("/agents/" + operation.ana.user() + "/presence", "{\"presence\":\"paused\",\"reason\":\"siesta\"}")
                .statusCode(400)
                .body("errors[0].field", equalTo("reason"));
        sofia.post("/agents/" + operation.frank.user() + "/presence", "{\"presence\":\"offline\"}")
                .statusCode(404);
    }

    @Test
    void whatIsOfOtherClientsDoesNotExist() {
        var conversation = waits("Hello?");
        var other = operation.otherSupervisor;

        other.get("/queues/" + operation.sales + "/waiting").statusCode(404);
        other.get(of(conversation, "/trace")).statusCode(404);
        other.post(of(conversation, "/move"), "{\"queue\":\"%s\"}".formatted(operation.billing))
                .statusCode(404);
        other.post(of(conversation, "/priority"), "{\"priority\":1}").statusCode(404);
        other.post(of(conversation, "/close"), "{\"reason\":\"spam\"}").statusCode(404);
        other.post(of(conversation, "/assign"), "{\"agent\":\"%s\"}".formatted(operation.frank.user()))
                .statusCode(404);
        other.get("/live").body("queues.queue", not(hasItems(operation.sales)));
    }

    /** A visitor writes and is in the queue. */
    private String waits(String text) {
        var conversation = writes(operation.visitor(), text);
        await().untilAsserted(() -> waiting(operation.sales, hasItem(conversation)));
        return conversation;
    }

    private void waiting(String queue, org.hamcrest.Matcher<?> interactions) {
        sofia.get("/queues/" + queue + "/waiting").statusCode(200).body("interaction", interactions);
    }

    private static String of(String interaction, String what) {
        return "/interactions/" + interaction + what;
    }

    private static Predicate<JsonNode> queue(String id, Predicate<JsonNode> condition) {
        return frame ->
                any(frame.path("queues"), one -> one.path("queue").asText().equals(id) && condition.test(one));
    }

    private static Predicate<JsonNode> agent(TestStaff agent, Predicate<JsonNode> condition) {
        return frame -> any(
                frame.path("agents"), one -> one.path("agent").asText().equals(agent.user()) && condition.test(one));
    }

    private static boolean any(JsonNode list, Predicate<JsonNode> condition) {
        return StreamSupport.stream(list.spliterator(), false).anyMatch(condition);
    }

    private static java.util.List<String> ids(JsonNode frame, String list, String id) {
        return StreamSupport.stream(frame.path(list).spliterator(), false)
                .map(one -> one.path(id).asText())
                .toList();
    }
}
