package dev.cauce.engine.desk;

import static dev.cauce.engine.desk.DeskTestOperation.accepts;
import static dev.cauce.engine.desk.DeskTestOperation.writes;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.startsWith;

import dev.cauce.engine.security.Tokens;
import dev.cauce.engine.testing.BackingServers;
import dev.cauce.engine.testing.DemoOperation;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(BackingServers.class)
@TestProfile(DemoOperation.class)
final class AgentMessagesTest {
    private static final byte[] FILE = "<script>alert(1)</script>".getBytes(StandardCharsets.UTF_8);

    @Inject
    Tokens tokens;

    private DeskTestOperation operation;
    private TestStaff ana;
    private TestSocket desktop;
    private TestSocket visitor;
    private String conversation;

    @BeforeEach
    void anaTalksToAVisitor() {
        operation = new DeskTestOperation(tokens);
        ana = operation.ana;
        desktop = ana.connect();
        visitor = operation.visitor();
        conversation = accepts(ana, desktop, visitor);
    }

    @Test
    void whatEitherSideWritesReachesTheOtherInOrder() {
        ana.post(of("/messages"), "{\"text\":\"Good morning\"}").statusCode(202);
        assertThat(visitor.await(
                                "message",
                                frame -> frame.path("author").asText().equals("agent"))
                        .path("name")
                        .asText())
                .isEqualTo("Ana");
        writes(visitor, "My invoice is wrong");

        assertThat(desktop.await("message").path("message").path("text").asText())
                .isEqualTo("Good morning");
        assertThat(desktop.await("message").path("message").path("text").asText())
                .isEqualTo("My invoice is wrong");
        ana.get(of("/messages"))
                .statusCode(200)
                .body("text", equalTo(List.of("Hello?", "Good morning", "My invoice is wrong")))
                .body("sequence", equalTo(List.of(1, 2, 3)));
        ana.get(of("/messages?before=3&limit=1")).body("text", equalTo(List.of("Good morning")));
    }

    @Test
    void theSameMessageAgainIsTheSameMessageEvenAfterTheConversationIsOver() {
        var message = ana.post(of("/messages"), "{\"text\":\"Once\"}", "key-1")
                .statusCode(202)
                .extract()
                .<String>path("message");
        desktop.await("message");
        ana.post(of("/messages"), "{\"text\":\"Once\"}", "key-1")
                .statusCode(202)
                .body("message", equalTo(message));
        ana.post(of("/close")).statusCode(204);

        ana.post(of("/messages"), "{\"text\":\"Once\"}", "key-1")
                .statusCode(202)
                .body("message", equalTo(message));
        ana.post(of("/messages"), "{\"text\":\"Too late\"}", "key-2")
                .statusCode(409)
                .body("detail", containsString("note"));
        ana.get(of("/messages")).body("text", equalTo(List.of("Hello?", "Once")));
    }

    @Test
    void aNoteIsForStaffOnly() {
        ana.post(of("/notes"), "{\"text\":\"Is a regular\"}").statusCode(202);

        assertThat(desktop.await("message").path("message").path("note").asBoolean())
                .isTrue();
        ana.post(of("/messages"), "{\"text\":\"Good morning\"}").statusCode(202);
        visitor.await("message", frame -> frame.path("text").asText().equals("Good morning"));
        assertThat(visitor.frames())
                .noneMatch(frame -> frame.path("text").asText().equals("Is a regular"));
    }

    @Test
    void readingIsToldToTheOtherSideAndCounted() {
        writes(visitor, "Are you there?");
        ana.get("/state").body("conversations[0].unread", equalTo(2));

        ana.post(of("/read"), "{\"sequence\":1}").statusCode(204);

        var told =
                visitor.await("status", frame -> frame.path("author").asText().equals("contact"));
        assertThat(told.path("upTo").asInt()).isEqualTo(1);
        ana.get("/state").body("conversations[0].unread", equalTo(1));
        ana.get(of("/messages")).body("status", equalTo(List.of("read", "sent")));
        ana.post(of("/messages"), "{\"text\":\"Yes\"}").statusCode(202);
        var answer =
                visitor.await("message", frame -> frame.path("text").asText().equals("Yes"));
        visitor.send("{\"type\":\"read\",\"sequence\":%d}"
                .formatted(answer.path("sequence").asInt()));
        assertThat(desktop.await(
                                "message.status",
                                frame -> frame.path("author").asText().equals("agent")
                                        && frame.path("status").asText().equals("read"))
                        .path("upTo")
                        .asInt())
                .isEqualTo(3);
    }

    @Test
    void typingIsShownOnBothSides() {
        ana.post(of("/typing"), "{\"active\":true}").statusCode(204);
        assertThat(visitor.await("typing").path("typing").asBoolean()).isTrue();

        visitor.send("{\"type\":\"typing\",\"typing\":true}");

        var shown = desktop.await("typing");
        assertThat(shown.path("active").asBoolean()).isTrue();
        assertThat(shown.path("conversation").asText()).isEqualTo(conversation);
    }

