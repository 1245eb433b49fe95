package dev.cauce.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class LoadCommandTest {
    private final StringWriter errors = new StringWriter();
    private final CommandLine command =
            new CommandLine(new LoadCommand()).setErr(new PrintWriter(errors)).setOut(new PrintWriter(errors));

    @ParameterizedTest
    @CsvSource({"60s, PT1M", "500ms, PT0.5S", "5m, PT5M", "PT2H, PT2H"})
    void durationsAreWrittenAsPeopleWriteThem(String text, Duration expected) {
        assertThat(new DurationText().convert(text)).isEqualTo(expected);
    }

    @Test
    void anotherMachineIsRefusedUnlessSomebodyOwnsIt() {
        var code = command.execute("--url", "http://192.0.2.1:8080");

        assertThat(code).isEqualTo(CommandLine.ExitCode.USAGE);
        assertThat(errors.toString()).contains("--i-own-this-target");
    }

    @Test
    void anotherMachinesKafkaIsRefusedToo() {
        var code = command.execute("--kafka", "192.0.2.1:9092");

        assertThat(code).isEqualTo(CommandLine.ExitCode.USAGE);
        assertThat(errors.toString()).contains("--kafka is not on this machine");
    }

    @ParameterizedTest
    @CsvSource({"--rate, 0", "--rate, 1000000", "--duration, 48h", "--agents, 0", "--exchanges, 51", "--duration, soon"
    })
    void whatIsOutOfBoundsIsRefused(String option, String value) {
        assertThat(command.execute(option, value)).isEqualTo(CommandLine.ExitCode.USAGE);
    }
}
