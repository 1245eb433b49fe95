package dev.cauce.engine.channel.email;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cauce.channel.api.ChannelEvent;
import dev.cauce.channel.api.ContactAddress;
import dev.cauce.channel.api.Decoded;
import dev.cauce.channel.api.Part;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

final class SenderLimitsTest {
    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
    private static final int MOST = 2;
    private final SenderLimits limits = new SenderLimits(MOST, Duration.ofMinutes(2));

    @Test
    void onlyWhatBecameDurableCounts() {
        for (int attempt = 0; attempt < MOST * 2; attempt++) {
            assertThat(limits.allow(mail(), NOW)).isTrue();
        }
    }

    @Test
    void aFloodIsStoppedUntilTheTimeIsUp() {
        limits.count(mail(), NOW);
        limits.count(mail(), NOW);

        assertThat(limits.allow(mail(), NOW)).isFalse();
        assertThat(limits.allow(mail(), NOW.plusSeconds(120))).isTrue();
    }

    private static Decoded.Events mail() {
        var maria = new ContactAddress("acme", "acme-mail", "maria@example.org");
        return new Decoded.Events(
                List.of(new ChannelEvent.MessageReceived("m", maria, NOW, null, List.of(new Part.Text("Hello")))));
    }
}
