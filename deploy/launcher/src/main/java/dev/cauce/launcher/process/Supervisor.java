package dev.cauce.launcher.process;

import dev.cauce.launcher.CannotStart;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Keeps servers running: one that ends by itself is started again, at once when it had run steadily, else after pauses that
 * double up to a limit. Each restart is said in a line.
 */
public final class Supervisor {
    private static final Duration LOOK = Duration.ofMillis(200);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
    private static final Duration STEADY = Duration.ofMinutes(1);

    private final List<? extends Server> servers;
    private final Consumer<String> lines;
    private final List<Thread> watchers = new ArrayList<>();

    /** {@code servers} in the order in which they stop. */
    public Supervisor(List<? extends Server> servers, Consumer<String> lines) {
        this.servers = servers;
        this.lines = lines;
    }

    /** Begins to watch servers that run. */
    public synchronized void watch() {
        servers.forEach(server ->
                watchers.add(Thread.ofVirtual().name("watch " + server.name()).start(() -> keepRunning(server))));
    }

    /** Ends the watch, then stops the servers in order. */
    public synchronized void stop() {
        watchers.forEach(Thread::interrupt);
        for (var watcher : watchers) {
            try {
                watcher.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        for (var server : servers) {
            if (server.isRunning()) {
                lines.accept("Stopping " + server.name());
                server.stop();
            }
        }
    }

    private void keepRunning(Server server) {
        var pause = Duration.ZERO;
        var since = System.nanoTime();
        try {
            while (true) {
                while (server.isRunning()) {
                    Thread.sleep(LOOK);
                }
                var lasted = Duration.ofNanos(System.nanoTime() - since);
                pause = lasted.compareTo(STEADY) > 0 ? Duration.ZERO : longer(pause);
                lines.accept("%s ended unexpectedly (%s); starting it again%s"
                        .formatted(
                                server.name(),
                                server.ending(),
                                pause.isZero() ? "" : " in %d s".formatted(pause.toSeconds())));
                Thread.sleep(pause);
                since = System.nanoTime();
                restart(server);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void restart(Server server) throws InterruptedException {
        var begin = System.nanoTime();
        try {
            server.start();
            lines.accept("%s serves again after %.1f s".formatted(server.name(), (System.nanoTime() - begin) / 1e9));
        } catch (CannotStart reason) {
            lines.accept(String.valueOf(reason.getMessage()));
        }
    }

    private static Duration longer(Duration pause) {
        if (pause.isZero()) {
            return FIRST_PAUSE;
        }
        var doubled = pause.multipliedBy(2);
        return doubled.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : doubled;
    }
}
