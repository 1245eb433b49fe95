package dev.cauce.engine.supervisor;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.cauce.engine.desk.session.ClientFrame;
import dev.cauce.engine.desk.session.ErrorFrame;
import dev.cauce.engine.desk.view.CapacityView;
import dev.cauce.engine.desk.view.ConversationView;
import dev.cauce.engine.desk.view.DeskEvent;
import dev.cauce.engine.desk.view.FailureView;
import dev.cauce.engine.desk.view.LookerView;
import dev.cauce.engine.desk.view.MessageView;
import dev.cauce.engine.desk.view.OfferView;
import dev.cauce.engine.desk.view.ParticipantView;
import dev.cauce.engine.desk.view.WrapUpView;
import dev.cauce.engine.routing.EstimatedWait;
import dev.cauce.engine.supervisor.alert.AlertView;
import dev.cauce.engine.supervisor.alert.Telling;
import dev.cauce.engine.supervisor.live.AgentLive;
import dev.cauce.engine.supervisor.live.QueueLive;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The reference of the sockets and the records they are written from say the same. */
final class SocketReferenceTest {
    private JsonNode reference;

    @BeforeEach
    void theReference() throws IOException {
        var root = Objects.requireNonNull(System.getProperty("maven.multiModuleProjectDirectory"));
        reference = new YAMLMapper()
                .readTree(Path.of(root, "docs/reference/agent-asyncapi.yaml").toFile());
    }

    @Test
    void everyEventOfADeskIsDescribedAsItIsSent() {
        assertThat(described("agent")).isEqualTo(sent(DeskEvent.class, true));
    }

    @Test
    void everyFrameOfAWallIsDescribedAsItIsSent() {
        assertThat(described("supervisor")).isEqualTo(sent(LiveFrame.class, false));
    }

    @Test
    void whatStaffSendIsDescribed() {
        assertThat(properties(message("authenticate"))).isEqualTo(components(ClientFrame.Authenticate.class, "type"));
        assertThat(properties(message("error"))).isEqualTo(components(ErrorFrame.class));
    }

    @Test
    void everyPartIsDescribedAsItIsSent() {
        Map.<String, Class<?>>ofEntries(
                        Map.entry("Offer", OfferView.class),
                        Map.entry("Conversation", ConversationView.class),
                        Map.entry("Participant", ParticipantView.class),
                        Map.entry("Looker", LookerView.class),
                        Map.entry("WrapUp", WrapUpView.class),
                        Map.entry("Capacity", CapacityView.class),
                        Map.entry("Message", MessageView.class),
                        Map.entry("Failure", FailureView.class),
                        Map.entry("Letter", MessageView.LetterView.class),
                        Map.entry("Task", MessageView.TaskView.class),
                        Map.entry("WrapUpFields", MessageView.WrapUpFieldsView.class),
                        Map.entry("Attachment", MessageView.AttachmentView.class),
                        Map.entry("Alert", AlertView.class),
                        Map.entry("AlertTelling", Telling.class),
                        Map.entry("QueueLive", QueueLive.class),
                        Map.entry("EstimatedWait", EstimatedWait.class),
                        Map.entry("ServiceLevel", QueueLive.ServiceLevel.class),
                        Map.entry("Measured", QueueLive.Measured.class),
                        Map.entry("AnswerSpeed", QueueLive.AnswerSpeed.class),
                        Map.entry("AgentsByPresence", QueueLive.AgentsByPresence.class),
                        Map.entry("AgentLive", AgentLive.class),
                        Map.entry("InHand", AgentLive.InHand.class))
                .forEach((name, type) -> assertThat(properties(reference.at("/components/schemas/" + name)))
                        .as(name)
                        .isEqualTo(components(type)));
    }

    private Map<String, Set<String>> described(String channel) {
        var described = new TreeMap<String, Set<String>>();
        reference
                .at("/channels/" + channel + "/messages")
                .fieldNames()
                .forEachRemaining(name -> described.put(name, properties(message(channel + "." + name))));
        Set.of("authenticate", "welcome", "error").forEach(described::remove);
        return described;
    }

    private JsonNode message(String name) {
        return reference.at("/components/messages").path(name).path("payload");
    }

    private static Map<String, Set<String>> sent(Class<?> events, boolean numbered) {
        var sent = new TreeMap<String, Set<String>>();
        for (var type :
                Objects.requireNonNull(events.getAnnotation(JsonSubTypes.class)).value()) {
            sent.put(
                    type.name(),
                    numbered ? components(type.value(), "type", "sequence") : components(type.value(), "type"));
        }
        return sent;
    }

    private static Set<String> properties(JsonNode schema) {
        var names = new TreeSet<String>();
        schema.path("properties").fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static Set<String> components(Class<?> type, String... further) {
        var names = new TreeSet<>(Set.of(further));
        Arrays.stream(Objects.requireNonNull(type.getRecordComponents()))
                .forEach(component -> names.add(component.getName()));
        return names;
    }
}
