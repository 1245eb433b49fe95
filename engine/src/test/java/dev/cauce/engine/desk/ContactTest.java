package dev.cauce.engine.desk;

import static dev.cauce.engine.desk.DeskTestOperation.accepts;
import static dev.cauce.engine.desk.DeskTestOperation.writes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import dev.cauce.engine.security.Tokens;
import dev.cauce.engine.testing.BackingServers;
import dev.cauce.engine.testing.DemoOperation;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(BackingServers.class)
@TestProfile(DemoOperation.class)
final class ContactTest {
    @Inject
    Tokens tokens;

    @Test
    void anAgentSeesWhatWasSaidBeforeAndOnlyOfTheContactSheTalksTo() {
        var operation = new DeskTestOperation(tokens);
        var desktop = operation.ana.connect();
        var visitor = operation.visitor();
        var first = accepts(operation.ana, desktop, visitor);
        operation
                .ana
                .get(contact(first))
                .statusCode(200)
                .body("conversations", empty())
                .body("next", nullValue());
        operation.ana.post("/conversations/" + first + "/close").statusCode(204);
        visitor.await("closed");
        operation
                .ana
                .post("/conversations/" + first + "/wrap-up", """
                        {"disposition":"%s","note":"Paid by card"}""".formatted(operation.sold))
                .statusCode(204);

        var second = operation.again(desktop, visitor);

        await().untilAsserted(() -> operation
                .ana
                .get(contact(second))
                .body("client", equalTo(operation.client.value()))
                .body("addresses.channelId", contains(operation.chat))
                .body("conversations.id", contains(first))
                .body("conversations[0].queue", equalTo(operation.sales))
                .body("conversations[0].agent", equalTo(operation.ana.user()))
                .body("conversations[0].ending", equalTo("completed"))
                .body("conversations[0].disposition", equalTo(operation.sold))
                .body("conversations[0].note", equalTo("Paid by card")));
        operation.ana.get(said(second, first)).statusCode(200).body("text", contains("Hello?", "Paid by card"));
        operation.sofia.get(contact(second)).body("conversations.id", contains(first));
        operation.ana.get(contact(second) + "?limit=1").body("next", equalTo(first));
        operation.ana.get(contact(second) + "?limit=1&before=" + first).body("conversations", empty());

        operation.ana.get(contact(first)).statusCode(404);
        operation.bruno.get(contact(second)).statusCode(404);
        operation.frank.get(said(second, first)).statusCode(404);
        operation.otherSupervisor.get(contact(second)).statusCode(404);
        var stranger = operation.visitor();
        var foreign = writes(stranger, "Somebody else");
        operation.ana.get(said(second, foreign)).statusCode(404);
        operation.ana.get(contact(second) + "?limit=51").statusCode(400).body("errors", hasSize(1));
        stranger.send("{\"type\":\"close\"}");
        visitor.send("{\"type\":\"close\"}");
        stranger.await("closed");
    }

    @Test
    void twoAddressesAreOnePersonsWhileAnAgentSaysSo() {
        var operation = new DeskTestOperation(tokens);
        var desktop = operation.ana.connect();
        var before = operation.visitor();
        var first = accepts(operation.ana, desktop, before);
        String address = operation.ana.get(contact(first)).extract().path("addresses[0].address");
        operation.ana.post("/conversations/" + first + "/close").statusCode(204);
        before.await("closed");
        operation
                .ana
                .post("/conversations/" + first + "/wrap-up", """
                        {"disposition":"%s"}""".formatted(operation.sold))
                .statusCode(204);
        var second = operation.again(desktop, operation.visitor());
        String own = operation
                .ana
                .get(contact(second))
                .body("conversations", empty())
                .extract()
                .path("addresses[0].address");
        operation.ana.get(said(second, first)).statusCode(404);
        var addresses = contact(second) + "/addresses";
        var merge = "{\"address\":\" %s \"}".formatted(address);

        operation.bruno.post(addresses, merge).statusCode(404);
        operation
                .ana
                .post(addresses, "{\"address\":\"nobody@example.org\"}")
                .statusCode(400)
                .body("errors[0].field", equalTo("address"))
                .body("errors[0].value", equalTo("nobody@example.org"));
        operation.ana.post(addresses, "{\"address\":\"\"}").statusCode(400);
        operation.ana.post(addresses, merge).statusCode(204);
        operation.ana.post(addresses, merge).statusCode(204);

        operation
                .ana
                .get(contact(second))
                .body("conversations.id", contains(first))
                .body("address", equalTo(own))
                .body("addresses.address", containsInAnyOrder(address, own));
        operation.ana.get(said(second, first)).statusCode(200).body("text", contains("Hello?"));
        splits(operation, addresses, own).statusCode(409);
        splits(operation, addresses, address).statusCode(204);
        splits(operation, addresses, address).statusCode(204);
        operation.ana.get(contact(second)).body("conversations", empty());
        operation.ana.get(said(second, first)).statusCode(404);
        assertThat(operation
                        .administrator
                        .get("/audit?limit=20")
                        .extract()
                        .jsonPath()
                        .getList("findAll { it.kind == 'contacts' && it.subject.startsWith('%s') }.action"
                                .formatted(second)))
                .isEqualTo(List.of("split", "merge"));
        operation.ana.post("/conversations/" + second + "/close").statusCode(204);
    }

