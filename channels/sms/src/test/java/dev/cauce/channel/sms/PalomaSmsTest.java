package dev.cauce.channel.sms;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.cauce.channel.api.ChannelEvent;
import dev.cauce.channel.api.ContactAddress;
import dev.cauce.channel.api.Decoded;
import dev.cauce.channel.api.DeliveryOutcome;
import dev.cauce.channel.api.OutboundMessage;
import dev.cauce.channel.api.Part;
import dev.cauce.channel.api.Receipt;
import dev.cauce.channel.api.webhook.ProviderAnswer;
import dev.cauce.channel.api.webhook.ProviderCall;
import dev.cauce.channel.api.webhook.WebhookChannel;
import dev.cauce.channel.testkit.Recordings;
import dev.cauce.channel.testkit.SignedExample;
import dev.cauce.channel.testkit.WebhookChannelContract;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PalomaSmsTest extends WebhookChannelContract {
    private static final String NUMBER = "+34910000000";
    private static final ContactAddress ACCOUNT = new ContactAddress("acme", "acme-sms", NUMBER);
    private static final ContactAddress MARIA = new ContactAddress("acme", "acme-sms", "+34600111222");
    private static final Instant NOW = Instant.parse("2026-01-02T03:04:06Z");
    private static final Path RECORDED = Path.of("src/test/resources/paloma");
    private final PalomaSms paloma = new PalomaSms();

    @Override
    protected WebhookChannel channel() {
        return paloma;
    }

    @Override
    protected String sender() {
        return NUMBER;
    }

    @Override
    protected ContactAddress contact() {
        return MARIA;
    }

    @Override
    protected Recordings understood() {
        return new Recordings(RECORDED.resolve("understood"), ACCOUNT, NOW);
    }

    @Override
    protected Recordings malformed() {
        return new Recordings(RECORDED.resolve("malformed"), ACCOUNT, NOW);
    }

    @Override
    protected Recordings answers() {
        return new Recordings(RECORDED.resolve("answers"), ACCOUNT, NOW);
    }

    /** Signed by {@code openssl dgst -sha256 -hmac paloma-signing-secret} over "1767323046." and the body. */
    @Override
    protected SignedExample signedExample() {
        return new SignedExample(
                Map.of(
                        "paloma-timestamp",
                        "1767323046",
                        "paloma-signature",
                        "sha256=d7079a997dfa76e254364c56dbc6da5c7ad5f798a26a03d45bc2c434801c9466"),
                recorded("message"),
                "paloma-signing-secret",
                NOW);
    }

    @Override
    protected ProviderAnswer taken(ProviderCall call) {
        return new ProviderAnswer(202, Map.of(), "{\"id\":\"sms_81\",\"segments\":1}");
    }

    @Override
    protected String textOf(ProviderCall call) {
        return json(call.body()).path("text").asText();
    }

    @Test
    void whatAContactWroteIsAMessageFromTheirNumber() {
        assertThat(events("message"))
                .containsExactly(new ChannelEvent.MessageReceived(
                        "ev_1",
                        MARIA,
                        Instant.parse("2026-01-02T03:04:05Z"),
                        null,
                        List.of(new Part.Text("Hola, ¿está abierto?"))));
    }

    @ParameterizedTest
    @CsvSource({"status-sent,m1,SENT", "status-delivered,m1,DELIVERED", "status-failed,m2,FAILED"})
    void aStatusReportsTheMessageThatWasSentWithThatReference(String recording, String message, Receipt receipt) {
        assertThat(events(recording))
                .singleElement()
                .isInstanceOfSatisfying(ChannelEvent.MessageReported.class, report -> {
                    assertThat(report.message()).isEqualTo(message);
                    assertThat(report.receipt()).isEqualTo(receipt);
                    assertThat(report.failure() != null).isEqualTo(receipt == Receipt.FAILED);
                });
    }

    @Test
    void aQueuedMessageIsNoNews() {
        assertThat(events("status-queued")).isEmpty();
    }

    @Test
    void aTypeThatIsNotKnownIsKeptByItsName() {
        assertThat(events("unknown-type"))
                .singleElement()
                .isInstanceOfSatisfying(ChannelEvent.Unknown.class, unknown -> assertThat(unknown.kind())
                        .isEqualTo("keyword"));
    }

    @ParameterizedTest
    @CsvSource({
        "not-json,''",
        "not-an-object,id",
        "no-id,id",
        "no-text,text",
        "another-account,account",
        "not-a-time,at",
        "no-reference,reference",
        "no-type,type"
    })
    void whatIsWrongIsNamedByItsField(String recording, String field) {
        assertThat(malformed().all())
                .filteredOn(one -> one.name().equals(recording))
                .singleElement()
                .extracting(one -> paloma.decode(one.payload()))
                .isInstanceOfSatisfying(Decoded.Malformed.class, wrong -> assertThat(wrong.field())
                        .isEqualTo(field));
    }

    @Test
    void aMessageIsPostedWithItsReferenceAndItsAlphabet() {
        ProviderCall call = paloma.call(message("Adiós 👋"), NUMBER);
        assertThat(call.path()).isEqualTo("/v1/messages");
        assertThat(call.headers()).containsEntry("Idempotency-Key", "m1");
        assertThat(json(call.body())).isEqualTo(json("""
                {"from":"+34910000000","to":"+34600111222","text":"Adiós 👋","encoding":"ucs2","reference":"m1"}"""));
    }

    @ParameterizedTest
    @CsvSource({
        "invalid_number,400,invalid-number",
        "opted_out,400,opted-out",
        "blocked_content,400,blocked-content",
        "insufficient_credit,402,no-credit",
        "unauthorized,401,not-authorised",
        "something_new,400,refused-400"
    })
    void whatPalomaWillNeverTakeIsRejected(String code, int status, String rejected) {
        assertThat(outcome(status, Map.of(), "{\"error\":{\"code\":\"%s\"}}".formatted(code)))
                .isInstanceOfSatisfying(DeliveryOutcome.Rejected.class, why -> assertThat(why.code())
                        .isEqualTo(rejected));
    }

    @Test
    void aLimitedPaceIsWaitedFor() {
        assertThat(outcome(429, Map.of("retry-after", "20"), "{\"error\":{\"code\":\"rate_limited\"}}"))
                .isEqualTo(new DeliveryOutcome.RetryLater(Duration.ofSeconds(20)));
    }

    @Test
    void whatWasTakenBeforeIsTaken() {
        assertThat(outcome(409, Map.of(), "{\"id\":\"sms_81\",\"error\":{\"code\":\"duplicate\"}}"))
                .isEqualTo(new DeliveryOutcome.Accepted("sms_81"));
    }

    @Test
    void tenSegmentsAreCarriedAndElevenAreNot() {
        assertThat(paloma.refusalOf(message("x".repeat(1530)))).isEmpty();
        assertThat(paloma.refusalOf(message("ł".repeat(670)))).isEmpty();
        assertThat(paloma.refusalOf(message("ł".repeat(671))))
                .hasValueSatisfying(why ->
                        assertThat(((DeliveryOutcome.Rejected) why).text()).contains("11 segments"));
    }

    private DeliveryOutcome outcome(int status, Map<String, String> headers, String body) {
        return paloma.outcome(message("Hola"), new ProviderAnswer(status, headers, body));
    }

    private List<ChannelEvent> events(String recording) {
        return understood().all().stream()
                .filter(one -> one.name().equals(recording))
                .map(one -> (Decoded.Events) paloma.decode(one.payload()))
                .findFirst()
                .orElseThrow()
                .events();
    }

    private String recorded(String name) {
        return understood().all().stream()
                .filter(one -> one.name().equals(name))
                .map(one -> one.payload().text())
                .findFirst()
                .orElseThrow();
    }

    private static OutboundMessage message(String text) {
        return new OutboundMessage("m1", MARIA, "c1", 1, NOW, null, List.of(new Part.Text(text)));
    }

    private static JsonNode json(String text) {
        try {
            return new JsonMapper().readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}
