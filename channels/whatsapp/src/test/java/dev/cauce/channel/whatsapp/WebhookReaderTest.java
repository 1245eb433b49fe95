package dev.cauce.channel.whatsapp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cauce.channel.api.ChannelEvent;
import dev.cauce.channel.api.ContactAddress;
import dev.cauce.channel.api.Decoded;
import dev.cauce.channel.api.Part;
import dev.cauce.channel.api.Receipt;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class WebhookReaderTest {
    private final WebhookReader reader = new WebhookReader();

    @Test
    void aTextIsFromItsContactAtItsTime() {
        assertThat(events("text"))
                .singleElement()
                .isInstanceOfSatisfying(ChannelEvent.MessageReceived.class, message -> {
                    assertThat(message.from()).isEqualTo(Phone.CONTACT);
                    assertThat(message.senderName()).isEqualTo("Sheena Nelson");
                    assertThat(message.at()).isEqualTo(Instant.parse("2026-01-05T10:00:00Z"));
                    assertThat(message.parts())
                            .containsExactly(
                                    new Part.Text("Does it come in another color?"),
                                    new Part.Origin("wamid.HBgLMTY1MDU1NTEyMzQVAgASGBQz01"));
                    assertThat(message.id()).hasSizeLessThanOrEqualTo(100).doesNotContain("wamid");
                });
    }

    @ParameterizedTest
    @CsvSource({
        "image, image.jpg, image/jpeg, 1003383421387256",
        "audio, audio.ogg, audio/ogg, 1908647269898587",
        "video, video.mp4, video/mp4, 1166414785519855",
        "document, factura marzo.pdf, application/pdf, 1376223850470843",
        "sticker, sticker.webp, image/webp, 798882015472548"
    })
    void aFileIsToBeFetchedByItsId(String kind, String name, String type, String id) {
        Webhook webhook = reader.read(recording(kind));

        assertThat(webhook.media()).singleElement().satisfies(media -> {
            assertThat(media.id()).isEqualTo(id);
            assertThat(media.event()).isEqualTo(events(kind).getFirst().id());
            assertThat(media.owner()).isEqualTo(Phone.CONTACT);
            assertThat(media.file().name()).isEqualTo(name);
            assertThat(media.file().contentType()).isEqualTo(type);
            assertThat(parts(kind)).startsWith(media.file());
        });
    }

    @Test
    void anAnswerNamesWhatItAnswersByBothOfItsIds() {
        assertThat(whole("text-answering").getFirst()).isInstanceOfSatisfying(Part.Answering.class, answering -> {
            assertThat(answering.origin()).startsWith("wamid.");
            assertThat(answering.event()).isEqualTo(EventIds.of(Phone.NUMBER.address(), answering.origin()));
        });
    }

    @Test
    void captionsComeAfterTheirFile() {
        assertThat(parts("image")).element(1).isEqualTo(new Part.Text("The receipt"));
        assertThat(parts("document")).element(1).isEqualTo(new Part.Text("Mi factura"));
    }

    @Test
    void whatWasChosenIsAQuickReply() {
        assertThat(parts("button-reply")).containsExactly(new Part.QuickReply("cancel-button", "Cancel"));
        assertThat(parts("list-reply"))
                .containsExactly(new Part.QuickReply("priority_express", "Priority Mail Express"));
        assertThat(parts("button")).containsExactly(new Part.QuickReply("Unsubscribe", "Unsubscribe"));
    }

    @Test
    void whatTheContractHasNoPartForIsToldInWordsAfterItsKind() {
        assertThat(parts("order"))
                .containsExactly(
                        new Part.Unsupported("order"),
                        new Part.Text("2 × di9ozbzfi4 (30 USD)\n1 × nqryix03ez (25.5 USD)\nLove these!"));
        assertThat(parts("contacts"))
                .containsExactly(
                        new Part.Unsupported("contacts"),
                        new Part.Text(
                                "Barbara J. Johnson · Social Tsunami · +1 (650) 555-0829 · bjohnson@example.org"));
        assertThat(parts("form-reply"))
                .containsExactly(new Part.Unsupported("form"), new Part.Text("{\"day\":\"monday\"}"));
        assertThat(parts("referral"))
                .containsExactly(
                        new Part.Unsupported("referral"),
                        new Part.Text("↪ Chat with us\nSummer succulents are here!\nhttps://fb.me/3cr4Wqqkv"),
                        new Part.Text("Can I get more info about this?"));
        assertThat(parts("reaction")).containsExactly(new Part.Text("👍"));
        assertThat(parts("unsupported")).containsExactly(new Part.Unsupported("unsupported"));
        assertThat(parts("location"))
                .containsExactly(new Part.Location(
                        40.782910059774,
                        -73.959075808525,
                        "Solomon R. Guggenheim Museum, 1071 5th Ave, New York, NY 10128"));
    }

    @Test
    void aNewNumberIsNotedAndNothingThatTheContactWrote() {
        assertThat(events("system"))
                .singleElement()
                .isInstanceOfSatisfying(ChannelEvent.ContactNoted.class, noted -> assertThat(noted.parts())
                        .containsExactly(
                                new Part.Unsupported("user-changed-number"),
                                new Part.Text("Sheena Nelson changed from 16505551234 to 12195555358")));
    }

    @Test
    void aReactionNamesTheMessageItIsOf() {
        assertThat(whole("reaction").getFirst()).isInstanceOf(Part.Answering.class);
    }

    @ParameterizedTest
    @CsvSource({
        "kind-of-tomorrow, hologram",
        "reaction-removed, reaction",
        "errors, error_130429",
        "template-status, message_template_status_update",
        "status-of-another-sender, status_of_another"
    })
    void whatIsNotKnownIsKeptByItsKind(String recording, String kind) {
        assertThat(events(recording))
                .singleElement()
                .isInstanceOfSatisfying(ChannelEvent.Unknown.class, unknown -> assertThat(unknown.kind())
                        .isEqualTo(kind));
    }

    @ParameterizedTest
    @CsvSource({"status-sent, m-1, SENT", "status-delivered, m-1, DELIVERED", "status-read, m-1, READ"})
    void aStatusIsOfTheMessageItWasSentWith(String recording, String message, Receipt receipt) {
        assertThat(events(recording))
                .singleElement()
                .isInstanceOfSatisfying(ChannelEvent.MessageReported.class, report -> {
                    assertThat(report.from()).isEqualTo(Phone.CONTACT);
                    assertThat(report.message()).isEqualTo(message);
                    assertThat(report.receipt()).isEqualTo(receipt);
                    assertThat(report.failure()).isNull();
                });
    }

    @Test
    void aFailureSaysWhy() {
        assertThat(events("status-failed"))
                .singleElement()
                .isInstanceOfSatisfying(
                        ChannelEvent.MessageReported.class,
                        report -> assertThat(report.failure()).isNotNull().satisfies(failure -> {
                            assertThat(failure.code()).isEqualTo("whatsapp-131026");
                            assertThat(failure.text()).contains("cannot be reached");
                        }));
    }

    @Test
    void whatIsWrongInABatchStopsNothingElseOfIt() {
        assertThat(events("batch").stream()
                        .map(event -> event instanceof ChannelEvent.Unknown unknown
                                ? unknown.kind()
                                : event.getClass().getSimpleName()))
                .containsExactly(
                        "MessageReceived",
                        "MessageReceived",
                        "MessageReported",
                        "MessageReceived",
                        "no-field",
                        "unknown-number");
    }

    @Test
    void whatIsOfANumberThatReadsItItselfIsPassedOver() {
        var payload = WhatsAppAdapterTest.recordings("malformed").all().stream()
                .filter(one -> one.name().equals("another-number"))
                .findFirst()
                .orElseThrow()
                .payload();

        var opened = reader.open(payload.body());

        assertThat(opened.numbers()).hasSize(1);
        assertThat(opened.of(Phone.NUMBER, Phone.NOW, opened.numbers()).decoded())
                .isEqualTo(new Decoded.Events(List.of()));
        var other = new ContactAddress(
                "acme", "other-wa", opened.numbers().iterator().next());
        assertThat(opened.of(other, Phone.NOW, Set.of(Phone.NUMBER.address())).decoded())
                .isInstanceOfSatisfying(Decoded.Events.class, said -> assertThat(said.events())
                        .isNotEmpty()
                        .allSatisfy(event -> assertThat(event.from().channel()).isEqualTo("other-wa")));
    }

    @ParameterizedTest
    @CsvSource({
        "another-number, unknown-number, entry[0].changes[0].value.metadata.phone_number_id",
        "another-object, not-whatsapp, object",
        "no-entry, no-entry, entry",
        "no-changes, no-changes, entry[0].changes",
        "without-sender, no-sender, entry[0].changes[0].value.messages[0]",
        "cut, not-json, ''"
    })
    void whatIsWrongIsNamedByItsField(String recording, String code, String field) {
        var payload = WhatsAppAdapterTest.recordings("malformed").all().stream()
                .filter(one -> one.name().equals(recording))
                .findFirst()
                .orElseThrow()
                .payload();

        assertThat(reader.read(payload).decoded()).isInstanceOfSatisfying(Decoded.Malformed.class, wrong -> {
            assertThat(wrong.code()).isEqualTo(code);
            assertThat(wrong.field()).isEqualTo(field);
        });
    }

    private List<Part> parts(String recording) {
        return whole(recording).stream()
                .filter(part -> !(part instanceof Part.Origin || part instanceof Part.Answering))
                .toList();
    }

    private List<Part> whole(String recording) {
        return ((ChannelEvent.MessageReceived) events(recording).getFirst()).parts();
    }

    private List<ChannelEvent> events(String recording) {
        return ((Decoded.Events) reader.read(recording(recording)).decoded()).events();
    }

    private static dev.cauce.channel.api.Payload recording(String name) {
        return WhatsAppAdapterTest.recordings("understood").all().stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow()
                .payload();
    }
}
