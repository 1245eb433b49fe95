package dev.cauce.engine.channel;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Does so many things at once; the others wait in line, as many as come. Thread-safe. */
final class Turns {
    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private final Executor executor;
    private int free;

    /** {@code executor} begins what had to wait. */
    Turns(int atOnce, Executor executor) {
        free = atOnce;
        this.executor = executor;
    }

    /** Completes as the thing does that is begun when its turn comes. */
    <T> CompletionStage<T> take(Supplier<CompletionStage<T>> thing) {
        var result = new CompletableFuture<T>();
        Runnable turn = () -> begin(thing).whenComplete((done, failure) -> {
            leave();
            complete(result, done, failure);
        });
        if (enter(turn)) {
            turn.run();
        }
        return result;
    }

    synchronized int waiting() {
        return waiting.size();
    }

    private static <T> CompletionStage<T> begin(Supplier<CompletionStage<T>> thing) {
        try {
            return thing.get();
        } catch (RuntimeException failure) {
            return CompletableFuture.failedFuture(failure);
        }
    }

    private static <T> void complete(CompletableFuture<T> result, T done, @Nullable Throwable failure) {
        if (failure == null) {
            result.complete(done);
        } else {
            result.completeExceptionally(failure);
        }
    }

    private synchronized boolean enter(Runnable turn) {
        if (free == 0) {
            waiting.add(turn);
            return false;
        }
        free--;
        return true;
    }

    private void leave() {
        Runnable next;
        synchronized (this) {
            next = waiting.poll();
            if (next == null) {
                free++;
            }
        }
        if (next != null) {
            executor.execute(next);
        }
    }
}
