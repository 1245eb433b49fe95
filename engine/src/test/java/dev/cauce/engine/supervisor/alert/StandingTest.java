package dev.cauce.engine.supervisor.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

final class StandingTest {
    private static final Instant T0 = Instant.parse("2026-11-26T09:00:00Z");
    private static final Duration LASTING = Duration.ofSeconds(30);

    private static Instant at(long seconds) {
        return T0.plusSeconds(seconds);
    }

    @Test
    void whatIsWithinStaysQuiet() {
        assertThat(new Standing.Quiet().next(false, T0, LASTING)).isEqualTo(new Standing.Quiet());
    }

    @Test
    void whatGoesBeyondRisesFirst() {
        assertThat(new Standing.Quiet().next(true, T0, LASTING)).isEqualTo(new Standing.Rising(T0));
    }

    @Test
    void whatRisesFiresOnceItLastedAndNotBefore() {
        var rising = new Standing.Rising(T0);
        assertThat(rising.next(true, at(29), LASTING)).isEqualTo(rising);
        assertThat(rising.next(true, at(30), LASTING)).isEqualTo(new Standing.Firing());
    }

    @Test
    void whatRoseForAMomentIsForgotten() {
        assertThat(new Standing.Rising(T0).next(false, at(40), LASTING)).isEqualTo(new Standing.Quiet());
    }

    @Test
    void whatFiresStaysSoWhileBeyondAndFallsWhenWithin() {
        assertThat(new Standing.Firing().next(true, at(500), LASTING)).isEqualTo(new Standing.Firing());
        assertThat(new Standing.Firing().next(false, at(60), LASTING)).isEqualTo(new Standing.Falling(at(60)));
    }

    @Test
    void whatFallsClearsOnceItLastedAndNotBefore() {
        var falling = new Standing.Falling(T0);
        assertThat(falling.next(false, at(29), LASTING)).isEqualTo(falling);
        assertThat(falling.next(false, at(30), LASTING)).isEqualTo(new Standing.Quiet());
    }

    @Test
    void whatFellForAMomentFiresOnWithoutRisingAnew() {
        assertThat(new Standing.Falling(T0).next(true, at(1), LASTING)).isEqualTo(new Standing.Firing());
    }

    @Test
    void withoutAnyTimeItFiresAndClearsAtOnce() {
        assertThat(new Standing.Quiet().next(true, T0, Duration.ZERO)).isEqualTo(new Standing.Firing());
        assertThat(new Standing.Firing().next(false, T0, Duration.ZERO)).isEqualTo(new Standing.Quiet());
    }

    @Test
    void onlyWhatFiredIsOn() {
        assertThat(new Standing.Quiet().isOn()).isFalse();
        assertThat(new Standing.Rising(T0).isOn()).isFalse();
        assertThat(new Standing.Firing().isOn()).isTrue();
        assertThat(new Standing.Falling(T0).isOn()).isTrue();
    }
}
