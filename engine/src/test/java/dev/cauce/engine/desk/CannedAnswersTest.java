package dev.cauce.engine.desk;

import static dev.cauce.engine.testing.DemoOperation.as;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;

import dev.cauce.engine.testing.BackingServers;
import dev.cauce.engine.testing.DemoOperation;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(BackingServers.class)
@TestProfile(DemoOperation.class)
final class CannedAnswersTest {
    private static final String ANSWERS = "/api/v1/directory/canned-answers";

    @Test
    void anAgentReadsTheAnswersOfHerClientsOnly() {
        as("ana")
                .get(ANSWERS)
                .then()
                .statusCode(200)
                .body("client", everyItem(equalTo("acme")))
                .body("shortcut", hasItems("adios", "hola", "reserva"))
                .body("find { it.shortcut == 'hola' }.text.en", containsString("{{agent.name}}"));
        as("frank")
                .get(ANSWERS)
                .then()
                .body("client", everyItem(equalTo("globex")))
                .body("id", hasItem("globex-hello"));
        as("admin").get(ANSWERS).then().statusCode(403);
    }

    @Test
    void aPlaceThatNobodyCouldFillIsRefusedWithThoseThereAre() {
        as("admin")
                .header("If-None-Match", "*")
                .body("""
                        {"name":"Hello","shortcut":"hello","client":"acme","text":{"en":"Hello {{contact.nme}}"}}""")
                .put("/api/v1/configuration/canned-answers/acme-refused")
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo("text.en"))
                .body("errors[0].message", containsString("There is no variable {{contact.nme}}"))
                .body("errors[0].message", containsString("{{contact.name}}"));
    }

    @Test
    void aQueueOfAnotherClientIsRefused() {
        as("admin")
                .header("If-None-Match", "*")
                .body("""
                        {"name":"Hello","shortcut":"hello","client":"acme","queues":["globex-billing"],"text":{"en":"Hello"}}""")
                .put("/api/v1/configuration/canned-answers/acme-refused")
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo("queues"));
    }
}
