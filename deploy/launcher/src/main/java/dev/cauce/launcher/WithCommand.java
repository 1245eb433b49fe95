package dev.cauce.launcher;

import dev.cauce.launcher.data.DataFolder;
import dev.cauce.launcher.data.DiskSpace;
import dev.cauce.launcher.engine.EngineSettings;
import dev.cauce.launcher.process.Ports;
import dev.cauce.launcher.process.Processes;
import dev.cauce.launcher.process.Servers;
import dev.cauce.launcher.process.Signal;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Any program on this terminal, with Kafka and PostgreSQL beside it and an engine's settings in its environment. */
final class WithCommand {
    private static final Duration STOP = Duration.ofSeconds(20);

    private final Options options;
    private final Progress progress;

    WithCommand(Options options, Progress progress) {
        this.options = options;
        this.progress = progress;
    }

    /** Runs {@code program} to its end and answers its exit code; Kafka and PostgreSQL stop after it. */
    int run(List<String> program) throws InterruptedException {
        var port = options.port("--port", RunCommand.PORT);
        var kafkaPort = options.port("--kafka-port", RunCommand.KAFKA_PORT);
        var postgresPort = options.port("--postgres-port", RunCommand.POSTGRES_PORT);
        var data = DataFolder.open(Path.of(options.text("--data").orElse("data")), DiskSpace.fromEnvironment());
        var embedded = EmbeddedServers.over(data, kafkaPort, postgresPort);
        var servers = new Servers(embedded.servers(), progress::line);
        servers.stopLeftBehind();
        Ports.requireFree(kafkaPort, "Kafka", "--kafka-port");
        Ports.requireFree(postgresPort, "PostgreSQL", "--postgres-port");
        servers.stopAtExit(data::close);
        servers.startTogether(embedded.postgres(), embedded.kafka());
        servers.keepRunning();

        var host = options.text("--host").orElse("127.0.0.1");
        var builder = new ProcessBuilder(program).inheritIO();
        builder.environment().putAll(new EngineSettings(embedded.description(), host, port, data).withoutLog());
        try {
            var process = builder.start();
            servers.stopFirst(() -> Processes.stop(process.toHandle(), Signal.TERM, STOP));
            return process.waitFor();
        } catch (IOException e) {
            throw new CannotStart("%s could not be started: %s".formatted(program.getFirst(), e.getMessage()), e);
        }
    }
}