    @Test
    void anAgentMergesOnlyWhatTheAgentKnowsAndIsNotToldWhichAddressesExist() {
        var operation = new DeskTestOperation(tokens);
        chat(operation, "support", operation.client.value(), operation.support);
        chat(operation, "globex", operation.otherClient.value(), operation.billing);
        var anas = operation.ana.connect();
        var visitor = operation.visitor();
        var own = accepts(operation.ana, anas, visitor);
        var brunos = operation.bruno.connect();
        var others = accepts(operation.bruno, brunos, operation.visitor(operation.chat + "-support"));
        var foreign = writes(operation.visitor(operation.chat + "-globex"), "Good morning");
        String known = operation.sofia.get(contact(others)).extract().path("address");
        String elsewhere = operation
                .otherSupervisor
                .get(contact(foreign))
                .statusCode(200)
                .extract()
                .path("address");
        var addresses = contact(own) + "/addresses";

        var refused = refusal(operation.ana, addresses, known);
        assertThat(refused).contains("ask a supervisor").isEqualTo(refusal(operation.ana, addresses, "nobody-knows"));
        writes(visitor, "Before, I wrote from " + known + ". And I am not " + elsewhere);
        assertThat(refusal(operation.ana, addresses, elsewhere)).isEqualTo(refused);
        assertThat(refusal(operation.sofia, addresses, elsewhere)).doesNotContain("ask a supervisor");
        operation.otherSupervisor.post(addresses, "{\"address\":\"x\"}").statusCode(404);
        operation.ana.post(addresses, address(known)).statusCode(204);

        var told = anas.await("contact.changed");
        assertThat(told.path("conversation").asText()).isEqualTo(own);
        assertThat(told.path("what").asText()).isEqualTo("addresses");
        assertThat(brunos.await("contact.changed").path("conversation").asText())
                .isEqualTo(others);
        operation
                .sofia
                .request()
                .delete("/api/v1/supervisor" + addresses + "/{address}", known)
                .then()
                .statusCode(204);
        anas.await("contact.changed");
        brunos.await("contact.changed");
        operation.sofia.post(addresses, address(known)).statusCode(204);
        operation
                .administrator
                .get("/audit?limit=20")
                .body(
                        "findAll { it.kind == 'contacts' }[0].subject",
                        equalTo("%s %s %s".formatted(own, id(operation, own), id(operation, others))));
        operation.ana.post("/conversations/" + own + "/close").statusCode(204);
        operation.bruno.post("/conversations/" + others + "/close").statusCode(204);
    }

    private static void chat(DeskTestOperation operation, String name, String client, String queue) {
        operation.define("chat-channels", operation.chat + "-" + name, """
                {"name":"Web","client":"%s","queue":"%s","allowedOrigins":["http://localhost"],"texts":{}}""".formatted(client, queue));
    }

    private static String id(DeskTestOperation operation, String conversation) {
        return operation.sofia.get(contact(conversation)).extract().path("id");
    }

    private static String address(String address) {
        return "{\"address\":\"%s\"}".formatted(address);
    }

    /** Without the address itself. */
    private static String refusal(TestStaff user, String addresses, String address) {
        return user.post(addresses, address(address))
                .statusCode(400)
                .extract()
                .asString()
                .replace(address, "…");
    }

    private static ValidatableResponse splits(DeskTestOperation operation, String addresses, String address) {
        return operation
                .ana
                .request()
                .delete("/api/v1/agent" + addresses + "/{address}", address)
                .then();
    }

