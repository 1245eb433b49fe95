package dev.cauce.load.play;

import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * An open loop: starts each arrival when it is due, whatever became of those before. One that could not be started in time is
 * started at once and told when it was due.
 */
public final class Arrivals {
    private final Schedule schedule;
    private final BooleanSupplier stopped;

    /** {@code stopped} is asked before every arrival. */
    public Arrivals(Schedule schedule, BooleanSupplier stopped) {
        this.schedule = schedule;
        this.stopped = stopped;
    }

    /** Begins one arrival; must return at once. */
    @FunctionalInterface
    public interface Arrival {
        /** {@code dueNanos}, of {@link System#nanoTime()}, is when this should have been called. */
        void arrive(int index, long dueNanos);
    }

    /** Returns after the last arrival has been started. */
    public void run(Arrival arrival) {
        var began = System.nanoTime();
        for (var index = 0; index < schedule.arrivals() && !stopped.getAsBoolean(); index++) {
            var due = began + schedule.due(index).toNanos();
            waitUntil(due);
            arrival.arrive(index, due);
        }
    }

    private static void waitUntil(long due) {
        for (var left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }
}
