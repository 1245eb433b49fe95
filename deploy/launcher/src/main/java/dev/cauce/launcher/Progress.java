package dev.cauce.launcher;

import java.io.PrintStream;
import java.time.Clock;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;

/** What the user reads while things start, run and stop: a time and a sentence a line. */
final class Progress {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");

    private final PrintStream out;
    private final Clock clock;
    private final long begin = System.nanoTime();

    Progress(PrintStream out, Clock clock) {
        this.out = out;
        this.clock = clock;
    }

    void line(String text) {
        out.println(TIME.format(LocalTime.now(clock)) + "  " + text);
    }

    void ready(String text) {
        line("Ready after %.1f s".formatted((System.nanoTime() - begin) / 1e9));
        out.println();
        out.println(text);
    }
}
