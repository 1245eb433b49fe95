package dev.cauce.launcher.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Remembers a process beyond the launcher's life by its id and its start, for ids are given out again. */
public final class PidFile {
    private static final Duration CLOCK_GRAIN = Duration.ofSeconds(2);

    private PidFile() {}

    public static void write(Path file, ProcessHandle process) {
        var start = process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(file, process.pid() + " " + start);
        } catch (IOException e) {
            throw new UncheckedIOException("Could not write " + file, e);
        }
    }

    /** The process {@code file} names, if it is still the same one and alive. */
    public static Optional<ProcessHandle> read(Path file) {
        try {
            if (!Files.exists(file)) {
                return Optional.empty();
            }
            var words = Files.readString(file).strip().split(" ", -1);
            var start = Instant.ofEpochMilli(Long.parseLong(words[1]));
            return ProcessHandle.of(Long.parseLong(words[0]))
                    .filter(ProcessHandle::isAlive)
                    .filter(process -> isSame(process, start));
        } catch (IOException | NumberFormatException | ArrayIndexOutOfBoundsException e) {
            return Optional.empty();
        }
    }

    /** Stops the process that {@code file} names, if it is still there; says whether it was. */
    public static boolean stopLeftBehind(Path file, Signal signal, Duration patience) {
        var leftBehind = read(file);
        leftBehind.ifPresent(process -> Processes.stop(process, signal, patience));
        return leftBehind.isPresent();
    }

    private static boolean isSame(ProcessHandle process, Instant start) {
        return process.info()
                .startInstant()
                .map(actual -> Duration.between(actual, start).abs().compareTo(CLOCK_GRAIN) <= 0)
                .orElse(false);
    }
}
