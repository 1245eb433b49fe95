package dev.cauce.launcher.postgres;

import dev.cauce.launcher.CannotStart;
import dev.cauce.launcher.data.Folders;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** PostgreSQL's data directory: made once, complete or not at all, with passwords asked of everybody. */
record Cluster(Path folder, PostgresBinaries binaries, Unprivileged user) {

    void makeOnce(String superuserPassword) {
        try {
            if (Files.exists(directory())) {
                requireSameMajorVersion();
                return;
            }
            var unfinished = folder.resolve("cluster.new");
            if (Files.exists(unfinished)) {
                Folders.delete(unfinished);
            }
            Files.createDirectories(folder);
            var password = folder.resolve("password.new");
            Files.writeString(password, superuserPassword);
            user.own(folder);
            try {
                initialise(unfinished, password);
            } finally {
                Files.deleteIfExists(password);
            }
            Files.move(unfinished, directory(), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("Could not make PostgreSQL's cluster in " + folder, e);
        }
    }

    /** The server in the foreground, listening on {@code port} of the loopback interface. */
    List<String> serverOn(int port) {
        var command = new ArrayList<>(
                List.of(binaries.program("postgres"), "-D", directory().toString()));
        settings(port).forEach((name, value) -> command.addAll(List.of("-c", name + "=" + value)));
        return OwnSession.command(user.command(command));
    }

    private Path directory() {
        return folder.resolve("cluster");
    }

    private static Map<String, String> settings(int port) {
        return Map.of(
                "port", Integer.toString(port),
                "listen_addresses", "127.0.0.1",
                "unix_socket_directories", "",
                "max_connections", "200",
                "shared_buffers", "64MB",
                "fsync", "on",
                "synchronous_commit", "on",
                "jit", "off",
                "timezone", "UTC",
                "log_timezone", "UTC");
    }

    private void initialise(Path target, Path passwordFile) throws IOException {
        var process = new ProcessBuilder(user.command(List.of(
                        binaries.program("initdb"),
                        "--pgdata=" + target,
                        "--username=" + PostgresServer.SUPERUSER,
                        "--pwfile=" + passwordFile,
                        "--auth=scram-sha-256",
                        "--encoding=UTF8",
                        "--locale=C",
                        "--locale-provider=builtin",
                        "--builtin-locale=C.UTF-8",
                        "--no-instructions")))
                .redirectErrorStream(true)
                .start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.onExit().join().exitValue() != 0) {
            throw new CannotStart(
                    "PostgreSQL could not make its data directory %s: %s".formatted(target, output.strip()));
        }
    }

    private void requireSameMajorVersion() throws IOException {
        var written = Files.readString(directory().resolve("PG_VERSION")).strip();
        var brought = majorVersion();
        if (!written.equals(brought)) {
            throw new CannotStart(
                    ("The data in %s was written by PostgreSQL %s, this build brings %s. Run the version of "
                                    + "Cauce that wrote it, or move the folder away to begin anew.")
                            .formatted(folder, written, brought));
        }
    }

    /** From the name of the programs' folder, {@code …-18.3.0}. */
    private String majorVersion() {
        var name = binaries.home().getFileName().toString();
        var version = name.substring(name.lastIndexOf('-') + 1);
        return version.substring(0, version.indexOf('.'));
    }
}
