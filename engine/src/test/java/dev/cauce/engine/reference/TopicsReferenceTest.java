package dev.cauce.engine.reference;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import dev.cauce.channel.api.ChannelEvent;
import dev.cauce.channel.api.OutboundMessage;
import dev.cauce.channel.api.Part;
import dev.cauce.engine.conversation.ConversationEvent;
import dev.cauce.engine.conversation.ConversationJson;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The topics that others may read and write are described as the code has them, and nothing that was promised is taken back. */
final class TopicsReferenceTest {
    private static final String PAGE = "topics-asyncapi.yaml";
    private static final String RULES = """
            The Kafka topics that are a public contract. Their names begin with the prefix of the installation (cauce.topic-prefix).
            Every record is a JSON object. `inbound` and `outbound` carry CloudEvents 1.0 in binary mode (headers `ce_id`, `ce_type`,
            `ce_source`, `ce_time`, `ce_cauceclient`); the member `type` of a value says which kind it is.

            What may change: members that may be absent, kinds, and words of an enumeration are added; ignore those you do not know. What
            never changes: a member's name, meaning and type, whether it must be there, the keys, and the order within a key. What
            must change otherwise gets a new topic beside the old one. Records can come twice, with the same id. All other topics
            (agent-messages, signals, routing.*, configuration, dead-letter) are the engine's own and change without notice.
            """;
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final YAMLMapper YAML = YAMLMapper.builder()
            .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
            .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
            .enable(YAMLGenerator.Feature.LITERAL_BLOCK_STYLE)
            .disable(YAMLGenerator.Feature.SPLIT_LINES)
            .build();

    private final TopicSchemas schemas = new TopicSchemas();
    private ObjectNode described = JSON.objectNode();

    @BeforeEach
    void describe() {
        described = JSON.objectNode().put("asyncapi", "3.0.0");
        described
                .putObject("info")
                .put("title", "Cauce: topics")
                .put("version", "1.0.0")
                .put("description", RULES);
        var channels = described.putObject("channels");
        var operations = described.putObject("operations");
        topic(channels, operations, "inbound", "receive", ChannelEvent.class, """
                What contacts do on channels. Written by adapters, and by whoever brings a channel by Kafka; keyed by client, channel, topic
                if there is one, and address, joined by bars. An event with an id that was there before is the same event.""");
        topic(channels, operations, "outbound", "send", OutboundMessage.class, """
                Messages for contacts, keyed by conversation, with the kind of channel in the header `ce_caucechannelkind`. Read by what
                delivers them; the same id is the same message.""");
        topic(channels, operations, "messages", "send", ConversationEvent.class, """
                What happened in conversations, keyed by conversation: for archives, search and bots.""");
        var all = described.putObject("components").putObject("schemas");
        schemas.all().forEach(all::set);
    }

    private void topic(
            ObjectNode channels, ObjectNode operations, String name, String action, Class<?> type, String about) {
        var channel = channels.putObject(name).put("address", name).put("description", about.strip());
        channel.putObject("messages").putObject(type.getSimpleName()).set("payload", schemas.of(type));
        var operation = operations.putObject(name).put("action", action);
        operation.putObject("channel").put("$ref", "#/channels/" + name);
    }

    @Test
    void nothingThatWasPromisedIsTakenBack() throws IOException {
        var file = ReferencePage.root().resolve("docs/reference").resolve(PAGE);
        assertThat(file).exists();
        JsonNode promised = YAML.readTree(Files.readString(file)).at("/components/schemas");

        assertThat(Compatibility.broken(promised, described.at("/components/schemas")))
                .as(
                        "A public topic would break whoever reads or writes it. Add what may be absent instead, or a new topic")
                .isEmpty();
    }

    @Test
    void theReferenceIsWhatTheCodeSays() throws IOException {
        new ReferencePage(PAGE).mustBe(YAML.writeValueAsString(described));
    }

    static Stream<Class<?>> kinds() {
        return Stream.of(
                        List.of(ChannelEvent.class.getPermittedSubclasses()),
                        List.of(ConversationEvent.class.getPermittedSubclasses()),
                        List.of(Part.class.getPermittedSubclasses()),
                        List.<Class<?>>of(OutboundMessage.class))
                .flatMap(List::stream);
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void whatIsWrittenIsWhatTheReferenceSaysAndComesBackTheSame(Class<?> kind) throws IOException {
        var json = new ObjectMapper();
        var whole = schemas.of(kind);
        whole.putObject("components").putObject("schemas").setAll(schemas.all());
        var schema =
                JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(whole);
        for (var example : Arrays.asList(Examples.full(kind), Examples.bare(kind))) {
            byte[] written = ConversationJson.write(example);

            assertThat(schema.validate(json.readTree(written)))
                    .as(new String(written, UTF_8))
                    .isEmpty();
            assertThat(ConversationJson.<Object>read(written, type(kind))).isEqualTo(example);
        }
    }

    @SuppressWarnings("unchecked")
    private static Class<Object> type(Class<?> kind) {
        return (Class<Object>) kind;
    }
}
