package dev.cauce.engine.channel.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cauce.channel.api.Capability;
import dev.cauce.channel.api.ContactAddress;
import dev.cauce.channel.api.DeliveryOutcome;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RetryPolicyTest {
    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
    private final RetryPolicy policy =
            new RetryPolicy(Duration.ofSeconds(2), Duration.ofMinutes(5), Duration.ofDays(1));

    @ParameterizedTest
    @CsvSource({"0,2", "1,4", "2,8", "7,256", "8,300", "1000000,300"})
    void eachPauseIsTwiceTheOneBeforeUpToTheLongest(int attempts, long seconds) {
        assertThat(policy.of(delivery(attempts), new DeliveryOutcome.RetryLater(Duration.ZERO), NOW))
                .isEqualTo(new Verdict.Again(NOW.plusSeconds(seconds)));
    }

    @Test
    void aProvidersOwnWishIsKeptWhenItIsLonger() {
        assertThat(policy.of(delivery(0), new DeliveryOutcome.RetryLater(Duration.ofMinutes(20)), NOW))
                .isEqualTo(new Verdict.Again(NOW.plus(Duration.ofMinutes(20))));
    }

    @Test
    void aProviderThatTakesNothingHoldsTheChannelNoLongerThanItSays() {
        var busy = new DeliveryOutcome.RetryLater(Duration.ofSeconds(5), DeliveryOutcome.Holds.CHANNEL);
        assertThat(policy.of(delivery(3), busy, NOW))
                .isEqualTo(new Verdict.Again(NOW.plusSeconds(16), NOW.plusSeconds(5)));
    }

    @Test
    void whatIsTooOldIsGivenUpAndSaysSo() {
        var late = NOW.plus(Duration.ofDays(1));
        assertThat(policy.of(delivery(3), new DeliveryOutcome.RetryLater(Duration.ZERO), late))
                .isInstanceOfSatisfying(
                        Verdict.Failed.class,
                        failed -> assertThat(failed.why().code()).isEqualTo("gave-up"));
    }

    @Test
    void whatTheChannelCannotDoFailsWithARemedy() {
        assertThat(policy.of(delivery(0), new DeliveryOutcome.Unsupported(Capability.QUICK_REPLIES), NOW))
                .isInstanceOfSatisfying(Verdict.Failed.class, failed -> {
                    assertThat(failed.why().code()).isEqualTo("unsupported");
                    assertThat(failed.why().text()).contains("quick replies");
                });
    }

    private static Delivery delivery(int attempts) {
        return new Delivery("m", "email", new ContactAddress("acme", "m", "a"), "c", 1, 0, attempts, NOW, NOW);
    }
}
