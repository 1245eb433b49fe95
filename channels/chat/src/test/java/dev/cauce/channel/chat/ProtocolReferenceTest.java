package dev.cauce.channel.chat;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import dev.cauce.channel.api.Notice;
import dev.cauce.channel.api.Part;
import dev.cauce.channel.api.Receipt;
import dev.cauce.channel.api.Timeline;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The published description of the visitors' socket and the code say the same. */
final class ProtocolReferenceTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

    private final ChatCodec codec = new ChatCodec(ChatLimits.USUAL);
    private JsonNode reference;

    @BeforeEach
    void theReference() throws IOException {
        var root = Objects.requireNonNull(System.getProperty("maven.multiModuleProjectDirectory"));
        reference = new YAMLMapper()
                .readTree(Path.of(root, "docs/reference/chat-asyncapi.yaml").toFile());
    }

    static Stream<ServerFrame> frames() {
        var file = new Part.Attachment("f1", "plan.pdf", "application/pdf", 12);
        Stream<ServerFrame> messages = Arrays.stream(Timeline.Author.values())
                .flatMap(author -> Arrays.stream(Receipt.values())
                        .map(receipt -> new ServerFrame.Message(entry(author, receipt, "c1", "Ana", file))));
        Stream<ServerFrame> statuses =
                Arrays.stream(Receipt.values()).map(one -> new ServerFrame.Status(Timeline.Author.AGENT, 3, one));
        Stream<ServerFrame> estimates = Arrays.stream(Notice.Confidence.values())
                .map(sure -> new ServerFrame.Queue(
                        2, new Notice.Estimate(Duration.ofSeconds(30), Duration.ofMinutes(2), sure)));
        Stream<ServerFrame> ends =
                Arrays.stream(Notice.ClosedBy.values()).map(by -> new ServerFrame.Closed("conversation", by, true));
        Stream<ServerFrame> others = Stream.of(
                new ServerFrame.Welcome("v1"),
                new ServerFrame.Accepted("m1"),
                new ServerFrame.Message(entry(Timeline.Author.CONTACT, Receipt.SENT, null, null)),
                new ServerFrame.Typing(true),
                new ServerFrame.Queue(1, null),
                new ServerFrame.Agent("Ana"),
                new ServerFrame.Rated("conversation", 5),
                new ServerFrame.Refused("text-too-long", "At most 4,000.", "text", "m1"),
                new ServerFrame.Refused("not-json", "This is no JSON.", "", null));
        return Stream.of(messages, statuses, estimates, ends, others).flatMap(one -> one);
    }

    @ParameterizedTest
    @MethodSource("frames")
    void everyFrameToAVisitorIsWhatTheReferenceSays(ServerFrame frame) throws JsonProcessingException {
        JsonNode written = JSON.readTree(FrameWriter.write(frame));
        assertThat(closed(written.path("type").asText()).validate(written)).isEmpty();
    }

    @Test
    void everythingTheReferenceSaysOfFramesToAVisitorIsWritten() throws JsonProcessingException {
        Set<String> written = new TreeSet<>();
        for (ServerFrame frame : frames().toList()) {
            JsonNode json = JSON.readTree(FrameWriter.write(frame));
            json.fieldNames()
                    .forEachRemaining(name -> written.add(json.path("type").asText() + '.' + name));
        }
        assertThat(written).isEqualTo(described("toVisitor"));
    }

    @Test
    void whatTheReferenceLetsAVisitorSendIsUnderstood() {
        for (ObjectNode whole : fromVisitor()) {
            assertThat(codec.read(whole.toString()))
                    .as(whole.toString())
                    .isInstanceOf(ChatCodec.Reading.Understood.class);
        }
    }

    @Test
    void aFrameWithoutWhatTheReferenceRequiresIsRefusedByName() {
        for (ObjectNode whole : fromVisitor()) {
            for (JsonNode required :
                    payload(messageName(whole.path("type").asText())).path("required")) {
                var without = whole.deepCopy().without(required.asText());
                assertThat(codec.read(without.toString()))
                        .as(without.toString())
                        .isInstanceOfSatisfying(ChatCodec.Reading.Malformed.class, wrong -> assertThat(wrong.field())
                                .isEqualTo(required.asText()));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'type':'message','id':'with space','text':'hi'}",
                "{'type':'message','id':'1','text':7}",
                "{'type':'message','id':'1','attachments':['1','2','3','4','5','6']}",
                "{'type':'authenticate','token':'t','lastSequence':-1}",
                "{'type':'typing','typing':'yes'}",
                "{'type':'read','sequence':-3}",
                "{'type':'rate','conversation':'c1','score':6}",
                "{'type':'rate','conversation':'c1','score':0}",
                "{'type':'rate','conversation':'c 1','score':3}",
                "{'type':'close','now':true}"
            })
    void whatTheReferenceForbidsIsRefused(String frame) throws JsonProcessingException {
        JsonNode json = JSON.readTree(frame.replace('\'', '"'));
        assertThat(closed(messageName(json.path("type").asText())).validate(json))
                .isNotEmpty();
        assertThat(codec.read(json.toString())).isInstanceOf(ChatCodec.Reading.Malformed.class);
    }

    private static Timeline.Entry entry(
            Timeline.Author author, Receipt receipt, @Nullable String clientId, @Nullable String name, Part... files) {
        List<Part> parts = new ArrayList<>(List.of(new Part.Text("Hola")));
        parts.addAll(List.of(files));
        return new Timeline.Entry("m1", clientId, "conversation", 1, author, name, NOW, parts, receipt);
    }

    /** One frame of each kind that a visitor may send, with everything in it. */
    private List<ObjectNode> fromVisitor() {
        var whole = List.of(
                JSON.createObjectNode()
                        .put("type", "authenticate")
                        .put("token", "t")
                        .put("lastSequence", 3),
                JSON.createObjectNode()
                        .put("type", "message")
                        .put("id", "m1")
                        .put("text", "hola")
                        .set("attachments", JSON.createArrayNode().add("f1")),
                JSON.createObjectNode().put("type", "typing").put("typing", true),
                JSON.createObjectNode().put("type", "read").put("sequence", 3),
                JSON.createObjectNode()
                        .put("type", "rate")
                        .put("conversation", "c1")
                        .put("score", 5)
                        .put("comment", "Gracias"),
                JSON.createObjectNode().put("type", "close"));
        var frames = whole.stream().map(ObjectNode.class::cast).toList();
        Set<String> sent = new TreeSet<>();
        frames.forEach(frame -> frame.fieldNames()
                .forEachRemaining(name -> sent.add(frame.path("type").asText() + '.' + name)));
        assertThat(sent).isEqualTo(described("fromVisitor"));
        return frames;
    }

    /** All members of the frames of an operation, as type and name. */
    private Set<String> described(String operation) {
        Set<String> members = new TreeSet<>();
        for (JsonNode message : reference.at("/operations/" + operation + "/messages")) {
            String path = message.path("$ref").asText();
            JsonNode payload = payload(path.substring(path.lastIndexOf('/') + 1));
            String type = payload.at("/properties/type/const").asText();
            payload.path("properties").fieldNames().forEachRemaining(name -> members.add(type + '.' + name));
        }
        return members;
    }

    private static String messageName(String type) {
        return type.equals("message") ? "sendMessage" : type;
    }

    /** The schema of a message that admits nothing it does not describe. */
    private JsonSchema closed(String name) {
        var schema = ((ObjectNode) payload(name)).deepCopy().put("additionalProperties", false);
        return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(schema);
    }

    private JsonNode payload(String name) {
        return reference.at("/components/messages/" + name + "/payload");
    }
}
