package dev.cauce.launcher;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cauce.launcher.containers.Backing;
import dev.cauce.launcher.containers.ContainerServers;
import dev.cauce.launcher.containers.DockerDaemon;
import dev.cauce.launcher.data.DataFolder;
import dev.cauce.launcher.data.DiskSpace;
import dev.cauce.launcher.process.Ports;
import dev.cauce.launcher.process.Servers;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.CountDownLatch;

/**
 * Only Kafka and PostgreSQL, for tests and other programs: says {@code READY} and a JSON object on one line, and stops when
 * it is told to or when who started it is gone.
 */
final class ServersCommand {
    static final Set<String> OPTIONS = Set.of("--data", "--kafka-port", "--postgres-port");
    static final Set<String> FLAGS = Set.of("--until-stdin-closes");

    private final Options options;
    private final PrintStream out;
    private final Progress progress;

    ServersCommand(Options options, PrintStream out, Progress progress) {
        this.options = options;
        this.out = out;
        this.progress = progress;
    }

    void run(InputStream stdin) throws InterruptedException {
        var given = options.text("--data").map(Path::of);
        var data = DataFolder.open(given.orElseGet(TemporaryData::create), DiskSpace.fromEnvironment());
        removeAbandoned();
        Runnable release = given.isPresent() ? data::close : () -> TemporaryData.delete(data);
        var ready =
                switch (Backing.choose(System.getenv(), DockerDaemon::answers)) {
                    case CONTAINERS -> startContainers(data, release);
                    case EMBEDDED -> startEmbedded(data, release);
                };
        out.println("READY " + json(ready));
        if (options.says("--until-stdin-closes")) {
            awaitEnd(stdin);
        } else {
            new CountDownLatch(1).await();
        }
    }

    private void removeAbandoned() {
        for (var folder : TemporaryData.abandoned(Path.of(System.getProperty("java.io.tmpdir")), Instant.now())) {
            var abandoned = DataFolder.open(folder, DiskSpace.atLeast(0));
            new Servers(EmbeddedServers.over(abandoned, 0, 0).servers(), progress::line).stopLeftBehind();
            TemporaryData.delete(abandoned);
        }
    }

    private BackingServers startEmbedded(DataFolder data, Runnable release) throws InterruptedException {
        var embedded = EmbeddedServers.over(
                data, options.port("--kafka-port", Ports.free()), options.port("--postgres-port", Ports.free()));
        var servers = new Servers(embedded.servers(), progress::line);
        servers.stopLeftBehind();
        servers.stopAtExit(release);
        servers.startTogether(embedded.postgres(), embedded.kafka());
        servers.keepRunning();
        return embedded.description();
    }

    private static BackingServers startContainers(DataFolder data, Runnable release) {
        var containers = new ContainerServers(data.passwords());
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            containers.close();
                            release.run();
                        },
                        "stop"));
        return containers.start(data.signingKeys(), data.root());
    }

    private static String json(BackingServers servers) {
        try {
            return new ObjectMapper().writeValueAsString(servers.described());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Texts can be written as JSON", e);
        }
    }

    private static void awaitEnd(InputStream stdin) {
        try {
            stdin.transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            return;
        }
    }
}
