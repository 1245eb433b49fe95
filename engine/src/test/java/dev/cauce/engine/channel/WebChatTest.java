package dev.cauce.engine.channel;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cauce.channel.api.ContactAddress;
import dev.cauce.channel.api.Part;
import dev.cauce.engine.configuration.ConfigurationView;
import dev.cauce.engine.conversation.AgentEvent;
import dev.cauce.engine.conversation.AgentMessages;
import dev.cauce.engine.conversation.ConversationIds;
import dev.cauce.engine.testing.BackingServers;
import dev.cauce.engine.testing.DemoOperation;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(BackingServers.class)
@TestProfile(DemoOperation.class)
final class WebChatTest {
    private static final String CHANNEL = "/api/chat/v1/acme-web";

    @TestHTTPResource("/ws/chat/v1/acme-web")
    @SuppressWarnings("NullAway.Init")
    URI address;

    @Inject
    AgentMessages agents;

    @Inject
    ConfigurationView configuration;

    @BeforeEach
    @SuppressWarnings("NullAway.Init")
    void theChannelIsKnown() {
        await().atMost(Duration.ofSeconds(30))
                .until(() -> configuration.chatChannel("acme-web").isPresent());
    }

    @Test
    void aMessageIsAcceptedNumberedAndQueued() throws Exception {
        var visitor = admitted();
        try (var socket = VisitorSocket.open(address)) {
            socket.send(authenticate(visitor, 0));
            socket.send("{\"type\":\"message\",\"id\":\"m1\",\"text\":\"Hola\"}");
            assertThat(socket.next("accepted").path("id").asText()).isEqualTo("m1");
            assertThat(socket.next("message").path("sequence").asLong()).isEqualTo(1);
            assertThat(socket.next("queue").path("position").asInt()).isPositive();
        }
    }

    @Test
    void aMessageSentAgainDoublesNothingAndIsThereAfterAReconnect() throws Exception {
        var visitor = admitted();
        try (var socket = VisitorSocket.open(address)) {
            socket.send(authenticate(visitor, 0));
            socket.send("{\"type\":\"message\",\"id\":\"m1\",\"text\":\"Hola\"}");
            socket.send("{\"type\":\"message\",\"id\":\"m1\",\"text\":\"Hola\"}");
            socket.send("{\"type\":\"message\",\"id\":\"m2\",\"text\":\"¿Hay alguien?\"}");
            assertThat(socket.next("message").path("clientId").asText()).isEqualTo("m1");
            assertThat(socket.next("message").path("clientId").asText()).isEqualTo("m2");
        }
        try (var again = VisitorSocket.open(address)) {
            again.send(authenticate(visitor, 1));
            JsonNode resumed = again.next("message");
            assertThat(resumed.path("sequence").asLong()).isEqualTo(2);
            assertThat(resumed.path("text").asText()).isEqualTo("¿Hay alguien?");
        }
    }

    @Test
    void whatTheAgentWritesReachesTheVisitor() throws Exception {
        var visitor = admitted();
        try (var socket = VisitorSocket.open(address)) {
            socket.send(authenticate(visitor, 0));
            socket.send("{\"type\":\"message\",\"id\":\"m1\",\"text\":\"Hola\"}");
            var conversation = socket.next("message").path("conversation").asText();
            var contact = new ContactAddress("acme", "acme-web", visitor.getOrDefault("visitor", ""));
            agents.send(new AgentEvent.MessageWritten(
                            ConversationIds.agentMessage("ana", conversation, "key"),
                            contact,
                            conversation,
                            "ana",
                            "Ana",
                            false,
                            Instant.now(),
                            List.of(new Part.Text("¿En qué puedo ayudarle?"))))
                    .join();
            JsonNode answer = socket.next("message");
            assertThat(answer.path("author").asText()).isEqualTo("agent");
            assertThat(answer.path("sequence").asLong()).isEqualTo(2);
        }
    }

    @Test
    void anAttachmentIsTheVisitorsOwnAndIsNeverShownInPlace() {
        var owner = admitted();
        var id = given().header("Authorization", "Bearer " + owner.get("token"))
                .multiPart(
                        "file",
                        "../evil<x>.html",
                        "<script>alert(1)</script>".getBytes(java.nio.charset.StandardCharsets.UTF_8),
                        "text/html")
                .post(CHANNEL + "/attachments")
                .then()
                .statusCode(201)
                .extract()
                .<String>path("id");
        given().header("Authorization", "Bearer " + owner.get("token"))
                .get(CHANNEL + "/attachments/" + id)
                .then()
                .statusCode(200)
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Type", org.hamcrest.Matchers.startsWith("text/plain"));
        given().header("Authorization", "Bearer " + admitted().get("token"))
                .get(CHANNEL + "/attachments/" + id)
                .then()
                .statusCode(404);
    }

    @Test
    void aPageOfAnotherOriginIsRefused() {
        given().header("Origin", "https://evil.example")
                .contentType("application/json")
                .body("{}")
                .post(CHANNEL + "/visitors")
                .then()
                .statusCode(403);
    }

    private static Map<String, String> admitted() {
        var answer = given().contentType("application/json")
                .body("{}")
                .post(CHANNEL + "/visitors")
                .then()
                .statusCode(200)
                .extract();
        return Map.of("token", answer.path("token"), "visitor", answer.path("visitor"));
    }

    private static String authenticate(Map<String, String> visitor, long lastSequence) {
        return "{\"type\":\"authenticate\",\"token\":\"%s\",\"lastSequence\":%d}"
                .formatted(visitor.get("token"), lastSequence);
    }
}
