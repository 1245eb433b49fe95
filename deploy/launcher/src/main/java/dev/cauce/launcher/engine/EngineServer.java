package dev.cauce.launcher.engine;

import dev.cauce.launcher.CannotStart;
import dev.cauce.launcher.process.ChildProcess;
import dev.cauce.launcher.process.ClassArchive;
import dev.cauce.launcher.process.PidFile;
import dev.cauce.launcher.process.Server;
import dev.cauce.launcher.process.Signal;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The engine as a child JVM; it serves once its own readiness check says so. */
public final class EngineServer implements Server {
    private static final Duration START = Duration.ofMinutes(3);
    private static final Duration STOP = Duration.ofSeconds(30);
    private static final Duration STOP_AND_ARCHIVE = Duration.ofSeconds(90);
    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration ANSWER = Duration.ofSeconds(5);

    /**
     * Enough for the demonstration and for load on one small machine; later flags win. The parallel collector, as a heap this
     * small is collected in moments, and the work beside the program that others do is missed on two cores.
     */
    private static final List<String> FLAGS = List.of("-Xms128m", "-Xmx768m", "-XX:+UseParallelGC");

    private final EngineProgram program;
    private final ClassArchive archive;
    private final EngineSettings settings;
    private @Nullable ChildProcess engine;

    public EngineServer(EngineProgram program, EngineSettings settings) {
        this.program = program;
        this.archive = program.archive();
        this.settings = settings;
    }

    @Override
    public String name() {
        return "engine";
    }

    @Override
    public boolean stopLeftBehind() {
        return PidFile.stopLeftBehind(settings.data().pidFile("engine"), Signal.TERM, STOP);
    }

    @Override
    public void start() throws InterruptedException {
        var started = ChildProcess.start(
                program.java().withFlags(FLAGS).archivedIn(archive).command(),
                settings.asEnvironment(),
                settings.output(),
                settings.data().pidFile("engine"));
        engine = started;
        awaitReady(started);
    }

    @Override
    public boolean isRunning() {
        return engine != null && engine.isAlive();
    }

    @Override
    public String ending() {
        return engine == null ? "not started" : engine.ending();
    }

    @Override
    public void stop() {
        if (engine != null) {
            engine.stop(Signal.TERM, archive.isBeingMade() ? STOP_AND_ARCHIVE : STOP);
            archive.keep(engine.hasEndedInOrder());
        }
    }

    private void awaitReady(ChildProcess started) throws InterruptedException {
        var deadline = System.nanoTime() + START.toNanos();
        try (var client = HttpClient.newHttpClient()) {
            while (started.isAlive() && System.nanoTime() < deadline) {
                if (isReady(client)) {
                    return;
                }
                Thread.sleep(POLL);
            }
        }
        throw new CannotStart("The engine did not get ready (%s). Its logs say why: %s and %s."
                .formatted(started.ending(), settings.log(), settings.output()));
    }

    private boolean isReady(HttpClient client) throws InterruptedException {
        var question =
                HttpRequest.newBuilder(settings.readiness()).timeout(ANSWER).build();
        try {
            return client.send(question, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }
}
