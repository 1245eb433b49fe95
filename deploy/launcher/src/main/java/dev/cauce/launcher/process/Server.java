package dev.cauce.launcher.process;

/** A part the launcher starts, watches and stops. Its methods are called by one thread at a time. */
public interface Server {
    /** The name users read: {@code Kafka}, {@code PostgreSQL}, {@code engine}. */
    String name();

    /** Stops the one a killed launcher left behind, if there is one; says whether there was. */
    boolean stopLeftBehind();

    /** Starts the server and returns when it serves. When it throws, the server may still run, only not yet serve. */
    void start() throws InterruptedException;

    boolean isRunning();

    /** How it ended, in words; for the line that says so. */
    String ending();

    /** Stops it, giving it time to finish; does nothing when it does not run. */
    void stop();
}
