package dev.cauce.routing.simulator;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MainTest {
    private static final String SMALL = """
            name: small & quick
            duration: 2h
            warmUp: 30m
            replications: 2
            queues:
              - id: sales
                arrivals: {perHour: 60}
                patience: {exponential: 2m}
                handleTime: {exponential: 3m}
            agents:
              - group: a
                count: 4
                queues: {sales: 1}
                declines: 0.02
                misses: 0.02
            faults: {crashes: 0.02, duplicates: 0.02, late: 0.02}
            """;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir
    Path folder;

    private int run(String... arguments) {
        return new Main(new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8)).run(List.of(arguments));
    }

    private String file(String text) throws IOException {
        return Files.writeString(folder.resolve("small.yaml"), text).toString();
    }

    @Test
    void aScenarioIsReportedWithIntervalsAndCharts() throws IOException {
        Path page = folder.resolve("page.html");

        int code = run(file(SMALL), "--html", page.toString());

        assertThat(code).as(err.toString(UTF_8)).isZero();
        assertThat(out.toString(UTF_8)).contains("2 days", "service level D", "±", "none violated");
        assertThat(page).content(UTF_8).contains("<svg", "small &amp; quick").doesNotContain("http");
    }

    @Test
    void staffingIsAnsweredBesideErlangs() throws IOException {
        int code = run(file(SMALL.replace("duration: 2h", "duration: 1h")), "--staff");

        assertThat(code).as(err.toString(UTF_8)).isZero();
        assertThat(out.toString(UTF_8)).contains("Erlang", "sales", "0:30");
    }

    @Test
    void aSeedIsRunAgain() {
        assertThat(run("--seed", "7")).isZero();
        assertThat(out.toString(UTF_8)).contains("1 seeds", "no violation");
    }

    @Test
    void aBadScenarioIsNamed() throws IOException {
        int code = run(file(SMALL.replace("count: 4", "count: few")));

        assertThat(code).isEqualTo(65);
        assertThat(err.toString(UTF_8)).contains("small.yaml: agents[0].count is \"few\". Maybe give a whole number");
    }

    @Test
    void aMissingFileIsNamed() {
        assertThat(run("no-such.yaml")).isEqualTo(65);
        assertThat(err.toString(UTF_8)).contains("no-such.yaml");
    }

    @Test
    void nothingToDoIsToldHow() {
        assertThat(run()).isEqualTo(64);
        assertThat(err.toString(UTF_8)).contains("Usage: ./cauce simulate FILE");
    }
}
