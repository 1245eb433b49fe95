package dev.cauce.engine.desk.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

final class EventBufferTest {
    private final EventBuffer<String> buffer = new EventBuffer<>(3);

    @Test
    void numbersCountFromOneWithoutGaps() {
        assertThat(buffer.last()).isZero();
        assertThat(buffer.add("a").sequence()).isEqualTo(1);
        assertThat(buffer.add("b").sequence()).isEqualTo(2);
        assertThat(buffer.last()).isEqualTo(2);
    }

    @Test
    void aReaderGetsExactlyWhatItMissed() {
        buffer.add("a");
        buffer.add("b");
        buffer.add("c");

        assertThat(buffer.after(1)).hasValueSatisfying(missed -> assertThat(missed)
                .containsExactly(new EventBuffer.Numbered<>(2, "b"), new EventBuffer.Numbered<>(3, "c")));
    }

    @Test
    void aReaderWhoMissedNothingGetsNothing() {
        buffer.add("a");

        assertThat(buffer.after(1))
                .hasValueSatisfying(missed -> assertThat(missed).isEmpty());
    }

    @Test
    void theOldestKeptEventCanStillBeResumedFrom() {
        "abcde".chars().forEach(letter -> buffer.add(Character.toString(letter)));

        assertThat(buffer.after(2))
                .hasValueSatisfying(
                        missed -> assertThat(missed).extracting("event").containsExactly("c", "d", "e"));
    }

    @Test
    void aReaderWhoMissedWhatIsForgottenIsToldSo() {
        "abcde".chars().forEach(letter -> buffer.add(Character.toString(letter)));

        assertThat(buffer.after(1)).isEmpty();
    }

    @Test
    void aNumberNeverGivenOutIsNotResumed() {
        buffer.add("a");

        assertThat(buffer.after(2)).isEmpty();
        assertThat(buffer.after(-1)).isEmpty();
    }

    @Test
    void aBufferThatKeepsNothingIsRefused() {
        assertThatThrownBy(() -> new EventBuffer<String>(0)).hasMessageContaining("at least 1");
    }
}
