package dev.cauce.engine.testing;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Where the Kafka and PostgreSQL of this test run are, and how to sign in to them. */
@JsonIgnoreProperties(ignoreUnknown = true)
public record RunningServers(
        String bootstrapServers,
        String postgresAddress,
        String superuser,
        String superuserPassword,
        String owner,
        String ownerPassword,
        String application,
        String applicationPassword,
        String publicKey,
        String privateKey) {
    private static final String READY = "READY ";
    private static final String LAUNCHER = "deploy/launcher/target/cauce-launcher.jar";
    private static @Nullable RunningServers shared;

    /** The servers of this JVM: those {@code CAUCE_SERVERS} names (the READY line or a file with it), else started now. */
    public static synchronized RunningServers shared() {
        var servers = shared;
        if (servers == null) {
            var given = System.getenv("CAUCE_SERVERS");
            servers = given == null || given.isBlank() ? start() : given(given.strip());
            shared = servers;
        }
        return servers;
    }

    private static RunningServers given(String textOrFile) {
        return reading(
                "CAUCE_SERVERS",
                () -> parse(
                        textOrFile.startsWith("{") || textOrFile.startsWith(READY)
                                ? textOrFile
                                : Files.readString(Path.of(textOrFile))));
    }

    /** The child reads the pipe we never write to: when this JVM ends, however it ends, the servers stop. */
    private static RunningServers start() {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return reading("the launcher's READY line", () -> {
            var launcher = new ProcessBuilder(java, "-jar", launcher().toString(), "servers", "--until-stdin-closes")
                    .redirectError(Redirect.INHERIT)
                    .start();
            var line = launcher.inputReader().readLine();
            if (line == null) {
                throw new IllegalStateException(
                        "The launcher ended without a READY line; its reason is on standard error");
            }
            return parse(line);
        });
    }

    private static Path launcher() {
        for (var folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            if (Files.exists(folder.resolve(LAUNCHER))) {
                return folder.resolve(LAUNCHER);
            }
        }
        throw new IllegalStateException("No " + LAUNCHER
                + ". Run the tests by `mvn -pl engine -am verify`, which packages the launcher first.");
    }

    private static RunningServers parse(String ready) throws IOException {
        var json = ready.strip().startsWith(READY) ? ready.strip().substring(READY.length()) : ready;
        return new ObjectMapper().readValue(json, RunningServers.class);
    }

    private static RunningServers reading(String what, Reading reading) {
        try {
            return reading.read();
        } catch (IOException e) {
            throw new UncheckedIOException("Could not read " + what, e);
        }
    }

    @FunctionalInterface
    private interface Reading {
        RunningServers read() throws IOException;
    }
}
