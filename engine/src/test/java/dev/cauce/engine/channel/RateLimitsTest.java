package dev.cauce.engine.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

final class RateLimitsTest {
    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
    private final RateLimits limits = new RateLimits(2, Duration.ofSeconds(1));

    @Test
    void eachHasItsOwnAndGetsOneMoreAfterATime() {
        assertThat(limits.take("a", NOW)).isTrue();
        assertThat(limits.take("a", NOW)).isTrue();
        assertThat(limits.allows("a", NOW)).isFalse();
        assertThat(limits.take("a", NOW)).isFalse();
        assertThat(limits.take("b", NOW)).isTrue();
        assertThat(limits.take("a", NOW.plusSeconds(1))).isTrue();
        assertThat(limits.take("a", NOW.plusSeconds(1))).isFalse();
    }

    @Test
    void whoeverComesAmongManyOthersIsStillLimited() {
        limits.take("a", NOW);
        limits.take("a", NOW);
        for (int other = 0; other < 2_000; other++) {
            limits.take("other-" + other, NOW);
        }
        assertThat(limits.take("a", NOW)).isFalse();
    }
}
