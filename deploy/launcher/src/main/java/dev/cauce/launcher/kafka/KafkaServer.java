package dev.cauce.launcher.kafka;

import dev.cauce.launcher.CannotStart;
import dev.cauce.launcher.process.ChildProcess;
import dev.cauce.launcher.process.ClassArchive;
import dev.cauce.launcher.process.JavaProgram;
import dev.cauce.launcher.process.PidFile;
import dev.cauce.launcher.process.Ports;
import dev.cauce.launcher.process.Server;
import dev.cauce.launcher.process.Signal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import kafka.tools.StorageTool;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.Uuid;
import org.jspecify.annotations.Nullable;

/** The broker on one port of the loopback interface, with its log in a folder that outlives it. */
public final class KafkaServer implements Server {
    private static final Duration START = Duration.ofMinutes(3);
    private static final Duration STOP = Duration.ofSeconds(20);
    private static final Duration POLL = Duration.ofMillis(100);

    private final Path folder;
    private final Path log;
    private final Path pidFile;
    private final int port;
    private final ClassArchive archive = new ClassArchive(JavaProgram.ownJar(), "kafka");
    private @Nullable ChildProcess broker;

    public KafkaServer(Path folder, Path log, Path pidFile, int port) {
        this.folder = folder;
        this.log = log;
        this.pidFile = pidFile;
        this.port = port;
    }

    public String bootstrapServers() {
        return "127.0.0.1:" + port;
    }

    @Override
    public String name() {
        return "Kafka";
    }

    @Override
    public boolean stopLeftBehind() {
        return PidFile.stopLeftBehind(pidFile, Signal.TERM, STOP);
    }

    @Override
    public void start() throws InterruptedException {
        var configuration = writeConfiguration();
        formatOnce(configuration);
        var started = ChildProcess.start(
                JavaProgram.ofThisClassPath("kafka.Kafka")
                        .withFlags(List.of(
                                "-Xms96m",
                                "-Xmx256m",
                                "-XX:+UseG1GC",
                                "-XX:MaxGCPauseMillis=20",
                                "-XX:+ExplicitGCInvokesConcurrent",
                                "-Dcauce.log.level=warn",
                                "-Djava.awt.headless=true"))
                        .archivedIn(archive)
                        .withArguments(configuration.toString())
                        .command(),
                Map.of(),
                log,
                pidFile);
        broker = started;
        awaitServing(started);
    }

    @Override
    public boolean isRunning() {
        return broker != null && broker.isAlive();
    }

    @Override
    public String ending() {
        return broker == null ? "not started" : broker.ending();
    }

    @Override
    public void stop() {
        if (broker != null) {
            broker.stop(Signal.TERM, STOP);
            archive.keep(broker.hasEndedInOrder());
        }
    }

    private Path writeConfiguration() {
        var file = folder.resolve("broker.properties");
        try {
            Files.createDirectories(folder);
            Files.writeString(file, new BrokerSettings(port, Ports.free(), folder.resolve("log")).asProperties());
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException("Could not write " + file, e);
        }
    }

    private void formatOnce(Path configuration) {
        if (Files.exists(folder.resolve("log").resolve("meta.properties"))) {
            return;
        }
        var output = new ByteArrayOutputStream();
        var result = StorageTool.execute(
                new String[] {
                    "format", "--cluster-id", Uuid.randomUuid().toString(), "--config", configuration.toString()
                },
                new PrintStream(output, true, StandardCharsets.UTF_8));
        if (result != 0) {
            throw new CannotStart("Kafka's folder %s could not be formatted: %s"
                    .formatted(folder, output.toString(StandardCharsets.UTF_8).strip()));
        }
    }

    private void awaitServing(ChildProcess started) throws InterruptedException {
        var deadline = System.nanoTime() + START.toNanos();
        while (started.isAlive() && System.nanoTime() < deadline) {
            if (!Ports.isFree(port) && answers()) {
                return;
            }
            Thread.sleep(POLL);
        }
        throw new CannotStart("Kafka did not start (%s). Its log, %s, says why.".formatted(started.ending(), log));
    }

    private boolean answers() throws InterruptedException {
        Map<String, Object> connection = Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers(),
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 5_000,
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, 2_000);
        try (var admin = Admin.create(connection)) {
            return List.of(1)
                    .equals(admin.describeCluster().nodes().get().stream()
                            .map(node -> node.id())
                            .toList());
        } catch (ExecutionException e) {
            return false;
        }
    }
}
