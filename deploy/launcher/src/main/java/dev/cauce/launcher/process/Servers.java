package dev.cauce.launcher.process;

import dev.cauce.launcher.CannotStart;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * The servers of one launcher from start to stop. Whenever the JVM is told to end, even in the middle of a start, all that
 * run are stopped in order.
 */
public final class Servers {
    private final List<? extends Server> inStopOrder;
    private final Consumer<String> lines;
    private final Supervisor supervisor;
    private final ReentrantLock starting = new ReentrantLock();
    private volatile Runnable beforeStop = () -> {};

    public Servers(List<? extends Server> inStopOrder, Consumer<String> lines) {
        this.inStopOrder = inStopOrder;
        this.lines = lines;
        this.supervisor = new Supervisor(inStopOrder, lines);
    }

    /** Has {@code before} done when the JVM ends, before the servers stop. */
    public void stopFirst(Runnable before) {
        beforeStop = before;
    }

    /** Stops all when the JVM ends, then runs {@code afterwards}; a start in the current thread is broken off first. */
    public void stopAtExit(Runnable afterwards) {
        var starter = Thread.currentThread();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(starter, afterwards), "stop"));
    }

    /** Stops what a launcher that was killed left running on the same data. */
    public void stopLeftBehind() {
        for (var server : inStopOrder) {
            if (server.stopLeftBehind()) {
                lines.accept("Stopped the %s that a killed launcher had left behind".formatted(server.name()));
            }
        }
    }

    /** Starts {@code some} side by side; returns when all serve, throws when one of them cannot. */
    public void startTogether(Server... some) throws InterruptedException {
        starting.lockInterruptibly();
        try (var starters = Executors.newVirtualThreadPerTaskExecutor()) {
            startTogether(List.of(some), starters);
        } finally {
            starting.unlock();
        }
    }

    /** From now on starts again what ends by itself. */
    public void keepRunning() {
        supervisor.watch();
    }

    private void startTogether(List<Server> some, ExecutorService starters) throws InterruptedException {
        try {
            for (var start : some.stream()
                    .map(server -> starters.submit(() -> start(server)))
                    .toList()) {
                await(start);
            }
        } catch (InterruptedException | RuntimeException e) {
            starters.shutdownNow();
            throw e;
        }
    }

    private Server start(Server server) throws InterruptedException {
        var begin = System.nanoTime();
        lines.accept("Starting " + server.name());
        server.start();
        lines.accept("%s serves after %.1f s".formatted(server.name(), (System.nanoTime() - begin) / 1e9));
        return server;
    }

    private static void await(Future<Server> start) throws InterruptedException {
        try {
            start.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof CannotStart reason) {
                throw reason;
            }
            throw new IllegalStateException("A server could not be started", e.getCause());
        }
    }

    private void stop(Thread starter, Runnable afterwards) {
        starter.interrupt();
        starting.lock();
        try {
            beforeStop.run();
            supervisor.stop();
            afterwards.run();
        } finally {
            starting.unlock();
        }
    }
}
