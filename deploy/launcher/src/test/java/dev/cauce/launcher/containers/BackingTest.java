package dev.cauce.launcher.containers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.cauce.launcher.CannotStart;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class BackingTest {

    @Test
    void aDockerDaemonThatAnswersIsUsed() {
        assertThat(Backing.choose(Map.of(), () -> true)).isEqualTo(Backing.CONTAINERS);
    }

    @Test
    void withoutADockerDaemonTheServersAreChildProcesses() {
        assertThat(Backing.choose(Map.of(), () -> false)).isEqualTo(Backing.EMBEDDED);
    }

    @Test
    void theEnvironmentOverridesAndAsksNoDaemon() {
        assertThat(Backing.choose(Map.of("CAUCE_BACKING", "embedded"), () -> {
                    throw new AssertionError("asked");
                }))
                .isEqualTo(Backing.EMBEDDED);
    }

    @Test
    void containersWithoutADaemonAreRefusedWithTheWayOut() {
        assertThatExceptionOfType(CannotStart.class)
                .isThrownBy(() -> Backing.choose(Map.of("CAUCE_BACKING", "containers"), () -> false))
                .withMessageContaining("no Docker daemon answers")
                .withMessageContaining("CAUCE_BACKING=embedded");
    }

    @Test
    void anUnknownBackingIsNamed() {
        assertThatExceptionOfType(CannotStart.class)
                .isThrownBy(() -> Backing.choose(Map.of("CAUCE_BACKING", "vms"), () -> true))
                .withMessage("CAUCE_BACKING is vms, but can only be embedded or containers.");
    }

    @Test
    void aSocketInTheUsersFoldersHintsAtADaemon(@TempDir Path home) throws Exception {
        Files.createDirectories(home.resolve(".docker/run"));
        Files.createFile(home.resolve(".docker/run/docker.sock"));
        assertThat(DockerDaemon.isHinted(Map.of(), home.toString())).isTrue();
    }
}
