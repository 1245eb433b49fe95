package dev.cauce.engine.desk.screenpop;

import static dev.cauce.engine.desk.DeskTestOperation.accepts;
import static dev.cauce.engine.desk.DeskTestOperation.writes;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.cauce.engine.desk.DeskTestOperation;
import dev.cauce.engine.desk.screenpop.ClientSystem.Answer;
import dev.cauce.engine.security.Tokens;
import dev.cauce.engine.testing.BackingServers;
import dev.cauce.engine.testing.DemoOperation;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(BackingServers.class)
@TestProfile(DemoOperation.class)
@SuppressWarnings("NullAway.Init")
final class ScreenPopTest {
    private static final String FOUND = """
            {"customer":{"name":"María","tags":["vip","slow"],"since":2019},"secret":"never shown"}""";

    @Inject
    Tokens tokens;

    private ClientSystem system;
    private DeskTestOperation operation;

    @BeforeEach
    void aSystemAndAnOperation() throws IOException {
        system = new ClientSystem();
        operation = new DeskTestOperation(tokens);
    }

    @AfterEach
    void both() {
        List.of("-file", "-page", "-support", "-globex").forEach(one -> operation.undefine("screen-pops", id(one)));
        system.close();
    }

    @Test
    void theClientsSystemIsAskedOnceTheAgentHasTheConversation() {
        lookUp("-file", operation.client.value(), "");
        lookUp("-support", operation.client.value(), operation.support);
        lookUp("-globex", operation.otherClient.value(), "");
        secret();
        system.answers(new Answer(200, FOUND));
        var desktop = operation.ana.connect();
        desktop.await("snapshot");
        operation.ana.available();
        var waiting = writes(operation.visitor(), "Hello?");
        var offer = desktop.await("offer.made").path("offer").path("id").asText();
        operation.ana.get(pops(waiting)).statusCode(404);
        operation.ana.get(asked(waiting, "-file")).statusCode(404);
        assertThat(system.asked()).isEmpty();
        operation.ana.post("/offers/" + offer + "/accept").statusCode(200);
        desktop.await("conversation.assigned");

        await().untilAsserted(() -> operation
                .ana
                .get(pops(waiting))
                .statusCode(200)
                .body("id", contains(id("-file")))
                .body("[0].opens", equalTo("look-up"))
                .body("[0].url", nullValue()));
        operation
                .ana
                .get(asked(waiting, "-file"))
                .statusCode(200)
                .body("fields.label", contains("Customer", "Tags", "Since", "Contract"))
                .body("fields.value", contains("María", "vip, slow", "2019", ""))
                .body("at", notNullValue())
                .body("trouble", nullValue());
        operation.ana.get(asked(waiting, "-file")).body("fields", notNullValue());
        assertThat(system.asked()).hasSize(1).first().asString().matches("/find/Queue\\?who=[^&/]+&c=" + waiting);
        operation.ana.get(asked(waiting, "-file") + "?anew=true").statusCode(200);
        assertThat(system.asked()).hasSize(2);

        operation.ana.get(asked(waiting, "-support")).statusCode(404);
        operation.ana.get(asked(waiting, "-globex")).statusCode(404);
        operation.bruno.get(pops(waiting)).statusCode(404);
        operation.frank.get(asked(waiting, "-file")).statusCode(404);
        operation.ana.post("/conversations/" + waiting + "/close").statusCode(204);
    }

    @Test
    void whatGoesWrongIsToldAndMayBeAskedAgain() {
        lookUp("-file", operation.client.value(), "");
        var conversation = accepts(operation.ana, operation.ana.connect(), operation.visitor());
        await().untilAsserted(() ->
                operation.ana.get(asked(conversation, "-file")).body("trouble", equalTo("secret-refused")));
        secret();
        var troubles = Map.of(
                new Answer(404, ""), "not-known",
                new Answer(500, "{}"), "refused",
                new Answer(302, "", Map.of("Location", "http://127.0.0.1/")), "refused",
                new Answer(200, "<html>"), "unreadable",
                new Answer(200, "{\"other\":1}"), "unreadable",
                new Answer(200, "x".repeat(70_000)), "too-large");
        troubles.forEach((answer, trouble) -> {
            system.answers(answer);
            operation
                    .ana
                    .get(asked(conversation, "-file"))
                    .statusCode(200)
                    .body("fields", empty())
                    .body("trouble", equalTo(trouble));
        });
        system.answers(new Answer(200, FOUND));
        operation.ana.get(asked(conversation, "-file")).body("trouble", nullValue());
        assertThat(given().get("/q/metrics").asString())
                .contains("cauce_screen_pop_look_ups_total{outcome=\"found\"")
                .contains("cauce_screen_pop_look_ups_total{outcome=\"too-large\"");
        operation.ana.post("/conversations/" + conversation + "/close").statusCode(204);
    }

