package dev.cauce.engine.channel.email;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;

import dev.cauce.engine.testing.BackingServers;
import dev.cauce.engine.testing.DemoOperation;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an administrator learns of a mailbox by testing it. */
@QuarkusTest
@QuarkusTestResource(BackingServers.class)
@TestProfile(DemoOperation.class)
@SuppressWarnings("NullAway.Init")
final class MailboxProbeTest {
    private static final String ROOT = "/api/v1/configuration/mailboxes/";

    @Inject
    MeterRegistry metrics;

    private final String mark = UUID.randomUUID().toString().substring(0, 8);
    private final String mailbox = "probe-" + mark;
    private final String ours = "support-" + mark + "@acme.example";
    private String token;
    private MailServers servers;

    @BeforeEach
    void aServerWithAPassword() throws Exception {
        token = DemoOperation.token("admin");
        servers = MailServers.make().withWord(ours, "right").start();
        define(servers.imapPort, "*");
    }

    @AfterEach
    void theMailboxGoes() {
        admin().header("If-Match", version()).delete(ROOT + mailbox).then().statusCode(204);
        servers.close();
    }

    @Test
    void eachStepIsToldWithWhatToDoAboutTheOneThatFails() throws Exception {
        tested("{}")
                .body("works", equalTo(false))
                .body("steps.step", equalTo(List.of("secret")))
                .body("steps[0].trouble", equalTo("no-secret"));

        password("wrong");
        tested("{}")
                .body("works", equalTo(false))
                .body("steps.findAll { !it.passed }.step", equalTo(List.of("imap-sign-in", "smtp-sign-in")))
                .body("steps[2].trouble", equalTo("sign-in"))
                .body("steps[2].remedy", containsString("Set the secret again"));

        password("right");
        var receiver = "me-" + mark + "@example.org";
        tested("{\"sendTo\":\"%s\"}".formatted(receiver))
                .body("works", equalTo(true))
                .body(
                        "steps.step",
                        equalTo(List.of(
                                "secret",
                                "imap-connect",
                                "imap-sign-in",
                                "imap-inbox",
                                "smtp-connect",
                                "smtp-sign-in",
                                "letter")));
        assertThat(servers.received(receiver)).hasSize(1);

        define(1, version());
        tested("{}").body("steps[0].trouble", equalTo("no-secret"));
        password("right");
        tested("{}")
                .body("steps.findAll { !it.passed }.step", equalTo(List.of("imap-connect")))
                .body("steps[1].trouble", equalTo("no-connection"));
        assertThat(Stream.generate(() -> order("{}").extract().statusCode())
                        .limit(30)
                        .anyMatch(status -> status == 429))
                .isTrue();
        assertThat(metrics.get("cauce.channel.test")
                        .tags("medium", "email", "outcome", "works")
                        .timer()
                        .count())
                .isPositive();
    }

    @Test
    void aSecretIsNeverReadBackAndIsForgottenOnDemand() {
        state().body("set", equalTo(false)).body("", not(hasKey("changedAt")));
        password("right");
        state().body("set", equalTo(true)).body("usable", equalTo(true)).body("", hasKey("changedAt"));
        define(1, version());
        state().body("set", equalTo(true)).body("usable", equalTo(false));

        admin().delete(ROOT + mailbox + "/secrets").then().statusCode(204);

        state().body("set", equalTo(false));
        assertThat(admin().get("/api/v1/configuration/audit?limit=50")
                        .then()
                        .extract()
                        .<List<Map<String, String>>>path("findAll { it.subject == '%s' }".formatted(mailbox)))
                .extracting(act -> act.get("action"))
                .contains("set-secret", "forget-secret");
        order("{\"sendTo\":\"a b\"}").statusCode(400).body("errors[0].field", equalTo("sendTo"));
        order("{\"sendTo\":\"%s\"}".formatted(ours)).statusCode(400).body("errors[0].field", equalTo("sendTo"));
    }

    private RequestSpecification admin() {
        return RestAssured.given().contentType(ContentType.JSON).auth().oauth2(token);
    }

    private void define(int imapPort, String version) {
        var request = admin().body("""
                        {"name":"Probe","client":"acme","queue":"acme-support","address":"%s",
                         "imap":{"host":"127.0.0.1","port":%d,"security":"none","user":"%s"},
                         "smtp":{"host":"127.0.0.1","port":%d,"security":"none","user":"%s"}}""".formatted(ours, imapPort, ours, servers.smtpPort, ours));
        request.header(version.equals("*") ? "If-None-Match" : "If-Match", version)
                .put(ROOT + mailbox)
                .then()
                .statusCode(200);
    }

    private String version() {
        return admin().get(ROOT + mailbox).getHeader("ETag");
    }

    private void password(String word) {
        admin().body(Map.of("password", word))
                .put(ROOT + mailbox + "/password")
                .then()
                .statusCode(204);
    }

    private ValidatableResponse state() {
        return admin().get(ROOT + mailbox + "/secrets").then().statusCode(200);
    }

    private ValidatableResponse tested(String order) {
        return order(order).statusCode(200);
    }

    private ValidatableResponse order(String order) {
        return admin().body(order).post(ROOT + mailbox + "/test").then();
    }
}
