package dev.cauce.launcher.process;

/** How a process is asked to end: most stop on {@code TERM}; PostgreSQL waits for its clients then, but not on {@code INT}. */
public enum Signal {
    TERM,
    INT
}
