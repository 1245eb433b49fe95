package dev.cauce.engine.supervisor.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import dev.cauce.engine.channel.email.MailServers;
import dev.cauce.engine.channel.http.OwnSystem;
import dev.cauce.engine.desk.DeskTestOperation;
import dev.cauce.engine.desk.session.DeskSettings;
import dev.cauce.engine.desk.session.NodeId;
import dev.cauce.engine.desk.session.NodeLeases;
import dev.cauce.engine.persistence.ClientScope;
import dev.cauce.engine.persistence.ScopedTransactions;
import dev.cauce.engine.security.Tokens;
import dev.cauce.engine.testing.BackingServers;
import dev.cauce.engine.testing.DemoOperation;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(BackingServers.class)
@TestProfile(DemoOperation.class)
final class AlertsTest {
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final String BOSS = "boss@example.org";

    @Inject
    Tokens tokens;

    @Inject
    ScopedTransactions transactions;

    @Inject
    DeskSettings settings;

    @Inject
    NodeLeases leases;

    private DeskTestOperation operation;
    private MailServers servers;
    private OwnSystem system;
    private String rule;
    private String mailbox;

    @BeforeEach
    void anOperationWithAMailboxAndASystem() throws IOException {
        operation = new DeskTestOperation(tokens);
        servers = MailServers.make().start().with(BOSS);
        system = new OwnSystem();
        var mark = UUID.randomUUID().toString().substring(0, 8);
        rule = "rule-" + mark;
        mailbox = "mail-" + mark;
        operation.define("mailboxes", mailbox, """
                {"name":"Acme","client":"%s","queue":"%s","address":"%s@acme.example",
                 "imap":{"host":"127.0.0.1","port":%d,"security":"none","user":"%s"},
                 "smtp":{"host":"127.0.0.1","port":%d,"security":"none"}}""".formatted(
                        operation.client, operation.support, mailbox, servers.imapPort, mailbox, servers.smtpPort));
    }

    @AfterEach
    void allGoes() {
        operation.undefine("alert-rules", rule);
        operation.undefine("mailboxes", mailbox);
        servers.close();
        system.close();
    }

    @Test
    void whoWaitsTooLongIsToldOnTheWallByMailAndByWebhookOnceAndWhenItIsOver() throws Exception {
        operation.define("alert-rules", rule, definition("PT1S"));
        system.knows(key());
        var wall = operation.sofia.connect();
        wall.await("snapshot");
        var visitor = operation.visitor();
        DeskTestOperation.writes(visitor, "Hello?");

        var told = wall.await("alerts", frame -> !frame.path("alerts").isEmpty())
                .path("alerts")
                .path(0);

        assertThat(told.path("name").asText()).isEqualTo("Somebody waits");
        assertThat(told.path("queue").asText()).isEqualTo(operation.sales);
        assertThat(told.path("severity").asText()).isEqualTo("critical");
        assertThat(told.path("value").asDouble()).isEqualTo(1);
        var alert = told.path("id").asText();
        await().atMost(SOON).untilAsserted(() -> assertThat(system.taken()).hasSize(1));
        assertThat(system.taken().getFirst())
                .contains("\"type\":\"dev.cauce.alert.fired\"")
                .contains("\"queue\":\"" + operation.sales + "\"");
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(servers.received(BOSS)).hasSize(1));
        var letter = servers.received(BOSS).getFirst();
        assertThat(letter.getSubject()).isEqualTo("[critical] Queue: Somebody waits");
        assertThat(MailServers.text(letter)).contains("Figure: waiting, 1 waiting alerted above 0 waiting");
        await().atMost(SOON)
                .untilAsserted(() -> alerts().body("[0].tellings.state", equalTo(java.util.List.of("told", "told"))));
        operation.otherSupervisor.get("/alerts").statusCode(200).body("", hasSize(0));
        operation.ana.request().get("/api/v1/supervisor/alerts").then().statusCode(403);

        operation.otherSupervisor.post("/alerts/" + alert + "/acknowledge").statusCode(404);
        operation
                .sofia
                .post("/alerts/" + alert + "/acknowledge")
                .statusCode(200)
                .body("acknowledgedBy", equalTo(operation.sofia.user()));
        wall.await("alerts", frame -> frame.path("alerts")
                .path(0)
                .path("acknowledgedBy")
                .asText()
                .equals(operation.sofia.user()));
        var desktop = operation.ana.connect();
        desktop.await("snapshot");
        operation.ana.available();
        var offer = desktop.await("offer.made").path("offer").path("id").asText();
        operation.ana.post("/offers/" + offer + "/accept").statusCode(200);

