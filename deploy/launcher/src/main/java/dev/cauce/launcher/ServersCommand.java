package dev.cauce.launcher;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cauce.launcher.data.DataFolder;
import dev.cauce.launcher.data.DiskSpace;
import dev.cauce.launcher.process.Ports;
import dev.cauce.launcher.process.Servers;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/**
 * Only Kafka and PostgreSQL, for tests and other programs: says {@code READY} and a JSON object on one line, and stops when
 * it is told to or when who started it is gone.
 */
final class ServersCommand {
    private final Options options;
    private final PrintStream out;

    ServersCommand(Options options, PrintStream out) {
        this.options = options;
        this.out = out;
    }

    void run(InputStream stdin) throws InterruptedException {
        var temporary = options.text("--data").isEmpty();
        var root = options.text("--data").map(Path::of).orElseGet(TemporaryData::create);
        var data = DataFolder.open(root, DiskSpace.fromEnvironment());
        var embedded = EmbeddedServers.over(
                data, options.port("--kafka-port", Ports.free()), options.port("--postgres-port", Ports.free()));
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            Servers.stopInOrder(embedded.servers());
                            data.close();
                            if (temporary) {
                                TemporaryData.delete(root);
                            }
                        },
                        "stop"));
        Servers.startTogether(embedded.servers());
        out.println("READY " + json(embedded.description()));
        if (options.says("--until-stdin-closes")) {
            awaitEnd(stdin);
        } else {
            new CountDownLatch(1).await();
        }
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
