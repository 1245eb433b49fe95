package dev.cauce.load.chaos;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/** Kills each part once, at even distances, without warning ({@code kill -9}). */
public final class Chaos {
    private static final List<String> VICTIMS = List.of("engine", "kafka", "postgres");

    private final Path pids;
    private final Duration over;
    private final Consumer<String> lines;

    /** {@code data} is the launcher's data folder; the kills are spread over {@code over}. */
    public Chaos(Path data, Duration over, Consumer<String> lines) {
        this.pids = data.resolve("pids");
        this.over = over;
        this.lines = lines;
    }

    /** Fails unless every victim is there. */
    public void requireVictims() {
        VICTIMS.forEach(this::pid);
    }

    /** Returns after the last kill. */
    public void run() throws InterruptedException {
        var distance = over.dividedBy(VICTIMS.size() + 1);
        for (var victim : VICTIMS) {
            Thread.sleep(distance);
            kill(victim);
        }
    }

    private void kill(String victim) {
        var pid = pid(victim);
        var killed = ProcessHandle.of(pid).map(ProcessHandle::destroyForcibly).orElse(false);
        lines.accept(killed ? "Killed %s, process %d".formatted(victim, pid) : "Could not kill " + victim);
    }

    private long pid(String victim) {
        var file = pids.resolve(victim);
        try {
            return Long.parseLong(Files.readString(file).strip().split(" ", -1)[0]);
        } catch (IOException | NumberFormatException missing) {
            throw new IllegalStateException(
                    "No process of %s is noted in %s. Is it the data folder of a running Cauce? Say which: --data FOLDER"
                            .formatted(victim, file),
                    missing);
        }
    }
}
