package dev.cauce.engine.desk;

import static dev.cauce.engine.desk.DeskTestOperation.writes;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasItems;

import dev.cauce.engine.security.Tokens;
import dev.cauce.engine.testing.BackingServers;
import dev.cauce.engine.testing.DemoOperation;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(BackingServers.class)
@TestProfile(DemoOperation.class)
final class AgentSocketTest {
    @Inject
    Tokens tokens;

    private DeskTestOperation operation;
    private TestStaff ana;

    @BeforeEach
    void anOperationOfItsOwn() {
        operation = new DeskTestOperation(tokens);
        ana = operation.ana;
    }

    @Test
    void aBrokenSocketGoesOnWhereItStopped() {
        var before = ana.connect();
        var session = before.await("welcome").path("session").asText();
        var sequence = before.await("snapshot").path("sequence").asLong();
        before.breakOff();
        ana.available();
        writes(operation.visitor(), "Hello?");

        var after = resumed(ana, session, sequence);

        assertThat(after.await("welcome").path("resumed").asBoolean()).isTrue();
        after.await("presence", frame -> frame.path("presence").asText().equals("available"));
        after.await("offer.made");
        assertThat(after.frames())
                .noneMatch(frame -> frame.path("type").asText().equals("snapshot"));
        assertThat(after.frames().stream()
                        .skip(1)
                        .map(frame -> frame.path("sequence").asLong())
                        .toList())
                .startsWith(sequence + 1, sequence + 2);
    }

    @Test
    void anotherUsersSessionIsNotResumed() {
        var session = ana.connect().await("welcome").path("session").asText();

        var brunos = resumed(operation.bruno, session, 0);

        assertThat(brunos.await("welcome").path("resumed").asBoolean()).isFalse();
        assertThat(brunos.await("snapshot").path("state").path("agent").asText())
                .isEqualTo(operation.bruno.user());
    }

    @Test
    void aSessionThatNeverWasIsBegunAnew() {
        var socket = resumed(ana, "never-was", 7);

        assertThat(socket.await("welcome").path("resumed").asBoolean()).isFalse();
        socket.await("snapshot");
    }

    @Test
    void aSessionTakenUpElsewhereLeavesItsOldSocket() {
        var first = ana.connect();
        var session = first.await("welcome").path("session").asText();
        first.await("snapshot");

        resumed(ana, session, 0).await("welcome");

        assertThat(first.awaitClosed()).isEqualTo(4409);
    }

    @Test
    void anAgentIsNoSupervisor() {
        operation.sofia.request().get("/api/v1/agent/state").then().statusCode(403);
        ana.request().get("/api/v1/supervisor/live").then().statusCode(403);
        assertThat(TestSocket.authenticated(operation.sofia.socket(), ana.token())
                        .awaitClosed())
                .isEqualTo(4403);
    }

    @Test
    void aSocketThatSaysNonsenseIsToldWhatAndThenClosed() {
        var socket = TestSocket.open(ana.socket());

        socket.send("{\"type\":\"authenticate\",\"token\":\"x\",\"tokn\":\"x\"}");
        assertThat(socket.await("error").path("errors").path(0).path("field").asText())
                .isEqualTo("tokn");
        for (var i = 0; i < 9; i++) {
            socket.send("nonsense " + i);
        }

        assertThat(socket.awaitClosed()).isEqualTo(4400);
    }

    @Test
    void aSocketWithAWorthlessTokenIsClosed() {
        assertThat(TestSocket.authenticated(ana.socket(), "worthless").awaitClosed())
                .isEqualTo(4401);
    }

    @Test
    void socketsFramesAndResumesAreCounted() {
        var session = ana.connect().await("welcome").path("session").asText();
        resumed(ana, session, 0).await("welcome");
        resumed(ana, "never-was", 0).await("welcome");
        TestSocket.authenticated(ana.socket(), "worthless").awaitClosed();

        var page = given().get("/q/metrics").asString();

        assertThat(page)
                .contains(
                        "cauce_desk_sockets_open",
                        "cauce_desk_push_latency_seconds_count",
                        "cauce_desk_resumes_total{outcome=\"hit\"}",
                        "cauce_desk_resumes_total{outcome=\"miss\"}",
                        "cauce_desk_sockets_closed_total{reason=\"unauthenticated\"}");
        given().get("/q/health/ready").then().body("checks.name", hasItems("desk", "traces", "conversations"));
    }

    private static TestSocket resumed(TestStaff agent, String session, long sequence) {
        var socket = TestSocket.open(agent.socket());
        socket.send("{\"type\":\"authenticate\",\"token\":\"%s\",\"resume\":{\"session\":\"%s\",\"sequence\":%d}}"
                .formatted(agent.token(), session, sequence));
        return socket;
    }
}
