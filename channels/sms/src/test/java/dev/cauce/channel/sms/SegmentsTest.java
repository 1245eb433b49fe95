package dev.cauce.channel.sms;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SegmentsTest {

    @ParameterizedTest
    @CsvSource({"x,160,1", "x,161,2", "x,306,2", "x,307,3", "€,80,1", "€,81,2", "ł,70,1", "ł,71,2", "ł,134,2", "ł,135,3"
    })
    void aTextIsCutWhereTheStandardCutsIt(String letter, int length, int segments) {
        assertThat(Segments.of(letter.repeat(length)).count()).isEqualTo(segments);
    }

    @Test
    void oneLetterOutsideTheAlphabetMakesAllOfItWider() {
        assertThat(Segments.of("¿Qué tal, señor?").alphabet()).isEqualTo(Segments.Alphabet.GSM7);
        assertThat(Segments.of("Así").alphabet()).isEqualTo(Segments.Alphabet.UCS2);
    }

    @Test
    void noCharacterIsCutInTwo() {
        assertThat(Segments.of("👋".repeat(35)).count()).isEqualTo(1);
        assertThat(Segments.of("👋".repeat(66)).count()).isEqualTo(2);
        assertThat(Segments.of("👋".repeat(67)).count()).isEqualTo(3);
        assertThat(Segments.of("x".repeat(152) + "€" + "x".repeat(152)).count()).isEqualTo(3);
    }

    @Test
    void anEmptyTextIsOne() {
        assertThat(Segments.of("").count()).isEqualTo(1);
    }
}
