package dev.cauce.load.play;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** All visitors of a run. Each has a thread of its own, so that none waits for another. */
public final class Crowd {
    private final Stage stage;
    private final Schedule schedule;
    private final Duration patience;
    private final int most;

    /** Each visitor gives up after {@code patience}; at most {@code most} are there at once. */
    public Crowd(Stage stage, Schedule schedule, Duration patience, int most) {
        this.stage = stage;
        this.schedule = schedule;
        this.patience = patience;
        this.most = most;
    }

    /** Returns when the last visitor has left. */
    public void come() throws InterruptedException {
        var room = new Semaphore(most);
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        new Arrivals(schedule, Thread.currentThread()::isInterrupted).run((index, due) -> {
            if (room.tryAcquire()) {
                threads.execute(() -> visit(index, due, room));
            } else {
                stage.trouble().note("visitor not played: too many at once");
            }
        });
        threads.shutdown();
        if (!threads.awaitTermination(patience.toSeconds() + 60, TimeUnit.SECONDS)) {
            threads.shutdownNow();
        }
    }

    private void visit(int index, long due, Semaphore room) {
        try {
            new Visitor(stage, index + 1, due, due + patience.toNanos()).converse();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } finally {
            room.release();
        }
    }
}
