package dev.cauce.load.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class AcknowledgedTest {
    private final Acknowledged acknowledged = new Acknowledged();

    private void take(int many, long millis) {
        for (int taken = 0; taken < many; taken++) {
            acknowledged.taken("WhatsApp", TimeUnit.MILLISECONDS.toNanos(millis));
        }
    }

    @Test
    void allTakenInTimeIsAsItShouldBe() {
        take(9_999, 20);
        take(1, 2_000);

        assertThat(acknowledged.isAsItShouldBe()).isTrue();
        assertThat(acknowledged.text()).contains("| WhatsApp | 10,000 | 20.0 |");
    }

    @Test
    void aLateMedianALateTailOrARefusalIsNot() {
        assertThat(acknowledged.isAsItShouldBe()).isFalse();
        take(1_000, 20);
        take(2, 300);
        assertThat(acknowledged.isAsItShouldBe()).isFalse();

        var slow = new Acknowledged();
        slow.taken("HTTP gateway", TimeUnit.MILLISECONDS.toNanos(60));
        assertThat(slow.isAsItShouldBe()).isFalse();

        var refused = new Acknowledged();
        refused.taken("HTTP gateway", 1);
        refused.refused("HTTP gateway", "429");
        assertThat(refused.isAsItShouldBe()).isFalse();
        assertThat(refused.text()).contains("HTTP gateway answered 429: 1");
    }
}
