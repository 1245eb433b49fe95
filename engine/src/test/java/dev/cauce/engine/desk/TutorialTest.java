package dev.cauce.engine.desk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cauce.engine.testing.BackingServers;
import dev.cauce.engine.testing.DemoOperation;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Does what the tutorial tells its readers to do, in a shell, with the engine of the test. */
@QuarkusTest
@QuarkusTestResource(BackingServers.class)
@TestProfile(DemoOperation.class)
final class TutorialTest {
    private static final Pattern STEP = Pattern.compile("(?ms)^```sh\\n(.*?)^```$");
    private static final String LEAVE_NOTHING_RUNNING = "trap 'kill $(jobs -p) 2> /dev/null || true' EXIT\n";
    private static final Path ROOT =
            Path.of(Objects.requireNonNull(System.getProperty("maven.multiModuleProjectDirectory")));

    @BeforeEach
    void nobodyElseWaits() {
        DemoOperation.endAllWork();
    }

    @Test
    void aDayWithCurlGoesAsTold() throws IOException, InterruptedException {
        var page = Files.readString(ROOT.resolve("docs/tutorial/a-day-with-curl.md"));
        var steps = STEP.matcher(page).results().map(step -> step.group(1)).collect(Collectors.joining("\n"));
        var script = Files.createTempFile("a-day-with-curl", ".sh");
        var printed = Files.createTempFile("a-day-with-curl", ".out");
        Files.writeString(script, LEAVE_NOTHING_RUNNING + steps);
        var shell = new ProcessBuilder("bash", "-euxo", "pipefail", script.toString())
                .directory(ROOT.toFile())
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .redirectErrorStream(true)
                .redirectOutput(printed.toFile());
        shell.environment().put("ENGINE", "localhost:" + RestAssured.port);
        shell.environment().put("JAVA_HOME", System.getProperty("java.home"));

        var process = shell.start();

        try {
            var ended = process.waitFor(120, TimeUnit.SECONDS);
            assertThat(ended).as(Files.readString(printed)).isTrue();
            assertThat(process.exitValue()).as(Files.readString(printed)).isZero();
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }
}
