package dev.cauce.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class OptionsTest {

    @Test
    void theCommandLineWinsOverTheEnvironmentAndThatOverTheDefault() {
        var environment = Map.of("CAUCE_KAFKA_PORT", "2000", "CAUCE_PORT", "1000");
        var options = parse(List.of("--port", "3000"), environment);
        assertThat(options.port("--port", 1)).isEqualTo(3000);
        assertThat(options.port("--kafka-port", 1)).isEqualTo(2000);
        assertThat(options.port("--postgres-port", 1)).isEqualTo(1);
    }

    @Test
    void anUnknownOptionIsAnsweredWithTheKnownOnes() {
        assertThatExceptionOfType(CannotStart.class)
                .isThrownBy(() -> parse(List.of("--prot", "1"), Map.of()))
                .withMessage("Unknown option --prot. Known are: --kafka-port, --port, --postgres-port, --quiet");
    }

    @Test
    void aMissingValueIsNamed() {
        assertThatExceptionOfType(CannotStart.class)
                .isThrownBy(() -> parse(List.of("--port"), Map.of()))
                .withMessageStartingWith("Option --port needs a value");
    }

    @Test
    void whatIsNoPortIsRefusedWithItsValue() {
        for (var value : List.of("0", "65536", "-1", "http")) {
            assertThatExceptionOfType(CannotStart.class)
                    .isThrownBy(() -> parse(List.of("--port", value), Map.of()).port("--port", 1))
                    .withMessage("--port is %s, but a port is a number from 1 to 65535.", value);
        }
    }

    private static Options parse(List<String> arguments, Map<String, String> environment) {
        return Options.parse(
                arguments, environment, Set.of("--port", "--kafka-port", "--postgres-port"), Set.of("--quiet"));
    }
}
