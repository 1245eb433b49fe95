package dev.cauce.channel.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cauce.channel.api.Capability;
import dev.cauce.channel.api.ChannelEvent;
import dev.cauce.channel.api.ContactAddress;
import dev.cauce.channel.api.Decoded;
import dev.cauce.channel.api.DeliveryOutcome;
import dev.cauce.channel.api.MessageAdapter;
import dev.cauce.channel.api.Notice;
import dev.cauce.channel.api.OutboundMessage;
import dev.cauce.channel.api.Part;
import dev.cauce.channel.api.Payload;
import dev.cauce.channel.api.ReadMark;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Extend this for each adapter. It exercises what the adapter declares and proves that all else is refused politely. */
public abstract class MessageAdapterContract {
    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
    private static final Map<Capability, Part> PARTS = Map.of(
            Capability.TEXT, new Part.Text("Hola"),
            Capability.ATTACHMENTS, new Part.Attachment("file-1", "note.txt", "text/plain", 4),
            Capability.LOCATION, new Part.Location(40.4, -3.7, "Madrid"),
            Capability.QUICK_REPLIES, new Part.QuickReply("yes", "Sí"),
            Capability.TEMPLATES, new Part.Template("hello", "es", List.of("Ana"), "Hola Ana"),
            Capability.LETTERHEAD,
                    Part.Letterhead.to("us@acme.example", List.of(), List.of("boss@example.org"), List.of()));

    /** A new adapter whose provider is in reach. */
    protected abstract MessageAdapter adapter();

    /** A contact that can be written to through {@link #adapter()}. */
    protected abstract ContactAddress contact();

    protected abstract Recordings understood();

    protected abstract Recordings malformed();

    /** The texts that reached the contact, in order. */
    protected abstract List<String> received();

    @Test
    void aRecordedPayloadDecodesToEqualEventsEachTime() {
        var adapter = adapter();
        for (var recording : understood().all()) {
            assertThat(adapter.decode(recording.payload()))
                    .as(recording.name())
                    .isInstanceOf(Decoded.Events.class)
                    .isEqualTo(adapter.decode(recording.payload()))
                    .isEqualTo(adapter().decode(recording.payload()));
        }
    }

    @Test
    void everyEventHasAnIdThatIsNotAnotherEvents() {
        var adapter = adapter();
        var ids = understood().all().stream()
                .flatMap(recording -> events(adapter, recording.payload()).stream())
                .map(event -> event.getClass().getSimpleName() + event.from().key() + event.id())
                .toList();
        assertThat(ids).isNotEmpty().doesNotHaveDuplicates();
    }

    @Test
    void aMalformedPayloadIsAClearErrorAndNeverThrows() {
        var adapter = adapter();
        for (var recording : malformed().all()) {
            assertThat(adapter.decode(recording.payload()))
                    .as(recording.name())
                    .isInstanceOfSatisfying(Decoded.Malformed.class, error -> {
                        assertThat(error.code()).matches("[a-z][a-z-]*");
                        assertThat(error.message()).hasSizeGreaterThan(10).endsWith(".");
                    });
        }
    }

    @Test
    void aPayloadCutAnywhereIsAnErrorOrUnderstoodButNeverThrows() {
        var adapter = adapter();
        for (var recording : understood().all()) {
            byte[] whole = recording.payload().body();
            for (int length = 0; length < whole.length; length++) {
                byte[] cut = java.util.Arrays.copyOf(whole, length);
                assertThat(adapter.decode(new Payload(contact(), NOW, cut))).isNotNull();
            }
        }
    }

    @Test
    void whatIsDeclaredIsDeliveredAndWhatIsNotIsRefusedByItsName() {
        for (var part : PARTS.entrySet()) {
            var adapter = adapter();
            var outcome = delivered(adapter, message(1, part.getValue()));
            if (adapter.capabilities().has(part.getKey())) {
                assertThat(outcome).as(part.getKey().name()).isInstanceOf(DeliveryOutcome.Accepted.class);
            } else {
                assertThat(outcome).isEqualTo(new DeliveryOutcome.Unsupported(part.getKey()));
            }
        }
    }

    @Test
    void anAnswerToACertainMessageIsDeliveredOrRefusedByItsName() {
        var adapter = adapter();
        var outcome = delivered(
                adapter, message(1, new Part.Answering("message-of-the-provider", null), new Part.Text("Sí")));
        if (adapter.capabilities().has(Capability.ANSWERS)) {
            assertThat(outcome).isInstanceOf(DeliveryOutcome.Accepted.class);
            assertThat(received()).endsWith("Sí");
        } else {
            assertThat(outcome).isEqualTo(new DeliveryOutcome.Unsupported(Capability.ANSWERS));
        }
    }

    @Test
    void thatAMessageWasReadIsShownOrRefusedByItsName() {
        var adapter = adapter();
        var mark = new ReadMark(contact(), "event-1", "message-of-the-provider");
        for (int times = 0; times < 2; times++) {
            var outcome = adapter.markRead(mark)
                    .toCompletableFuture()
                    .orTimeout(5, TimeUnit.SECONDS)
                    .join();
            if (adapter.capabilities().has(Capability.READ_MARKS)) {
                assertThat(outcome).isInstanceOf(DeliveryOutcome.Accepted.class);
            } else {
                assertThat(outcome).isEqualTo(new DeliveryOutcome.Unsupported(Capability.READ_MARKS));
            }
        }
    }

    @Test
    void aTextBeyondTheDeclaredLengthIsRejected() {
        var adapter = adapter();
        var tooLong = "x".repeat(adapter.capabilities().limits().textLength() + 1);
        assertThat(delivered(adapter, message(1, new Part.Text(tooLong)))).isInstanceOf(DeliveryOutcome.Rejected.class);
    }

    @Test
    void messagesArriveInTheOrderTheyWereDelivered() {
        var adapter = adapter();
        for (int sequence = 1; sequence <= 5; sequence++) {
            delivered(adapter, message(sequence, new Part.Text("message " + sequence)));
        }
        assertThat(received()).endsWith("message 1", "message 2", "message 3", "message 4", "message 5");
    }

    @Test
    void aNoticeIsToldOrRefusedByItsName() {
        var adapter = adapter();
        var notice = new Notice.Queued(
                contact(),
                "c1",
                2,
                new Notice.Estimate(Duration.ofSeconds(30), Duration.ofSeconds(90), Notice.Confidence.MEDIUM));
        var outcome = adapter.tell(notice);
        if (adapter.capabilities().has(Capability.NOTICES)) {
            assertThat(outcome).isInstanceOf(DeliveryOutcome.Accepted.class);
        } else {
            assertThat(outcome).isEqualTo(new DeliveryOutcome.Unsupported(Capability.NOTICES));
        }
    }

    private OutboundMessage message(long sequence, Part... parts) {
        return new OutboundMessage("m" + sequence, contact(), "c1", sequence, NOW, "Ana", List.of(parts));
    }

    private static DeliveryOutcome delivered(MessageAdapter adapter, OutboundMessage message) {
        return adapter.deliver(message)
                .toCompletableFuture()
                .orTimeout(5, TimeUnit.SECONDS)
                .join();
    }

    private static List<ChannelEvent> events(MessageAdapter adapter, Payload payload) {
        return switch (adapter.decode(payload)) {
            case Decoded.Events understood -> understood.events();
            case Decoded.Malformed error -> throw new AssertionError("Malformed: " + error);
        };
    }
}
