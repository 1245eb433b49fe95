package dev.cauce.channel.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cauce.channel.api.Capability;
import dev.cauce.channel.api.ChannelEvent;
import dev.cauce.channel.api.ContactAddress;
import dev.cauce.channel.api.Decoded;
import dev.cauce.channel.api.DeliveryOutcome;
import dev.cauce.channel.api.MessageAdapter;
import dev.cauce.channel.api.OutboundMessage;
import dev.cauce.channel.api.Part;
import dev.cauce.channel.api.Payload;
import dev.cauce.channel.api.Receipt;
import dev.cauce.channel.testkit.MessageAdapterContract;
import dev.cauce.channel.testkit.Recordings;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

final class HttpChannelAdapterTest extends MessageAdapterContract {
    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
    private static final ContactAddress SYSTEM = new ContactAddress("acme", "sms", "system");
    private static final Path RECORDINGS = Path.of("src/test/resources/recordings");
    private final PretendedSystem system = new PretendedSystem();

    @Override
    protected MessageAdapter adapter() {
        return new HttpChannelAdapter(
                system, (owner, file) -> CompletableFuture.completedFuture("Hola".getBytes(StandardCharsets.UTF_8)));
    }

    @Override
    protected ContactAddress contact() {
        return new ContactAddress("acme", "sms", "+34600111222");
    }

    @Override
    protected Recordings understood() {
        return new Recordings(RECORDINGS.resolve("understood"), SYSTEM, NOW);
    }

    @Override
    protected Recordings malformed() {
        return new Recordings(RECORDINGS.resolve("malformed"), SYSTEM, NOW);
    }

    @Override
    protected List<String> received() {
        return system.events().stream()
                .flatMap(event ->
                        StreamSupport.stream(event.path("data").path("parts").spliterator(), false))
                .filter(part -> part.has("text"))
                .map(part -> part.path("text").asText())
                .toList();
    }

    @Test
    void aMessageIsReadWithEverythingInItUnderTheSystemsOwnId() {
        var decoded = (Decoded.Events) adapter().decode(recording("everything"));

        var message = (ChannelEvent.MessageReceived) decoded.events().getFirst();
        assertThat(message.id()).isEqualTo("sms-2");
        assertThat(message.at()).isEqualTo(NOW);
        assertThat(message.from()).isEqualTo(new ContactAddress("acme", "sms", "+34600111222", "order-17"));
        assertThat(message.parts())
                .containsExactly(
                        new Part.Text("Here"),
                        new Part.Location(40.4, -3.7, "Madrid"),
                        new Part.QuickReply("yes", "Sí"),
                        decoded.files().getFirst().description());
        assertThat(decoded.files().getFirst().content()).hasContent("Hola");
    }

    @Test
    void aFailureIsReportedWithItsReason() {
        var decoded = (Decoded.Events) adapter().decode(recording("failed"));

        assertThat(decoded.events())
                .containsExactly(new ChannelEvent.MessageReported(
                        "r-2",
                        contact(),
                        NOW,
                        "m2",
                        Receipt.FAILED,
                        new ChannelEvent.Failure("no-such-number", "The number is not in use.")));
    }

    @Test
    void anUnknownKindIsKeptByItsName() {
        var decoded = (Decoded.Events) adapter().decode(recording("unknown"));

        assertThat(decoded.events())
                .containsExactly(new ChannelEvent.Unknown("u-1", contact(), NOW, "com.example.reaction"));
    }

    @Test
    void anAnswerIsPostedWithItsFilesAndKnownByTheSystemsId() {
        var outcome =
                delivered(contact(), new Part.Text("Mire"), new Part.Attachment("f1", "note.txt", "text/plain", 4));

        assertThat(outcome).isEqualTo(new DeliveryOutcome.Accepted("p-m1"));
        JsonNode event = system.events().getFirst();
        assertThat(event.path("id").asText()).isEqualTo("m1");
        assertThat(event.path("source").asText()).isEqualTo("/channels/sms");
        assertThat(event.at("/data/contact/address").asText()).isEqualTo("+34600111222");
        assertThat(event.at("/data/sender").asText()).isEqualTo("Ana");
        assertThat(event.at("/data/parts/1/attachment/content").asText()).isEqualTo("SG9sYQ==");
    }

    @Test
    void whatThisChannelsSystemCannotCarryIsRefusedByItsName() {
        system.carriesOnly(Capability.TEXT);

        assertThat(delivered(contact(), new Part.Location(1, 2, null)))
                .isEqualTo(new DeliveryOutcome.Unsupported(Capability.LOCATION));
        assertThat(system.events()).isEmpty();
    }

    @Test
    void aChannelThatIsGoneIsRejected() {
        assertThat(delivered(new ContactAddress("acme", "gone", "+34"), new Part.Text("?")))
                .isInstanceOfSatisfying(DeliveryOutcome.Rejected.class, rejected -> assertThat(rejected.code())
                        .isEqualTo("no-channel"));
    }

    private DeliveryOutcome delivered(ContactAddress to, Part... parts) {
        return adapter()
                .deliver(new OutboundMessage("m1", to, "c1", 1, NOW, "Ana", List.of(parts)))
                .toCompletableFuture()
                .join();
    }

    private Payload recording(String name) {
        return understood().all().stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow()
                .payload();
    }
}
