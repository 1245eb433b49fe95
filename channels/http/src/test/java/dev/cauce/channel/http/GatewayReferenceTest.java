package dev.cauce.channel.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import dev.cauce.channel.api.ContactAddress;
import dev.cauce.channel.api.OutboundMessage;
import dev.cauce.channel.api.Part;
import dev.cauce.channel.testkit.Recordings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The published description of own channels and the code say the same. */
final class GatewayReferenceTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
    private static final String TYPES = "dev.cauce.channel.";

    /** What a schema cannot say: they are refused all the same. */
    private static final Set<String> BEYOND_SCHEMAS =
            Set.of("not-json", "a-list", "bad-time", "empty-message", "twice-the-same");

    private JsonNode reference;

    @BeforeEach
    void theReference() throws IOException {
        var root = Objects.requireNonNull(System.getProperty("maven.multiModuleProjectDirectory"));
        reference = new YAMLMapper()
                .readTree(Path.of(root, "docs/reference/http-channel-asyncapi.yaml")
                        .toFile());
    }

    @Test
    void whatIsUnderstoodIsWhatTheReferenceSays() throws JsonProcessingException {
        for (var recording : recordings("understood")) {
            if (!recording.name().equals("unknown")) {
                JsonNode event = JSON.readTree(recording.payload().text());
                assertThat(schema(type(event)).validate(event))
                        .as(recording.name())
                        .isEmpty();
            }
        }
    }

    @Test
    void whatIsRefusedTheReferenceForbids() throws JsonProcessingException {
        for (var recording : recordings("malformed")) {
            if (!BEYOND_SCHEMAS.contains(recording.name())) {
                JsonNode event = JSON.readTree(recording.payload().text());
                assertThat(schema(type(event)).validate(event))
                        .as(recording.name())
                        .isNotEmpty();
            }
        }
    }

    @Test
    void everyTypeOfTheReferenceHasARecording() {
        var described = reference
                .at("/channels/events/messages")
                .propertyStream()
                .map(Map.Entry::getKey)
                .toList();

        assertThat(recordings("understood").stream()
                        .map(recording -> read(recording.payload().text()))
                        .map(GatewayReferenceTest::type))
                .containsAll(described);
    }

    @Test
    void whatIsPostedIsWhatTheReferenceSays() {
        var message = new OutboundMessage(
                "m1",
                new ContactAddress("acme", "sms", "+34600111222", "order-17"),
                "c1",
                7,
                NOW,
                "Ana",
                List.of(
                        new Part.Text("Hola"),
                        new Part.Location(40.4, -3.7, "Madrid"),
                        new Part.QuickReply("yes", "Sí"),
                        new Part.Attachment("f1", "a.txt", "text/plain", 1)));

        JsonNode event = read(new String(
                GatewayMessage.write(message, Map.of("f1", new byte[] {1})), java.nio.charset.StandardCharsets.UTF_8));

        assertThat(schema("message").validate(event)).isEmpty();
    }

    private static List<Recordings.Recording> recordings(String folder) {
        return new Recordings(
                        Path.of("src/test/resources/recordings", folder),
                        new ContactAddress("acme", "sms", "system"),
                        NOW)
                .all();
    }

    private static String type(JsonNode event) {
        String type = event.path("type").asText();
        return type.startsWith(TYPES) ? type.substring(TYPES.length()) : type;
    }

    private static JsonNode read(String event) {
        try {
            return JSON.readTree(event);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    /** With the schemas that it refers to. */
    private JsonSchema schema(String message) {
        var schema = ((ObjectNode) reference.at("/components/messages/" + message + "/payload")).deepCopy();
        schema.set("components", reference.path("components"));
        return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(schema);
    }
}
