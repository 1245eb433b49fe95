package dev.cauce.launcher.process;

import dev.cauce.launcher.CannotStart;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Several servers at once. */
public final class Servers {
    private Servers() {}

    /** Starts all of {@code servers} side by side; returns when all serve, throws when one of them cannot. */
    public static void startTogether(List<? extends Server> servers) throws InterruptedException {
        try (var starters = Executors.newVirtualThreadPerTaskExecutor()) {
            var starts = servers.stream()
                    .map(server -> starters.<Void>submit(() -> {
                        server.start();
                        return null;
                    }))
                    .toList();
            for (var start : starts) {
                await(start);
            }
        }
    }

    /** Stops {@code servers} one after the other, in their order. */
    public static void stopInOrder(List<? extends Server> servers) {
        servers.forEach(Server::stop);
    }

    private static void await(Future<Void> start) throws InterruptedException {
        try {
            start.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof CannotStart reason) {
                throw reason;
            }
            throw new IllegalStateException("A server could not be started", e.getCause());
        }
    }
}
