package dev.cauce.launcher;

import dev.cauce.launcher.data.DataFolder;
import dev.cauce.launcher.data.DiskSpace;
import dev.cauce.launcher.engine.EngineProgram;
import dev.cauce.launcher.engine.EngineServer;
import dev.cauce.launcher.engine.EngineSettings;
import dev.cauce.launcher.mail.MailServer;
import dev.cauce.launcher.process.Ports;
import dev.cauce.launcher.process.Servers;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;

/** The whole product on one machine, until it is told to stop. */
final class RunCommand {
    static final Set<String> OPTIONS = Set.of(
            "--data", "--host", "--port", "--kafka-port", "--postgres-port", "--smtp-port", "--imap-port", "--engine");

    static final int PORT = 8080;
    static final int KAFKA_PORT = 19092;
    static final int POSTGRES_PORT = 15432;
    static final int SMTP_PORT = 2525;
    static final int IMAP_PORT = 1143;

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
        var mail = new MailServer(
                data.log("mail"),
                data.pidFile("mail"),
                options.port("--smtp-port", SMTP_PORT),
                options.port("--imap-port", IMAP_PORT));
        mail.stopLeftBehind();
        var withMail = mail.canServe();
        var settings = new EngineSettings(embedded.description(), host, port, data);
        var engine =
                new EngineServer(program, withMail ? settings.withMail(mail.smtpPort(), mail.imapPort()) : settings);
        var servers = new Servers(
                withMail
                        ? List.of(engine, mail, embedded.kafka(), embedded.postgres())
                        : List.of(engine, embedded.kafka(), embedded.postgres()),
                progress::line);
        servers.stopLeftBehind();
        Ports.requireFree(port, "the engine", "--port");
        Ports.requireFree(kafkaPort, "Kafka", "--kafka-port");
        Ports.requireFree(postgresPort, "PostgreSQL", "--postgres-port");

        servers.stopAtExit(() -> {
            data.close();
            progress.line("Stopped. Everything is kept; starting again continues where this ended.");
        });
        if (withMail) {
            servers.startTogether(embedded.postgres(), embedded.kafka(), mail);
        } else {
            progress.line(("Port %d or %d is in use, so there is no mail server this time."
                            + " Choose others with --smtp-port and --imap-port.")
                    .formatted(mail.smtpPort(), mail.imapPort()));
            servers.startTogether(embedded.postgres(), embedded.kafka());
        }
        servers.startTogether(engine);
        servers.keepRunning();
        progress.ready(Welcome.text(port, data.root(), withMail ? mail.smtpPort() : 0, mail.imapPort()));
        new CountDownLatch(1).await();
    }
}
