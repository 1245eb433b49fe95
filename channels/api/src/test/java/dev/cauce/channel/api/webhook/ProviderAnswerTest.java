package dev.cauce.channel.api.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cauce.channel.api.DeliveryOutcome;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ProviderAnswerTest {

    @ParameterizedTest
    @CsvSource({"30,PT30S", "86400,PT1H", "soon,PT0S", "-1,PT0S", "'',PT0S"})
    void aPauseIsSecondsAndAtMostAnHour(String header, Duration pause) {
        assertThat(new ProviderAnswer(429, Map.of("retry-after", header), "").retryAfter())
                .isEqualTo(pause);
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 425, 429, 500, 502, 503, 504})
    void whatPassesIsTriedAgain(int status) {
        assertThat(new ProviderAnswer(status, Map.of("retry-after", "7"), "").usualOutcome())
                .isEqualTo(new DeliveryOutcome.RetryLater(Duration.ofSeconds(7)));
    }

    @ParameterizedTest
    @ValueSource(ints = {302, 400, 401, 403, 404, 422})
    void whatDoesNotPassIsRejected(int status) {
        assertThat(new ProviderAnswer(status, Map.of(), "").usualOutcome())
                .isInstanceOfSatisfying(DeliveryOutcome.Rejected.class, rejected -> assertThat(rejected.code())
                        .isEqualTo("refused-" + status));
    }

    @Test
    void aKeyIsWrittenAsTheCredentialSays() {
        assertThat(Credential.bearer().value("k")).isEqualTo("Bearer k");
        assertThat(Credential.basic().value("Aladdin:open sesame")).isEqualTo("Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==");
        assertThat(Credential.inHeader("X-Key").value("k")).isEqualTo("k");
    }
}