        wall.await("alerts", frame -> frame.path("alerts").isEmpty());
        operation
                .sofia
                .get("/alerts/history")
                .statusCode(200)
                .body("[0].id", equalTo(alert))
                .body("[0].state", equalTo("cleared"));
        operation.sofia.post("/alerts/" + alert + "/acknowledge").statusCode(409);
        await().atMost(SOON).untilAsserted(() -> {
            assertThat(system.taken()).hasSize(2);
            assertThat(servers.received(BOSS)).hasSize(2);
        });
        assertThat(system.taken().getLast()).contains("dev.cauce.alert.cleared");
    }

    @Test
    void whatCouldNotBeToldIsSaidWithTheAlert() {
        operation.define(
                "alert-rules",
                rule,
                definition("PT0S").replace(",\"mailbox\":\"" + mailbox + "\",\"mailTo\":[\"" + BOSS + "\"]", ""));
        system.knows(key());
        system.answers(503, "");
        system.answers(410, "");
        DeskTestOperation.writes(operation.visitor(), "Hello?");

        await().atMost(SOON).untilAsserted(() -> alerts().body("[0].tellings[0].state", equalTo("failed"))
                .body("[0].tellings[0].attempts", equalTo(2))
                .body("[0].tellings[0].text", containsString("410")));
    }

    @Test
    void aTestReachesAllWhomAnAlertWouldAndSaysWhoIsNotReached() throws MessagingException {
        operation.define("alert-rules", rule, definition("PT1S"));
        tested().body("works", equalTo(false)).body("steps[2].trouble", equalTo("no-secret"));
        system.knows(key());

        tested().body("works", equalTo(true))
                .body("steps.step", equalTo(java.util.List.of("wall", "letter", "secret", "ping")));

        assertThat(system.taken().getFirst()).contains("dev.cauce.alert.test");
        assertThat(servers.received(BOSS)).hasSize(2);
        alerts().body("", hasSize(0));
    }

    @Test
    void whileTheNodeThatWatchesLivesNoOtherDoes() {
        var node = new NodeId();
        var other = new WatchDuty(node, settings);
        assertThat(leases.renew(node).await().atMost(SOON)).contains(node.value());
        try {
            for (int time = 0; time < 5; time++) {
                assertThat(transactions
                                .inPipeline(ClientScope.everyone(), other::isOurs)
                                .await()
                                .atMost(SOON))
                        .isFalse();
            }
        } finally {
            leases.release(node).await().atMost(SOON);
        }
    }

    @Test
    void aRuleThatCannotWorkIsRefusedInWords() {
        var good = definition("PT1S");
        refused(good.replace("\"waiting\"", "\"weather\"")).body("errors[0].field", equalTo("metric"));
        refused(good.replace(operation.sales, "nowhere")).body("errors[0].field", equalTo("queue"));
        refused(good.replace(operation.sales, operation.billing)).body("errors[0].field", equalTo("queue"));
        refused(good.replace("\"threshold\":0", "\"threshold\":-1")).body("errors[0].field", equalTo("threshold"));
        refused(good.replace("\"waiting\"", "\"service-level\"").replace("\"threshold\":0", "\"threshold\":101"))
                .body("errors[0].field", equalTo("threshold"))
                .body("errors[0].message", containsString("0 to 100"));
        refused(good.replace(mailbox, "no-mailbox")).body("errors[0].field", equalTo("mailbox"));
        refused(good.replace("\"" + BOSS + "\"", "")).body("errors[0].field", equalTo("mailTo"));
        for (var forbidden :
                new String[] {"https://10.0.0.1/x", "http://ops.acme.example/x", "https://169.254.169.254/"}) {
            refused(good.replace(system.webhook(), forbidden))
                    .body("errors[0].field", equalTo("webhook"))
                    .body("errors[0].message", containsString("does not go there"));
        }
        operation.sofia.get("/alerts/history?limit=0").statusCode(400).body("errors[0].field", equalTo("limit"));
    }

    private ValidatableResponse refused(String body) {
        return operation
                .administrator
                .request()
                .header("If-None-Match", "*")
                .contentType("application/json")
                .body(body)
                .put("/api/v1/configuration/alert-rules/" + rule)
                .then()
                .statusCode(400);
    }

    private ValidatableResponse alerts() {
        return operation.sofia.get("/alerts").statusCode(200);
    }

    private ValidatableResponse tested() {
        return operation
                .administrator
                .request()
                .contentType("application/json")
                .body("{}")
                .post("/api/v1/configuration/alert-rules/" + rule + "/test")
                .then()
                .statusCode(200);
    }

    private String key() {
        return operation
                .administrator
                .request()
                .post("/api/v1/configuration/alert-rules/" + rule + "/keys")
                .then()
                .statusCode(201)
                .extract()
                .path("key");
    }

    private String definition(String lasting) {
        return """
                {"name":"Somebody waits","client":"%s","operation":"%s","queue":"%s","metric":"waiting","comparison":"above","threshold":0,"lasting":"%s","severity":"critical","webhook":"%s","mailbox":"%s","mailTo":["%s"]}""".formatted(operation.client, operation.id, operation.sales, lasting, system.webhook(), mailbox, BOSS);
    }
}