    @Test
    void aTestTellsWhatASystemAnswersAndWhetherItMayBeFramed() {
        lookUp("-file", operation.client.value(), "");
        tested("-file", "").body("works", equalTo(false)).body("steps[-1].trouble", equalTo("sign-in"));
        secret();
        operation
                .administrator
                .get("/screen-pops/" + id("-file") + "/secrets")
                .statusCode(200)
                .body("usable", equalTo(true));
        system.answers(new Answer(200, FOUND));
        tested("-file", "{\"contact\":\"600 111\"}")
                .body("works", equalTo(true))
                .body("steps.step", contains("secret", "look-up", "fields"))
                .body("steps[-1].said", equalTo("Customer ✓, Tags ✓, Since ✓, Contract –"));
        assertThat(system.asked().getLast()).contains("who=600%20111&");
        system.answers(new Answer(200, "{}"));
        tested("-file", "").body("steps[-1].trouble", equalTo("no-fields"));
        system.answers(new Answer(200, "<html>"));
        tested("-file", "").body("steps[-1].trouble", equalTo("no-json"));
    }

    @Test
    void aPageIsOpenedAtItsAddressAndFramedFromItsHostAlone() {
        assertThat(policy()).doesNotContain(operation.client + ".example");
        operation.define("screen-pops", id("-page"), """
                {"name":"Page","client":"%s","opens":"frame","url":"https://crm.%1$s.example/c?a={{contact.address}}&q={{queue.id}}"}""".formatted(operation.client));
        var conversation = accepts(operation.ana, operation.ana.connect(), operation.visitor());

        await().untilAsserted(() -> operation
                .ana
                .get(pops(conversation))
                .body("[0].opens", equalTo("frame"))
                .body("[0].url", containsString("https://crm." + operation.client + ".example/c?a="))
                .body("[0].url", containsString("&q=" + operation.sales)));
        assertThat(policy("/")).isEqualTo(policy());
        assertThat(policy())
                .contains("; frame-src ")
                .contains("https://crm." + operation.client + ".example")
                .contains("frame-ancestors 'none'");
        operation.ana.get(asked(conversation, "-page")).statusCode(404);
        operation.ana.post("/conversations/" + conversation + "/close").statusCode(204);
    }

    @Test
    void whatCannotBeIsRefusedAtItsField() {
        refused("\"opens\":\"frame\",\"url\":\"https://{{client.id}}.example/\"", "url", "The host must be fixed.");
        refused("\"opens\":\"tab\",\"url\":\"http://crm.acme.example/\"", "url", "A page is opened by https only.");
        refused("\"opens\":\"look-up\",\"url\":\"https://crm.acme.example/\"", "fields", "A look-up shows fields");
        refused(
                "\"opens\":\"tab\",\"url\":\"https://crm.acme.example/\",\"header\":\"X-Api-Key\"",
                "header",
                "Only a look-up sends a secret.");
        refused(
                "\"opens\":\"look-up\",\"url\":\"https://crm.acme.example/\",\"header\":\"Host\",\"fields\":[{\"label\":\"A\",\"pointer\":\"/a\"}]",
                "header",
                "The engine writes this header itself.");
        refused(
                "\"opens\":\"look-up\",\"url\":\"https://crm.acme.example/\",\"fields\":[{\"label\":\"A\",\"pointer\":\"a\"}]",
                "fields",
                "Must be a JSON Pointer");
        refused(
                "\"opens\":\"tab\",\"url\":\"https://crm.acme.example/\",\"queues\":[\"%s\"]"
                        .formatted(operation.billing),
                "queues",
                "It is of client");
    }

    private void refused(String more, String field, String words) {
        operation
                .administrator
                .request()
                .header("If-None-Match", "*")
                .contentType("application/json")
                .body("{\"name\":\"File\",\"client\":\"%s\",%s}".formatted(operation.client, more))
                .put("/api/v1/configuration/screen-pops/" + id("-file"))
                .then()
                .statusCode(400)
                .body("errors.field", hasItem(containsString(field)))
                .body("errors.message", hasItem(containsString(words)));
    }

    private void lookUp(String name, String client, String queue) {
        operation.define("screen-pops", id(name), """
                {"name":"File%s","client":"%s","queues":%s,"opens":"look-up","header":"X-Api-Key",
                 "url":"%s/find/{{queue.name}}?who={{contact.address}}&c={{conversation.id}}",
                 "fields":[{"label":"Customer","pointer":"/customer/name"},{"label":"Tags","pointer":"/customer/tags"},
                  {"label":"Since","pointer":"/customer/since"},{"label":"Contract","pointer":"/contract"}]}""".formatted(
                        name, client, queue.isEmpty() ? "[]" : "[\"%s\"]".formatted(queue), system.origin()));
    }

    private void secret() {
        operation
                .administrator
                .put(
                        "/screen-pops/" + id("-file") + "/secrets",
                        "{\"headerSecret\":\"%s\"}".formatted(ClientSystem.KEY))
                .statusCode(204);
    }

    private ValidatableResponse tested(String name, String order) {
        return operation
                .administrator
                .post("/screen-pops/" + id(name) + "/test", order.isEmpty() ? "{}" : order)
                .statusCode(200);
    }

    private String id(String name) {
        return operation.chat + name;
    }

    private String asked(String conversation, String name) {
        return pops(conversation) + "/" + id(name) + "/look-up";
    }

    private static String pops(String conversation) {
        return "/conversations/" + conversation + "/screen-pops";
    }

    private static String policy() {
        return policy("/desk");
    }

    private static String policy(String address) {
        return given().get(address).then().extract().header("Content-Security-Policy");
    }
}
