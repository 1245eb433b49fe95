package dev.cauce.launcher.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SupervisorTest {
    private final List<String> lines = new CopyOnWriteArrayList<>();

    @TempDir
    Path folder;

    @Test
    void aKilledServerIsStartedAgainAndThatIsSaid() throws Exception {
        var server = new Sleeper("sleeper", folder);
        server.start();
        var supervisor = new Supervisor(List.of(server), lines::add);
        supervisor.watch();
        try {
            var killed = server.process();
            killed.destroyForcibly();
            await().until(() -> server.isRunning() && server.process().pid() != killed.pid());
            await().until(() -> lines.size() == 2);
            assertThat(lines.getFirst())
                    .isEqualTo("sleeper ended unexpectedly (killed by signal 9); starting it again in 1 s");
            assertThat(lines.getLast()).startsWith("sleeper serves again after ");
        } finally {
            supervisor.stop();
        }
    }

    @Test
    void serversStopInOrderAndStayStopped() throws Exception {
        var first = new Sleeper("first", folder);
        var second = new Sleeper("second", folder);
        first.start();
        second.start();
        var supervisor = new Supervisor(List.of(first, second), lines::add);
        supervisor.watch();

        supervisor.stop();

        assertThat(lines).containsExactly("Stopping first", "Stopping second");
        assertThat(first.isRunning()).isFalse();
        assertThat(second.isRunning()).isFalse();
    }

    @Test
    void aProcessLeftByAKilledLauncherIsFoundByItsFile() throws Exception {
        var left = new Sleeper("left", folder);
        left.start();
        assertThat(new Sleeper("left", folder).stopLeftBehind()).isTrue();
        assertThat(left.isRunning()).isFalse();
        assertThat(new Sleeper("left", folder).stopLeftBehind()).isFalse();
    }

    /** A program that serves by being there. */
    private static final class Sleeper implements Server {
        private final String name;
        private final Path folder;
        private volatile @Nullable ChildProcess child;

        Sleeper(String name, Path folder) {
            this.name = name;
            this.folder = folder;
        }

        ProcessHandle process() {
            return PidFile.read(folder.resolve(name)).orElseThrow();
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public boolean stopLeftBehind() {
            return PidFile.stopLeftBehind(folder.resolve(name), Signal.TERM, Duration.ofSeconds(5));
        }

        @Override
        public void start() {
            child = ChildProcess.start(
                    List.of("sleep", "300"), Map.of(), folder.resolve(name + ".log"), folder.resolve(name));
        }

        @Override
        public boolean isRunning() {
            var current = child;
            return current != null && current.isAlive();
        }

        @Override
        public String ending() {
            var current = child;
            return current == null ? "not started" : current.ending();
        }

        @Override
        public void stop() {
            var current = child;
            if (current != null) {
                current.stop(Signal.TERM, Duration.ofSeconds(5));
            }
        }
    }
}
