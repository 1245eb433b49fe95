package dev.cauce.channel.whatsapp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cauce.channel.api.DeliveryOutcome;
import dev.cauce.channel.api.Part;
import dev.cauce.channel.api.ReadMark;
import dev.cauce.channel.api.Timeline.Author;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class DeliveryTest {
    private final Phone phone = new Phone();

    @Test
    void aTextCarriesOurIdSoThatItsStatusesAreKnown() {
        phone.heard(Duration.ofHours(23));

        assertThat(deliver(new Part.Text("Hola\n«1»"))).isEqualTo(new DeliveryOutcome.Accepted("wamid.x"));

        assertThat(phone.sent)
                .containsExactly(
                        "{\"messaging_product\":\"whatsapp\",\"recipient_type\":\"individual\",\"to\":\"16505551234\","
                                + "\"biz_opaque_callback_data\":\"m-9\",\"type\":\"text\","
                                + "\"text\":{\"preview_url\":false,\"body\":\"Hola\\n«1»\"}}");
    }

    @Test
    void anAnswerNamesTheMessageItAnswers() {
        phone.heard(Duration.ofHours(1));

        deliver(new Part.Answering("wamid.q", null), new Part.Text("Sí"));

        assertThat(phone.sent).singleElement().satisfies(json -> assertThat(json)
                .contains("\"context\":{\"message_id\":\"wamid.q\"}", "\"body\":\"Sí\""));
    }

    @Test
    void aMessageIsMarkedAsReadByItsOwnIdAndARefusalIsTriedAgain() {
        var mark = new ReadMark(Phone.CONTACT, "event", "wamid.q");
        phone.answers.add(error(429, 130_429));

        assertThat(phone.adapter.markRead(mark).toCompletableFuture().join())
                .isInstanceOf(DeliveryOutcome.RetryLater.class);
        assertThat(phone.adapter.markRead(mark).toCompletableFuture().join())
                .isInstanceOf(DeliveryOutcome.Accepted.class);

        assertThat(phone.sent)
                .last()
                .isEqualTo("{\"messaging_product\":\"whatsapp\",\"status\":\"read\",\"message_id\":\"wamid.q\"}");
    }

    @Test
    void outsideOfTheWindowNothingIsSentAndTheReasonIsTold() {
        phone.heard(Duration.ofHours(24));

        assertThat(deliver(new Part.Text("Hola"))).isInstanceOfSatisfying(DeliveryOutcome.Rejected.class, refused -> {
            assertThat(refused.code()).isEqualTo("window-closed");
            assertThat(refused.text()).contains("24 hours");
        });
        assertThat(phone.sent).isEmpty();
    }

    @Test
    void theContactsNewestMessageCountsHoweverMuchWasWrittenSince() {
        phone.heard(Duration.ofDays(3)).heard(Duration.ofHours(2));
        for (int written = 0; written < 250; written++) {
            phone.append(Author.AGENT, Phone.NOW);
        }

        assertThat(deliver(new Part.Text("Hola"))).isInstanceOf(DeliveryOutcome.Accepted.class);
    }

    @Test
    void anOldMessageThatIsToldLateClosesNothing() {
        phone.heard(Duration.ofHours(2)).heard(Duration.ofDays(3));

        assertThat(deliver(new Part.Text("Hola"))).isInstanceOf(DeliveryOutcome.Accepted.class);
        assertThat(phone.adapter.window(Phone.CONTACT).toCompletableFuture().join())
                .contains(new ServiceWindow(Phone.NOW.plus(Duration.ofHours(22))));
    }

    @Test
    void whoeverNeverWroteHasNoWindow() {
        phone.append(Author.AGENT, Phone.NOW);

        assertThat(deliver(new Part.Text("Hola"))).isInstanceOf(DeliveryOutcome.Rejected.class);
    }

    @ParameterizedTest
    @CsvSource({
        "image/png, 4000, image, '\"caption\":\"Here\"'",
        "image/png, 6000000, document, '\"filename\":\"a\"'",
        "image/gif, 4000, document, '\"filename\":\"a\"'",
        "video/mp4, 4000, video, '\"caption\":\"Here\"'",
        "audio/ogg, 4000, document, '\"caption\":\"Here\"'",
        "application/pdf, 4000, document, '\"filename\":\"a\"'"
    })
    void aFileIsUploadedAndSentWithItsTextInOneCall(String type, long size, String kind, String with) {
        phone.heard(Duration.ofHours(1));
        var file = new Part.Attachment("f1", "a", type, size);

        assertThat(deliver(new Part.Text("Here"), file)).isInstanceOf(DeliveryOutcome.Accepted.class);

        assertThat(phone.uploaded).containsExactly(file);
        assertThat(phone.sent).singleElement().satisfies(json -> assertThat(json)
                .contains("\"type\":\"%s\",\"%s\":{\"id\":\"4711\"".formatted(kind, kind), with));
    }

    @Test
    void aSoundWithoutWordsIsASound() {
        phone.heard(Duration.ofHours(1));

        deliver(new Part.Attachment("f1", "a", "audio/ogg", 10));

        assertThat(phone.sent).singleElement().satisfies(json -> assertThat(json)
                .contains("\"audio\":{\"id\":\"4711\"}"));
    }

    @Test
    void whatWouldTakeTwoCallsIsRefused() {
        phone.heard(Duration.ofHours(1));

        assertThat(deliver(new Part.Location(1, 2, null), new Part.Text("Here")))
                .isInstanceOfSatisfying(DeliveryOutcome.Rejected.class, refused -> assertThat(refused.code())
                        .isEqualTo("one-at-a-time"));
        assertThat(deliver(new Part.Text("x".repeat(1_025)), new Part.Attachment("f", "a", "image/png", 1)))
                .isInstanceOfSatisfying(DeliveryOutcome.Rejected.class, refused -> assertThat(refused.code())
                        .isEqualTo("caption-too-long"));
        assertThat(phone.sent).isEmpty();
    }

    @Test
    void aFileThatIsGoneIsToldAndOneThatIsNotTakenInIsNotSent() {
        phone.heard(Duration.ofHours(1));
        assertThat(deliver(new Part.Attachment("f1", "gone", "image/png", 10)))
                .isInstanceOfSatisfying(DeliveryOutcome.Rejected.class, refused -> assertThat(refused.code())
                        .isEqualTo("attachment-gone"));

        phone.answers.add(error(400, 131_053));
        assertThat(deliver(new Part.Attachment("f1", "a", "image/png", 10)))
                .isInstanceOfSatisfying(DeliveryOutcome.Rejected.class, refused -> assertThat(refused.code())
                        .isEqualTo("whatsapp-131053"));
        assertThat(phone.sent).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "400, 131056, PT6S",
        "401, 190, PT5M",
        "403, 200, PT5M",
        "500, 131000, PT0S",
        "503, 2, PT0S",
        "502, 999999, PT0S",
        "429, 999999, PT1M"
    })
    void whatMayPassIsTriedAgain(int status, int code, Duration after) {
        assertThat(Answers.sent(error(status, code))).isEqualTo(new DeliveryOutcome.RetryLater(after));
    }

    @ParameterizedTest
    @CsvSource({"429, 130429, PT5S", "400, 80007, PT1M", "400, 4, PT1M"})
    void whatTheWholeNumberDoesTooOftenHoldsTheWholeNumber(int status, int code, Duration after) {
        assertThat(Answers.sent(error(status, code)))
                .isEqualTo(new DeliveryOutcome.RetryLater(after, DeliveryOutcome.Holds.CHANNEL));
    }

    @ParameterizedTest
    @CsvSource({
        "400, 131047, 24 hours",
        "400, 131049, holds this back",
        "400, 131026, cannot be reached",
        "403, 131031, blocked",
        "404, 132001, template",
        "400, 100, Invalid",
        "400, 999999, Invalid"
    })
    void whatWillNotPassIsToldByItsNumber(int status, int code, String words) {
        assertThat(Answers.sent(error(status, code)))
                .isInstanceOfSatisfying(DeliveryOutcome.Rejected.class, refused -> {
                    assertThat(refused.code()).isEqualTo("whatsapp-" + code);
                    assertThat(refused.text()).contains(words);
                });
    }

    @Test
    void metaIsLeftAloneAsLongAsItAsks() {
        var busy = new GraphAnswer.Answered(503, Duration.ofSeconds(40), "busy");

        assertThat(Answers.sent(busy)).isEqualTo(new DeliveryOutcome.RetryLater(Duration.ofSeconds(40)));
        assertThat(Answers.sent(new GraphAnswer.Lost("late"))).isEqualTo(new DeliveryOutcome.RetryLater(Duration.ZERO));
        assertThat(Answers.sent(new GraphAnswer.Refused("not-active", "Set it.")))
                .isEqualTo(new DeliveryOutcome.Rejected("not-active", "Set it."));
    }

    @Test
    void aTemplateHasItsParametersInOrderAndMayAnswerAMessage() {
        var template = new Outgoing.Template("order_shipped", "es", List.of("María", "117"));
        byte[] json =
                MessageWriter.write(new MessageWriter.Envelope("m-9", "16505551234", "wamid.question"), template, null);

        assertThat(new String(json, StandardCharsets.UTF_8))
                .contains(
                        "\"context\":{\"message_id\":\"wamid.question\"}",
                        "\"type\":\"template\",\"template\":{\"name\":\"order_shipped\",\"language\":{\"code\":\"es\"},"
                                + "\"components\":[{\"type\":\"body\",\"parameters\":[{\"type\":\"text\",\"text\":\"María\"},"
                                + "{\"type\":\"text\",\"text\":\"117\"}]}]}");
    }

    @Test
    void whereAFileIsAndWhetherItMayStillCome() {
        assertThat(Answers.place(new GraphAnswer.Answered(
                        200, null, "{\"url\":\"https://lookaside.fbsbx.com/a?b=1\",\"id\":\"1\"}")))
                .isInstanceOf(Answers.Place.At.class);
        assertThat(Answers.place(error(400, 100))).isInstanceOf(Answers.Place.Gone.class);
        assertThat(Answers.place(error(500, 1))).isInstanceOf(Answers.Place.NotNow.class);
        assertThat(Answers.place(new GraphAnswer.Lost("late"))).isInstanceOf(Answers.Place.NotNow.class);
    }

    private DeliveryOutcome deliver(Part... parts) {
        return phone.adapter.deliver(Phone.message(parts)).toCompletableFuture().join();
    }

    private static GraphAnswer.Answered error(int status, int code) {
        return new GraphAnswer.Answered(
                status,
                null,
                "{\"error\":{\"message\":\"(#%d) Invalid\",\"type\":\"OAuthException\",\"code\":%d,\"fbtrace_id\":\"A\"}}"
                        .formatted(code, code));
    }
}
