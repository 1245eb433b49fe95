package dev.cauce.engine.configuration;

import static dev.cauce.engine.testing.DemoOperation.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.oneOf;

import dev.cauce.engine.configuration.definition.Queue;
import dev.cauce.engine.configuration.definition.Skill;
import dev.cauce.engine.testing.BackingServers;
import dev.cauce.engine.testing.DemoOperation;
import dev.cauce.routing.core.AgentId;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(BackingServers.class)
@TestProfile(DemoOperation.class)
class ConfigurationApiTest {
    private static final String QUEUES = "/api/v1/configuration/queues/";
    private static final String SKILLS = "/api/v1/configuration/skills/";
    private static final String USERS = "/api/v1/configuration/users/";
    private static final String QUEUE = """
            {"name":"Quiet","client":"acme","operation":"demo","channels":["chat"],
             "requirements":[{"skill":"es","minimumProficiency":5}],
             "serviceLevel":{"share":0.9,"threshold":"PT30S"},"offerTimeout":"PT15S","wrapUpTimeout":"PT1M"}""";

    @Inject
    ConfigurationView view;

    private static String fresh() {
        return "t-" + UUID.randomUUID();
    }

    private static ValidatableResponse create(String path, String body) {
        return as("admin").header("If-None-Match", "*").body(body).put(path).then();
    }

    private static ValidatableResponse change(String path, int version, String body) {
        return as("admin")
                .header("If-Match", "\"" + version + "\"")
                .body(body)
                .put(path)
                .then();
    }

    private static ValidatableResponse delete(String path, int version) {
        return as("admin")
                .header("If-Match", "\"" + version + "\"")
                .delete(path)
                .then();
    }

    @Test
    void aDefinitionIsCreatedChangedAndDeletedWithItsHistory() {
        var path = SKILLS + fresh();

        create(path, "{\"name\":\"Welsh\"}")
                .statusCode(200)
                .header("ETag", equalTo("\"1\""))
                .body("version", is(1));
        change(path, 1, "{\"name\":\"Cymraeg\"}").statusCode(200).header("ETag", equalTo("\"2\""));
        delete(path, 2).statusCode(204);
        create(path, "{\"name\":\"Welsh again\"}").statusCode(200).body("version", is(4));

        as("admin")
                .get(path + "/versions")
                .then()
                .statusCode(200)
                .body("version", equalTo(java.util.List.of(4, 3, 2, 1)))
                .body("changedBy", everyItem(equalTo("admin")))
                .body("[1].definition", nullValue())
                .body("[2].definition.name", equalTo("Cymraeg"));
    }

    @Test
    void aChangeReachesTheViewOfTheRunningEngine() {
        var id = fresh();
        create(QUEUES + id, QUEUE).statusCode(200);
        awaitView(() -> assertThat(view.find(Queue.class, id))
                .hasValueSatisfying(
                        queue -> assertThat(queue.definition().offerTimeout()).isEqualTo(Duration.ofSeconds(15))));

        change(QUEUES + id, 1, QUEUE.replace("PT15S", "PT45S")).statusCode(200);
        awaitView(() -> assertThat(view.find(Queue.class, id))
                .hasValueSatisfying(
                        queue -> assertThat(queue.definition().offerTimeout()).isEqualTo(Duration.ofSeconds(45))));

        delete(QUEUES + id, 2).statusCode(204);
        awaitView(() -> assertThat(view.find(Queue.class, id)).isEmpty());
    }

    @Test
    void theDemonstrationIsKnownToTheView() {
        awaitView(() -> {
            assertThat(view.isComplete()).isTrue();
            assertThat(view.agent(new AgentId("ana")))
                    .hasValueSatisfying(ana -> assertThat(ana.clients()).containsExactly("acme"));
            assertThat(view.all(Skill.class)).extracting(Defined::id).contains("es", "en", "sales");
        });
    }

    private static void awaitView(org.awaitility.core.ThrowingRunnable assertion) {
        await().atMost(Duration.ofSeconds(20)).untilAsserted(assertion);
    }

