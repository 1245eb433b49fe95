package dev.cauce.channel.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cauce.channel.api.DeliveryOutcome;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class VerdictTest {
    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "taken", "[1]", "{\"id\":7}", "{\"id\":\"\"}"})
    void aSuccessWithoutAnIdIsKnownByOurs(String body) {
        assertThat(verdict(204, Map.of(), body)).isEqualTo(new DeliveryOutcome.Accepted("m1"));
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 425, 429, 500, 502, 503})
    void whatMayPassIsTriedAgain(int status) {
        assertThat(verdict(status, Map.of(), "")).isEqualTo(new DeliveryOutcome.RetryLater(Duration.ZERO));
    }

    @Test
    void aPauseThatIsAskedForIsKeptWithinAnHour() {
        assertThat(verdict(429, Map.of("retry-after", "7"), ""))
                .isEqualTo(new DeliveryOutcome.RetryLater(Duration.ofSeconds(7)));
        assertThat(verdict(503, Map.of("retry-after", "999999"), ""))
                .isEqualTo(new DeliveryOutcome.RetryLater(Duration.ofHours(1)));
        assertThat(verdict(503, Map.of("retry-after", "Fri, 31 Dec 2027 23:59:59 GMT"), ""))
                .isEqualTo(new DeliveryOutcome.RetryLater(Duration.ZERO));
    }

    @Test
    void aRefusalIsToldToTheAgentInTheSystemsWords() {
        assertThat(verdict(422, Map.of(), "{\"detail\":\"The number\\nis blocked.\"}"))
                .isEqualTo(new DeliveryOutcome.Rejected("refused-422", "The number is blocked."));
        assertThat(verdict(404, Map.of(), "<html>"))
                .isEqualTo(
                        new DeliveryOutcome.Rejected("refused-404", "The channel's system answered with status 404."));
        assertThat(((DeliveryOutcome.Rejected) verdict(400, Map.of(), "{\"error\":\"" + "x".repeat(900) + "\"}"))
                        .text())
                .hasSize(301);
    }

    @Test
    void aRedirectIsNoAnswer() {
        assertThat(verdict(302, Map.of("location", "https://elsewhere.example"), ""))
                .isInstanceOf(DeliveryOutcome.Rejected.class);
    }

    @Test
    void aLineThatBrokeIsTriedAgainAndAForbiddenAddressIsNot() {
        assertThat(Verdict.of("m1", new Webhook.Answer.Lost())).isInstanceOf(DeliveryOutcome.RetryLater.class);
        assertThat(Verdict.of("m1", new Webhook.Answer.Refused("private-address")))
                .isEqualTo(new DeliveryOutcome.Rejected(
                        "private-address", "The channel's webhook may not be reached: private-address."));
    }

    private static DeliveryOutcome verdict(int status, Map<String, String> headers, String body) {
        return Verdict.of("m1", new Webhook.Answer.Said(status, headers, body));
    }
}
