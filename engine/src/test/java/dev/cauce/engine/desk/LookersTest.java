package dev.cauce.engine.desk;

import static dev.cauce.engine.desk.DeskTestOperation.accepts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cauce.engine.configuration.ConfigurationView;
import dev.cauce.engine.conversation.ConversationHistory;
import dev.cauce.engine.conversation.ConversationLooks;
import dev.cauce.engine.desk.session.DeskSettings;
import dev.cauce.engine.persistence.ClientScope;
import dev.cauce.engine.persistence.ScopedTransactions;
import dev.cauce.engine.security.Role;
import dev.cauce.engine.security.SignedIn;
import dev.cauce.engine.security.Tokens;
import dev.cauce.engine.testing.BackingServers;
import dev.cauce.engine.testing.DemoOperation;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Agents see who looks into their conversations. */
@QuarkusTest
@QuarkusTestResource(BackingServers.class)
@TestProfile(DemoOperation.class)
final class LookersTest {
    @Inject
    Tokens tokens;

    @Inject
    ScopedTransactions transactions;

    @Inject
    ConversationLooks looks;

    @Inject
    ConversationHistory history;

    @Inject
    LookBook book;

    @Inject
    Operations operations;

    @Inject
    AgentDesks desks;

    @Inject
    ConfigurationView configuration;

    private DeskTestOperation operation;
    private TestSocket anasDesk;
    private String conversation;

    @BeforeEach
    void anaTalksToAVisitor() {
        operation = new DeskTestOperation(tokens);
        operation.define("users", operation.sofia.user(), """
                {"name":"Sofía","roles":["supervisor"],"operation":"%s","clients":["%s"],"language":"es"}""".formatted(operation.id, operation.client));
        anasDesk = operation.ana.connect();
        conversation = accepts(operation.ana, anasDesk, operation.visitor());
    }

    @Test
    void anAgentSeesByNameWhoLooksUntilTheyStop() {
        operation.sofia.get(of("/messages")).statusCode(200);

        var told = anasDesk.await("looking");
        assertThat(told.path("conversation").asText()).isEqualTo(conversation);
        assertThat(told.at("/lookers/0/user").asText()).isEqualTo(operation.sofia.user());
        assertThat(told.at("/lookers/0/name").asText()).isEqualTo("Sofía");
        operation
                .ana
                .get("/state")
                .statusCode(200)
                .body("lookedAt[0].conversation", equalTo(conversation))
                .body("lookedAt[0].lookers[0].name", equalTo("Sofía"));
        var again = operation.ana.connect().await("snapshot");
        assertThat(again.at("/state/lookedAt/0/lookers/0/name").asText()).isEqualTo("Sofía");

        stopsLooking(operation.sofia).statusCode(204);
        anasDesk.await("looking", LookersTest::isNobody);
        operation.ana.get("/state").body("lookedAt", empty());
        stopsLooking(operation.sofia).statusCode(204);
    }

    @Test
    void whoeverReadsInAnotherProcessIsToldToo_andIsGoneWhenNotRenewed() {
        looksElsewhere("eva", Instant.now().plusSeconds(2));

        var told = anasDesk.await("looking");

        assertThat(told.at("/lookers/0/name").asText()).isEqualTo("eva");
        anasDesk.await("looking", LookersTest::isNobody);
    }

    @Test
    void whoTakesTheConversationOverIsToldWhoLooks() {
        looksElsewhere("eva", Instant.now().plusSeconds(60));
        anasDesk.await("looking");
        var brunosDesk = operation.bruno.connect();
        brunosDesk.await("snapshot");
        operation.bruno.available();
        operation
                .sofia
                .post(
                        "/interactions/" + conversation + "/assign",
                        "{\"agent\":\"%s\"}".formatted(operation.bruno.user()))
                .statusCode(204);

        assertThat(brunosDesk.await("looking").at("/lookers/0/user").asText()).isEqualTo("eva");
        anasDesk.await("looking", LookersTest::isNobody);
    }

    @Test
    void whoMayNotSeeTheConversationIsNoLooker() {
        operation.otherSupervisor.get(of("/messages")).statusCode(404);
        stopsLooking(operation.otherSupervisor).statusCode(404);
        stopsLooking(operation.ana).statusCode(403);

        assertThat(looking()).doesNotContain(operation.otherSupervisor.user());
    }

    @Test
    void anInstallationThatLooksInSilenceKeepsNoTrace() {
        var silent = new Lookers(
                looks,
                book,
                operations,
                desks,
                configuration,
                settings(false),
                new SimpleMeterRegistry(),
                Clock.systemUTC());
        var open = new Lookers(
                looks,
                book,
                operations,
                desks,
                configuration,
                settings(true),
                new SimpleMeterRegistry(),
                Clock.systemUTC());
        var place = history.place(ClientScope.of(operation.client), conversation)
                .await()
                .indefinitely()
                .orElseThrow();

        silent.looks(supervisor("sara"), place).await().indefinitely();
        open.looks(supervisor("olga"), place).await().indefinitely();

        assertThat(looking()).contains("olga").doesNotContain("sara");
    }

    private SignedIn supervisor(String user) {
        return new SignedIn(
                user,
                Set.of(Role.SUPERVISOR),
                operation.id,
                Set.of(operation.client),
                Instant.now().plusSeconds(60));
    }

    private static DeskSettings settings(boolean tells) {
        return (DeskSettings) Proxy.newProxyInstance(
                DeskSettings.class.getClassLoader(), new Class<?>[] {DeskSettings.class}, (_, method, _) -> {
                    assertThat(method.getName()).isEqualTo("tellsWhoLooks");
                    return tells;
                });
    }

    private java.util.List<String> looking() {
        return looks.open().await().indefinitely().stream()
                .filter(look -> look.conversation().equals(conversation))
                .map(ConversationLooks.Look::user)
                .toList();
    }

    private void looksElsewhere(String user, Instant until) {
        transactions
                .withConnection(ClientScope.of(operation.client), connection -> connection
                        .preparedQuery("insert into conversation_look values ($1, $2, $3, $4, $5, $6)")
                        .execute(Tuple.of(
                                conversation,
                                user,
                                operation.client.value(),
                                operation.id.value(),
                                Instant.now().atOffset(ZoneOffset.UTC),
                                until.atOffset(ZoneOffset.UTC))))
                .await()
                .indefinitely();
    }

    private io.restassured.response.ValidatableResponse stopsLooking(TestStaff staff) {
        return staff.request().delete("/api/v1/supervisor" + of("/look")).then();
    }

    private String of(String what) {
        return "/conversations/" + conversation + what;
    }

    private static boolean isNobody(JsonNode frame) {
        return frame.path("lookers").isEmpty();
    }
}