    @Test
    void anAttachmentGoesToTheVisitorAndIsNeverShownInPlace() {
        var file = ana.request()
                .multiPart("file", "../bill<x>.html", FILE, "text/html")
                .post("/api/v1/agent" + of("/attachments"))
                .then()
                .statusCode(201)
                .extract()
                .<String>path("id");

        ana.post(of("/messages"), "{\"attachments\":[\"%s\"]}".formatted(file)).statusCode(202);

        assertThat(visitor.await(
                                "message",
                                frame -> frame.path("author").asText().equals("agent"))
                        .path("attachments")
                        .path(0)
                        .path("id")
                        .asText())
                .isEqualTo(file);
        ana.get(of("/attachments/" + file))
                .statusCode(200)
                .header("Content-Disposition", startsWith("attachment;"))
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Type", startsWith("text/plain"));
    }

    @Test
    void whatIsNotThereCannotBeSent() {
        ana.post(of("/messages"), "{\"text\":\"See\",\"attachments\":[\"nothing\"]}")
                .statusCode(400)
                .body("errors[0].field", equalTo("attachments[0]"))
                .body("errors[0].value", equalTo("nothing"));
        ana.post(of("/messages"), "{\"text\":\"  \"}").statusCode(400).body("errors[0].field", equalTo("text"));
        ana.post(of("/messages"), "{\"text\":\"Sí\",\"answers\":\"m\"}")
                .statusCode(400)
                .body("errors[0].field", equalTo("answers"))
                .body("errors[0].message", containsString("cannot show"));
        ana.post(of("/messages"), "{}").statusCode(400).body("errors[0].field", equalTo("text"));
        ana.post(of("/notes"), "{\"text\":\"\"}").statusCode(400).body("errors[0].field", equalTo("text"));
        ana.post(of("/read"), "{\"sequence\":0}").statusCode(400).body("errors[0].field", equalTo("sequence"));
        ana.post(of("/typing"), "{}").statusCode(400).body("errors[0].field", equalTo("active"));
        ana.get(of("/messages?limit=0")).statusCode(400).body("errors[0].field", equalTo("limit"));
        ana.get(of("/attachments/nothing")).statusCode(404);
        ana.request()
                .multiPart("other", "x")
                .post("/api/v1/agent" + of("/attachments"))
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo("file"));
    }

    @Test
    void whoDoesNotHaveTheConversationMeetsNothing() {
        for (var stranger : List.of(operation.bruno, operation.frank)) {
            stranger.get(of("/messages")).statusCode(404).contentType("application/problem+json");
            stranger.post(of("/messages"), "{\"text\":\"x\"}").statusCode(404);
            stranger.post(of("/notes"), "{\"text\":\"x\"}").statusCode(404);
            stranger.post(of("/read"), "{\"sequence\":1}").statusCode(404);
            stranger.post(of("/typing"), "{\"active\":true}").statusCode(404);
            stranger.get(of("/attachments/x")).statusCode(404);
        }
    }

    @Test
    void aSupervisorReadsConversationsOfTheOwnClientsOnly() {
        var file = given().auth()
                .oauth2(ana.token())
                .multiPart("file", "bill.txt", FILE, "text/plain")
                .post("/api/v1/agent" + of("/attachments"))
                .then()
                .statusCode(201)
                .extract()
                .<String>path("id");

        operation.sofia.get(of("/messages")).statusCode(200).body("", hasSize(1));
        operation.sofia.get(of("/attachments/" + file)).statusCode(200);
        operation.otherSupervisor.get(of("/messages")).statusCode(404);
        operation.otherSupervisor.get(of("/attachments/" + file)).statusCode(404);
    }

    @Test
    void whatIsWrittenWhileTheDesktopIsAwayIsToldWhenItComesBack() {
        var session = desktop.frames().getFirst().path("session").asText();
        var sequence = desktop.frames().getLast().path("sequence").asLong();
        desktop.breakOff();
        writes(visitor, "Still there?");

        var again = TestSocket.open(ana.socket());
        again.send("{\"type\":\"authenticate\",\"token\":\"%s\",\"resume\":{\"session\":\"%s\",\"sequence\":%d}}"
                .formatted(ana.token(), session, sequence));

        assertThat(again.await("welcome").path("resumed").asBoolean()).isTrue();
        assertThat(again.await("message").path("message").path("text").asText()).isEqualTo("Still there?");
        await().untilAsserted(() -> ana.get(of("/messages")).body("", hasSize(2)));
    }

    private String of(String what) {
        return "/conversations/" + conversation + what;
    }
}
