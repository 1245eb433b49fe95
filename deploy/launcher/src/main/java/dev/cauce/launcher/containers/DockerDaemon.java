package dev.cauce.launcher.containers;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.testcontainers.DockerClientFactory;

/** Whether there is a Docker daemon to start containers with. */
public final class DockerDaemon {
    private DockerDaemon() {}

    /** Asks the daemon; without any sign of one answers at once. */
    public static boolean answers() {
        return isHinted(System.getenv(), System.getProperty("user.home", ""))
                && DockerClientFactory.instance().isDockerAvailable();
    }

    static boolean isHinted(Map<String, String> environment, String home) {
        return environment.containsKey("DOCKER_HOST")
                || List.of(
                                Path.of("/var/run/docker.sock"),
                                Path.of(environment.getOrDefault("XDG_RUNTIME_DIR", "/run"), "docker.sock"),
                                Path.of(home, ".docker", "run", "docker.sock"))
                        .stream()
                        .anyMatch(Files::exists);
    }
}
