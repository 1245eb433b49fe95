package dev.cauce.launcher;

import dev.cauce.launcher.data.DataFolder;
import dev.cauce.launcher.data.DiskSpace;
import dev.cauce.launcher.engine.EngineProgram;
import dev.cauce.launcher.engine.EngineServer;
import dev.cauce.launcher.engine.EngineSettings;
import dev.cauce.launcher.process.Ports;
import dev.cauce.launcher.process.Servers;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;

/** The whole product on one machine, until it is told to stop. */
final class RunCommand {
    static final Set<String> OPTIONS =
            Set.of("--data", "--host", "--port", "--kafka-port", "--postgres-port", "--engine");

    static final int PORT = 8080;
    static final int KAFKA_PORT = 19092;
    static final int POSTGRES_PORT = 15432;

    private final Options options;
    private final Progress progress;

    RunCommand(Options options, Progress progress) {
        this.options = options;
        this.progress = progress;
    }

    void run() throws InterruptedException {
        var program = new EngineProgram(
                Path.of(options.text("--engine").orElse("engine/target/quarkus-app/quarkus-run.jar")));
        var port = options.port("--port", PORT);
        var kafkaPort = options.port("--kafka-port", KAFKA_PORT);
        var postgresPort = options.port("--postgres-port", POSTGRES_PORT);
        var data = DataFolder.open(Path.of(options.text("--data").orElse("data")), DiskSpace.fromEnvironment());
        progress.line("Data is kept in " + data.root());

        var embedded = EmbeddedServers.over(data, kafkaPort, postgresPort);
        var host = options.text("--host").orElse("127.0.0.1");
        var engine = new EngineServer(program, new EngineSettings(embedded.description(), host, port, data));
        var servers = new Servers(List.of(engine, embedded.kafka(), embedded.postgres()), progress::line);
        servers.stopLeftBehind();
        Ports.requireFree(port, "the engine", "--port");
        Ports.requireFree(kafkaPort, "Kafka", "--kafka-port");
        Ports.requireFree(postgresPort, "PostgreSQL", "--postgres-port");

        servers.stopAtExit(() -> {
            data.close();
            progress.line("Stopped. Everything is kept; starting again continues where this ended.");
        });
        servers.startTogether(embedded.postgres(), embedded.kafka());
        servers.startTogether(engine);
        servers.keepRunning();
        progress.ready(Welcome.text(port, data.root()));
        new CountDownLatch(1).await();
    }
}
