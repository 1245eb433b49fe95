package dev.cauce.launcher.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

/** Ending processes, whether they are our children or were left by a launcher that is gone. */
public final class Processes {
    private static final Duration AFTER_FORCE = Duration.ofSeconds(5);

    private Processes() {}

    /** Asks {@code process} to end and waits; after {@code patience} ends it by force. */
    public static void stop(ProcessHandle process, Signal signal, Duration patience) {
        send(signal, process);
        if (!endsWithin(process, patience)) {
            process.destroyForcibly();
            endsWithin(process, AFTER_FORCE);
        }
    }

    /** Whether {@code process} has ended when {@code patience} is over. */
    public static boolean endsWithin(ProcessHandle process, Duration patience) {
        try {
            process.onExit()
                    .completeOnTimeout(process, patience.toMillis(), TimeUnit.MILLISECONDS)
                    .join();
        } catch (CompletionException e) {
            return !process.isAlive();
        }
        return !process.isAlive();
    }

    private static void send(Signal signal, ProcessHandle process) {
        switch (signal) {
            case TERM -> process.destroy();
            case INT -> interrupt(process);
        }
    }

    private static void interrupt(ProcessHandle process) {
        try {
            new ProcessBuilder("/bin/sh", "-c", "kill -INT " + process.pid())
                    .start()
                    .onExit()
                    .join();
        } catch (IOException e) {
            throw new UncheckedIOException("Could not interrupt process " + process.pid(), e);
        }
    }
}
