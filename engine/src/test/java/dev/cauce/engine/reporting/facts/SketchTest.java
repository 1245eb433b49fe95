package dev.cauce.engine.reporting.facts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SketchTest {
    @ParameterizedTest
    @ValueSource(ints = {50, 90, 95, 99})
    void percentilesOfMergedPartsAreWithinOnePercent(int percentage) {
        var odd = Sketch.empty();
        var even = Sketch.empty();
        IntStream.rangeClosed(1, 1_000)
                .forEach(second -> (second % 2 == 0 ? even : odd).add(Duration.ofSeconds(second)));

        odd.merge(even);

        var exact = percentage * 10_000.0;
        assertThat((double) odd.percentile(percentage).orElseThrow().toMillis()).isCloseTo(exact, within(exact / 100));
    }

    @Test
    void anEmptySketchHasNoPercentile() {
        assertThat(Sketch.of(Sketch.empty().bytes()).percentile(50)).isEmpty();
    }

    @Test
    void aWaitOfYearsAndOneOfNothingAreBothCounted() {
        var sketch = Sketch.empty();
        sketch.add(Duration.ofDays(1_000));
        sketch.add(Duration.ZERO);
        sketch.add(Duration.ofSeconds(-1));

        assertThat(Sketch.of(sketch.bytes()).count()).isEqualTo(3);
    }

    @Test
    void bytesOfAFewDozenWaitsAreFew() {
        var sketch = Sketch.empty();
        IntStream.range(0, 40).forEach(value -> sketch.add(Duration.ofMillis(value * 977L)));

        assertThat(sketch.bytes().length).isLessThan(200);
    }

    @Test
    void bytesThatAreNoSketchAreRefused() {
        assertThatThrownBy(() -> Sketch.of(new byte[40])).isInstanceOf(IllegalArgumentException.class);
    }
}