    @Test
    void aWriterSaysWhatItSaw() {
        var path = SKILLS + fresh();
        as("admin")
                .body("{\"name\":\"x\"}")
                .put(path)
                .then()
                .statusCode(428)
                .body("detail", containsString("If-None-Match: *"));
        change(path, 1, "{\"name\":\"x\"}").statusCode(404);
        create(path, "{\"name\":\"x\"}").statusCode(200);
        create(path, "{\"name\":\"y\"}").statusCode(412).body("detail", containsString("already defined"));
        change(path, 2, "{\"name\":\"y\"}").statusCode(412).body("detail", containsString("its version is 1, not 2"));
        as("admin")
                .header("If-Match", "1")
                .body("{\"name\":\"y\"}")
                .put(path)
                .then()
                .statusCode(400);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "skill":"es"            | "skill":"klingon"         | requirements[0].skill              | There is no such one among the skills
            "client":"acme"         | "client":"nobody"         | client                             | There is no such one among the clients
            "minimumProficiency":5  | "minimumProficiency":11   | requirements[0].minimumProficiency | at most 10
            "share":0.9             | "share":1.5               | serviceLevel.share                 | at most 1
            "PT30S"                 | "PT0S"                    | serviceLevel.threshold             | from PT1S to P30D
            "PT30S"                 | "30"                      | serviceLevel.threshold             | ISO-8601 duration
            ["chat"]                | ["fax"]                   | channels[0]                        | one of voice, chat
            ["chat"]                | []                        | channels                           | at least one channel
            ["chat"]                | [null]                    | channels                           | null
            "client":"acme"         | "client":"Acme!"          | client                             | lower-case letters
            "name":"Quiet"          | "name":" "                | name                               | 1 to 100 characters
            "name":"Quiet"          | "nome":"Quiet"            | nome                               | No such field
            """)
    void aWrongFieldIsNamedWithValueAndRemedy(String right, String wrong, String field, String message) {
        var body = QUEUE.replace(right, wrong);
        assertThat(body).isNotEqualTo(QUEUE);

        create(QUEUES + fresh(), body)
                .statusCode(400)
                .body("errors[0].field", containsString(field.replace("channels[0]", "channels")))
                .body("errors[0].message", containsString(message));
    }

    @Test
    void aWrongIdInThePathIsNamed() {
        create(SKILLS + "No_Good", "{\"name\":\"x\"}").statusCode(400).body("errors[0].field", equalTo("id"));
    }

    @Test
    void aQueueKeepsItsClientAndOperation() {
        var path = QUEUES + fresh();
        create(path, QUEUE).statusCode(200);
        change(path, 1, QUEUE.replace("\"acme\"", "\"globex\""))
                .statusCode(400)
                .body("errors[0].field", equalTo("client"))
                .body("errors[0].message", containsString("Cannot be changed"));
    }

    @Test
    void anAgentServesOnlyQueuesOfHisClients() {
        create(USERS + fresh(), """
                {"name":"Gil","roles":["agent"],"operation":"demo","clients":["acme"],"language":"es",
                 "agent":{"skills":{"es":5},"queues":{"globex-billing":1}}}""")
                .statusCode(400)
                .body("errors[0].field", equalTo("agent.queues.globex-billing"))
                .body("errors[0].message", containsString("Add globex to clients"));
    }

    @Test
    void whatIsUsedIsNotDeletedAndItsUsersAreNamed() {
        delete(SKILLS + "billing", 1)
                .statusCode(409)
                .body("detail", containsString("queues/globex-billing"))
                .body("detail", containsString("users/frank"));
    }

    @Test
    void aQueueOfAChatChannelKeepsTakingChats() {
        var queue = as("admin").get(QUEUES + "acme-sales").jsonPath();
        Map<String, Object> definition = queue.getMap("definition");
        definition.put("channels", java.util.List.of("email"));
        as("admin")
                .header("If-Match", "\"" + queue.getInt("version") + "\"")
                .body(definition)
                .put(QUEUES + "acme-sales")
                .then()
                .statusCode(400)
                .body("errors[0].message", containsString("acme-web"));
    }

    @Test
    void openingHoursAreChecked() {
        var hours = """
                {"name":"Office","client":"acme","timeZone":"Europe/Madrid",
                 "week":{"monday":[{"from":"09:00","to":"14:00"},{"from":"16:00","to":"19:00"}]},
                 "holidays":[{"date":"2026-12-25","name":"Navidad"}]}""";
        var path = "/api/v1/configuration/opening-hours/";
        create(path + fresh(), hours).statusCode(200).body("definition.week.monday[1].from", equalTo("16:00"));
        create(path + fresh(), hours.replace("16:00", "13:00"))
                .statusCode(400)
                .body("errors[0].message", containsString("must not overlap"));
        create(path + fresh(), hours.replace("19:00", "15:00"))
                .statusCode(400)
                .body("errors[0].message", containsString("`from` must be before `to`"));
        create(path + fresh(), hours.replace("Europe/Madrid", "Europe/Atlantis"))
                .statusCode(400)
                .body("errors[0].field", equalTo("timeZone"));
    }

    @Test
    void everyChangeIsInTheAuditAndNoPasswordIs() {
        var id = fresh();
        create(USERS + id, """
                {"name":"Vera","roles":["supervisor"],"operation":"demo","clients":["acme"],"language":"es"}""").statusCode(200);
        as("admin")
                .body("{\"password\":\"correct horse\"}")
                .put(USERS + id + "/password")
                .then()
                .statusCode(204);

        as("admin")
                .get("/api/v1/configuration/audit?limit=1000")
                .then()
                .statusCode(200)
                .body("findAll { it.subject == '" + id + "' }.action", hasItems("define", "set-password"))
                .body("findAll { it.subject == '" + id + "' }.who", everyItem(equalTo("admin")))
                .body(not(containsString("correct horse")));
    }

    @Test
    void supervisorsReadTheirClientsAndWriteNothing() {
        var id = fresh();
        create(USERS + id, """
                {"name":"Olga","roles":["supervisor"],"operation":"demo","clients":["globex"],"language":"en"}""").statusCode(200);
        as("admin")
                .body("{\"password\":\"demo-" + id + "\"}")
                .put(USERS + id + "/password")
                .then()
                .statusCode(204);

        as(id).get(QUEUES).then().statusCode(200).body("items.definition.client", everyItem(equalTo("globex")));
        as(id).get(QUEUES + "acme-sales").then().statusCode(404);
        as(id).get(USERS)
                .then()
                .statusCode(200)
                .body("items.id", hasItem("frank"))
                .body("items.id", not(hasItem("ana")));
        as(id).header("If-None-Match", "*")
                .body(QUEUE)
                .put(QUEUES + fresh())
                .then()
                .statusCode(403);
        as("ana").get(QUEUES).then().statusCode(403);
    }

    @Test
    void listsComeInPages() {
        var first = as("admin")
                .get(SKILLS + "?limit=2")
                .then()
                .body("items", hasSize(2))
                .extract();
        as("admin")
                .get(SKILLS + "?limit=2&after=" + first.<String>path("next"))
                .then()
                .statusCode(200)
                .body(
                        "items.id",
                        everyItem(not(oneOf(first.<String>path("items[0].id"), first.<String>path("items[1].id")))));
    }
}
