package dev.cauce.launcher.postgres;

import dev.cauce.launcher.CannotStart;
import dev.cauce.launcher.data.Passwords;
import dev.cauce.launcher.process.ChildProcess;
import dev.cauce.launcher.process.PidFile;
import dev.cauce.launcher.process.Server;
import dev.cauce.launcher.process.Signal;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** PostgreSQL on one port of the loopback interface, with database {@code cauce} and its two roles once it serves. */
public final class PostgresServer implements Server {
    public static final String SUPERUSER = "postgres";

    private static final Duration START = Duration.ofMinutes(3);
    private static final Duration STOP = Duration.ofSeconds(20);
    private static final Duration POLL = Duration.ofMillis(50);

    private final Path folder;
    private final Path log;
    private final Path pidFile;
    private final int port;
    private final Passwords passwords;
    private final Path cache;
    private @Nullable ChildProcess server;

    public PostgresServer(Path folder, Path log, Path pidFile, int port, Passwords passwords, Path cache) {
        this.folder = folder;
        this.log = log;
        this.pidFile = pidFile;
        this.port = port;
        this.passwords = passwords;
        this.cache = cache;
    }

    public String address() {
        return "127.0.0.1:" + port;
    }

    @Override
    public String name() {
        return "PostgreSQL";
    }

    @Override
    public boolean stopLeftBehind() {
        return PidFile.stopLeftBehind(pidFile, Signal.INT, STOP);
    }

    @Override
    public void start() throws InterruptedException {
        var cluster = new Cluster(folder, PostgresBinaries.unpackedIn(cache), Unprivileged.here());
        cluster.makeOnce(passwords.superuser());
        var started = ChildProcess.start(cluster.serverOn(port), Map.of(), log, pidFile);
        server = started;
        awaitServing(started);
    }

    @Override
    public boolean isRunning() {
        return server != null && server.isAlive();
    }

    @Override
    public String ending() {
        return server == null ? "not started" : server.ending();
    }

    @Override
    public void stop() {
        if (server != null) {
            server.stop(Signal.INT, STOP);
        }
    }

    private void awaitServing(ChildProcess started) throws InterruptedException {
        var deadline = System.nanoTime() + START.toNanos();
        String lastError = "no connection";
        while (started.isAlive() && System.nanoTime() < deadline) {
            try {
                new CauceDatabase("jdbc:postgresql://" + address(), passwords).prepare();
                return;
            } catch (SQLException e) {
                lastError = String.valueOf(e.getMessage());
            }
            Thread.sleep(POLL);
        }
        throw new CannotStart("PostgreSQL did not start (%s; %s). Its log, %s, says why."
                .formatted(started.ending(), lastError, log));
    }
}
