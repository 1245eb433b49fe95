package dev.cauce.engine.reporting.figures;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MetricsPageTest {
    private static final Path PAGE = Path.of("../docs/reference/metrics.md");

    @ParameterizedTest
    @EnumSource
    void theReferenceHasEveryShareWithItsFormula(Share share) throws IOException {
        assertThat(Files.readString(PAGE)).contains("| `%s` | %s |".formatted(share.key(), share.formula()));
    }

    @ParameterizedTest
    @EnumSource
    void theReferenceHasEveryAverageWithItsFormula(Average average) throws IOException {
        assertThat(Files.readString(PAGE)).contains("| `%s` | %s |".formatted(average.key(), average.formula()));
    }

    @ParameterizedTest
    @EnumSource
    void theReferenceHasWhatRatingsComeToWithItsFormula(Satisfaction share) throws IOException {
        assertThat(Files.readString(PAGE)).contains("| `%s` | %s |".formatted(share.key(), share.formula()));
    }

    @Test
    void theReferenceHasNoOtherFormula() throws IOException {
        var rows = Files.readString(PAGE)
                .lines()
                .filter(line -> line.startsWith("| `") && line.contains(" / "))
                .count();

        assertThat(rows).isEqualTo(Share.values().length + Average.values().length + Satisfaction.values().length);
    }
}
