package dev.cauce.engine.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ApiKeySecretTest {
    private static final Instant NOW = Instant.parse("2026-11-27T00:00:00Z");

    @Test
    void aKeyIsKnownByItsHashAndNoOther() {
        var random = new SecureRandom();
        var one = ApiKeySecret.draw(random);

        assertThat(ApiKeySecret.parse(one.key())).contains(one);
        assertThat(one.matches(one.hash())).isTrue();
        assertThat(one.matches(ApiKeySecret.draw(random).hash())).isFalse();
        assertThat(one.toString()).doesNotContain(one.secret());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "cauce_", "cauce_3f9a6c01d2be_short", "cauce_XYZ_abc", "other_3f9a6c01d2be_x"})
    void whatCannotBeAKeyIsNone(String text) {
        assertThat(ApiKeySecret.parse(text)).isEmpty();
    }

    @Test
    void aKeyHoldsUntilItExpiresOrIsRevoked() {
        assertThat(key(NOW.plusSeconds(1), null).holds(NOW)).isTrue();
        assertThat(key(NOW, null).holds(NOW)).isFalse();
        assertThat(key(NOW.plusSeconds(1), NOW).holds(NOW)).isFalse();
    }

    @Test
    void anAddressFailsSoOftenAndThenWaits() {
        var limit = new FailureLimit(2, Duration.ofSeconds(10), NOW);
        limit.failed(NOW);
        assertThat(limit.allows(NOW)).isTrue();
        limit.failed(NOW);
        assertThat(limit.allows(NOW)).isFalse();
        assertThat(limit.allows(NOW.plusSeconds(10))).isTrue();
    }

    private static ApiKey key(Instant expiresAt, @Nullable Instant revokedAt) {
        return new ApiKey("a", "A", List.of(), "demo", List.of(), NOW, "admin", expiresAt, null, revokedAt, null);
    }
}
