package dev.cauce.channel.api.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class WebhookSignatureTest {
    private static final Instant NOW = Instant.ofEpochSecond(1_531_420_618L);
    private static final WebhookSignature PLAIN = WebhookSignature.overBody("X-Signature", "sha256=");

    /** The published example of Slack, "Verifying requests from Slack". */
    @Test
    void aPublishedExampleOverATimeAndTheBodyHolds() {
        var slack = new WebhookSignature(
                Hmac.SHA256,
                WebhookSignature.Encoding.HEX,
                "X-Slack-Signature",
                "v0=",
                List.of(
                        new WebhookSignature.Piece.Text("v0:"),
                        new WebhookSignature.Piece.Header("X-Slack-Request-Timestamp"),
                        new WebhookSignature.Piece.Text(":"),
                        new WebhookSignature.Piece.Body()),
                new WebhookSignature.Freshness("X-Slack-Request-Timestamp", Duration.ofMinutes(5)));
        var body = bytes("token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow&channel_id=G8PSS9T3V"
                + "&channel_name=foobar&user_id=U2CERLKJA&user_name=roadrunner&command=%2Fwebhook-collect&text="
                + "&response_url=https%3A%2F%2Fhooks.slack.com%2Fcommands%2FT1DC2JH3J%2F397700885554%2F96rGlfmibIGlgcZRskXaIFfN"
                + "&trigger_id=398738663015.47445629121.803a0bc887a14d10d2c447fce8b6703c");
        var headers = Map.of(
                "x-slack-request-timestamp",
                "1531420618",
                "x-slack-signature",
                "v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503");
        assertThat(slack.refusal(headers, body, "8f742231b10e8888abcd99yyyzzz85a5", NOW))
                .isEmpty();
        assertThat(slack.refusal(headers, body, "8f742231b10e8888abcd99yyyzzz85a5", NOW.plusSeconds(301)))
                .hasValueSatisfying(words -> assertThat(words).contains("301 s from our time"));
    }

    /** Standard Webhooks, in Base64 over id, time and body. */
    @Test
    void whatIsSignedMayBeMadeOfSeveralHeaders() {
        var standard = new WebhookSignature(
                Hmac.SHA256,
                WebhookSignature.Encoding.BASE64,
                "webhook-signature",
                "v1,",
                List.of(
                        new WebhookSignature.Piece.Header("webhook-id"),
                        new WebhookSignature.Piece.Text("."),
                        new WebhookSignature.Piece.Header("webhook-timestamp"),
                        new WebhookSignature.Piece.Text("."),
                        new WebhookSignature.Piece.Body()),
                null);
        var headers = Map.of("webhook-id", "m1", "webhook-timestamp", "1");
        assertThat(standard.of(headers, bytes("x"), "key"))
                .isEqualTo(new WebhookSignature(
                                Hmac.SHA256,
                                WebhookSignature.Encoding.BASE64,
                                "webhook-signature",
                                "v1,",
                                List.of(new WebhookSignature.Piece.Body()),
                                null)
                        .of(Map.of(), bytes("m1.1.x"), "key"));
        assertThat(standard.refusal(Map.of("webhook-signature", "v1,x", "webhook-id", "m1"), bytes("x"), "key", NOW))
                .hasValue("The header webhook-timestamp is missing.");
    }

    /** RFC 4231, test case 2. */
    @Test
    void aSignatureIsTheHmacOfTheRfc() {
        assertThat(PLAIN.of(Map.of(), bytes("what do ya want for nothing?"), "Jefe"))
                .isEqualTo("sha256=5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
    }

    @Test
    void anotherBodyAnotherSecretOrNoneIsRefusedInWords() {
        var headers = Map.of("x-signature", PLAIN.of(Map.of(), bytes("x"), "key"));
        assertThat(PLAIN.refusal(headers, bytes("x"), "key", NOW)).isEmpty();
        assertThat(PLAIN.refusal(headers, bytes("y"), "key", NOW)).isPresent();
        assertThat(PLAIN.refusal(headers, bytes("x"), "other", NOW)).isPresent();
        assertThat(PLAIN.refusal(headers, bytes("x"), "", NOW)).isPresent();
        assertThat(PLAIN.refusal(Map.of(), bytes("x"), "key", NOW)).hasValue("The header X-Signature is missing.");
    }

    @Test
    void aTimeThatIsNoneIsRefused() {
        var timed = WebhookSignature.overTimeAndBody("S", "", "T", Duration.ofMinutes(5));
        var headers = Map.of("s", timed.of(Map.of("t", "now"), bytes("x"), "key"), "t", "now");
        assertThat(timed.refusal(headers, bytes("x"), "key", NOW)).hasValue("T must be the seconds since 1970.");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
