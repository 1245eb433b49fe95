package dev.cauce.launcher.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A process of ours whose output goes to a log file. It ignores the terminal's Ctrl-C, which reaches the whole group at
 * once: the launcher alone decides the order in which its children stop.
 */
public final class ChildProcess {
    /** The exit code of a JVM that was asked to end by SIGTERM and ran its shutdown hooks. */
    private static final int TERMINATED = 143;

    private static final long LARGEST_LOG = 20L * 1024 * 1024;

    private final Process process;

    private ChildProcess(Process process) {
        this.process = process;
    }

    /** Starts {@code command} and writes its id to {@code pidFile}, by which a later launcher finds it. */
    public static ChildProcess start(List<String> command, Map<String, String> environment, Path log, Path pidFile) {
        var builder = new ProcessBuilder(ignoringTheTerminal(command));
        builder.environment().putAll(environment);
        try {
            makeRoom(log);
            builder.redirectErrorStream(true)
                    .redirectInput(Redirect.from(Path.of("/dev/null").toFile()))
                    .redirectOutput(Redirect.appendTo(log.toFile()));
            var process = builder.start();
            PidFile.write(pidFile, process.toHandle());
            return new ChildProcess(process);
        } catch (IOException e) {
            throw new UncheckedIOException("Could not start " + command.getFirst(), e);
        }
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** Asks the process to end by {@code signal}, and ends it by force once {@code patience} is over. */
    public void stop(Signal signal, Duration patience) {
        Processes.stop(process.toHandle(), signal, patience);
    }

    /** Whether it came to its end when it was asked to, so that what it writes last is whole. */
    public boolean hasEndedInOrder() {
        return !process.isAlive() && (process.exitValue() == 0 || process.exitValue() == TERMINATED);
    }

    /** The child's end in words: its exit code, or the signal that ended it. */
    public String ending() {
        if (process.isAlive()) {
            return "still running";
        }
        int code = process.exitValue();
        return code > 128 ? "killed by signal " + (code - 128) : "exit code " + code;
    }

    private static List<String> ignoringTheTerminal(List<String> command) {
        var wrapped = new ArrayList<>(List.of("/bin/sh", "-c", "trap '' INT HUP; exec \"$@\"", "sh"));
        wrapped.addAll(command);
        return wrapped;
    }

    private static void makeRoom(Path log) throws IOException {
        Files.createDirectories(log.toAbsolutePath().getParent());
        if (Files.exists(log) && Files.size(log) > LARGEST_LOG) {
            Files.move(log, log.resolveSibling(log.getFileName() + ".old"), StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