    @Test
    void aVisitorRatesOnceWhatWasAskedFor() {
        var operation = new DeskTestOperation(tokens);
        operation.define("chat-channels", operation.chat + "-rated", """
                {"name":"Web","client":"%s","queue":"%s","allowedOrigins":["http://localhost"],"texts":{},"rating":true}""".formatted(operation.client, operation.sales));
        var desktop = operation.ana.connect();
        var unasked = operation.visitor();
        var first = accepts(operation.ana, desktop, unasked);
        operation.ana.post("/conversations/" + first + "/close").statusCode(204);
        assertThat(unasked.await("closed").path("rate").asBoolean()).isFalse();
        unasked.send(rate(first, 5, ""));
        assertThat(unasked.await("error").path("code").asText()).isEqualTo("nothing-to-rate");

        var visitor = operation.visitor(operation.chat + "-rated");
        var conversation = operation.again(desktop, visitor);
        visitor.send(rate(conversation, 5, ""));
        assertThat(visitor.await("error").path("id").asText()).isEqualTo(conversation);
        operation.ana.post("/conversations/" + conversation + "/close").statusCode(204);
        assertThat(visitor.await("closed").path("rate").asBoolean()).isTrue();
        visitor.send(rate(conversation, 4, "Friendly"));
        assertThat(visitor.await("rated").path("score").asInt()).isEqualTo(4);
        visitor.send(rate(conversation, 1, "Changed my mind"));
        visitor.await("rated", frame -> frame.path("score").asInt() == 4);

        operation
                .ana
                .get(contact(conversation))
                .body("rating.score", equalTo(4))
                .body("rating.comment", equalTo("Friendly"));
        operation.sofia.get(contact(conversation)).body("rating.score", equalTo(4));
        unasked.send(rate(conversation, 5, ""));
        unasked.await("error", frame -> frame.path("id").asText().equals(conversation));
        operation
                .sofia
                .request()
                .get("/api/v1/reports/queues?queue=" + operation.sales)
                .then()
                .statusCode(200)
                .body("queues[0].total.ratings.asked", equalTo(1))
                .body("queues[0].total.ratings.given", equalTo(1))
                .body("queues[0].total.shares.csat", equalTo(1f))
                .body("queues[0].total.shares.ratingResponseRate", equalTo(1f));
    }

    @Test
    void conversationsAreTaggedWithTheClientsWordsAndFoundByThem() {
        var operation = new DeskTestOperation(tokens);
        var visitor = operation.visitor();
        var conversation = accepts(operation.ana, operation.ana.connect(), visitor);
        var tags = "/conversations/" + conversation + "/tags";

        operation.ana.get(tags).statusCode(200).body("tags", empty());
        operation
                .ana
                .put(tags, "{\"tags\":[\"vip\",\"queja\"]}")
                .statusCode(200)
                .body("tags", contains("queja", "vip"));
        operation.sofia.put(tags, "{\"tags\":[\"queja\"]}").body("tags", contains("queja"));
        operation
                .ana
                .put(tags, "{\"tags\":[\"queja\",\"gratis\"]}")
                .statusCode(400)
                .body("errors[0].field", equalTo("tags[1]"))
                .body("errors[0].message", equalTo("Not a tag of this client. There are: queja, vip."));

        operation
                .sofia
                .get("/conversations?tag=queja")
                .body("id", contains(conversation))
                .body("[0].tags", contains("queja"));
        operation.sofia.get("/conversations?tag=vip").body("id", empty());
        operation.sofia.get("/conversations?tag=queja&before=" + conversation).body("id", empty());
        operation.otherSupervisor.get("/conversations?tag=queja").body("id", empty());
        operation.otherSupervisor.get(tags).statusCode(404);
        operation.bruno.put(tags, "{\"tags\":[]}").statusCode(404);
        visitor.send("{\"type\":\"close\"}");
    }

    private static String rate(String conversation, int score, String comment) {
        return "{\"type\":\"rate\",\"conversation\":\"%s\",\"score\":%d,\"comment\":\"%s\"}"
                .formatted(conversation, score, comment);
    }

    private static String contact(String conversation) {
        return "/conversations/" + conversation + "/contact";
    }

    private static String said(String conversation, String earlier) {
        return contact(conversation) + "/conversations/" + earlier + "/messages";
    }
}
