package dev.cauce.engine.replica;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;

/** Takes partitions over: appends a claim, reads the log to it, and builds the core from what the replica then holds. */
public final class Claims<C, E, D, R> {
    private final String owner;
    private final LogFollower<C, E, D, R> follower;
    private final StepLog<E, D, R> log;
    private final Core.Factory<C, E, D, R> factory;
    private final ReplicaMetrics metrics;
    private final AtomicLong made = new AtomicLong();

    /** The owner's name must be new for each process; each claim adds its number, so that no two are mistaken for one another. */
    public Claims(
            String owner,
            LogFollower<C, E, D, R> follower,
            StepLog<E, D, R> log,
            Core.Factory<C, E, D, R> factory,
            ReplicaMetrics metrics) {
        this.owner = owner;
        this.follower = follower;
        this.log = log;
        this.factory = factory;
        this.metrics = metrics;
    }

    void onFenced(LogFollower.FenceListener listener) {
        follower.addFenceListener(listener);
    }

    /** Claims until a claim is valid. Fails when the log cannot be written. */
    CompletableFuture<Stepper<C, E, D, R>> claim(int partition) {
        return follower.caughtUp()
                .thenCompose(ready -> follower.query(
                        partition, replica -> replica.position().fence().epoch() + 1))
                .thenCompose(epoch -> {
                    String claimant = owner + "#" + made.incrementAndGet();
                    return log.append(partition, new LogRecord.Claim<>(epoch, claimant))
                            .thenCompose(offset -> takeOver(partition, epoch, claimant, offset));
                });
    }

    private CompletableFuture<Stepper<C, E, D, R>> takeOver(int partition, long epoch, String claimant, long offset) {
        CompletableFuture<CompletableFuture<Stepper<C, E, D, R>>> taken = new CompletableFuture<>();
        follower.whenRead(partition, offset, replica -> {
            Fence fence = replica.position().fence();
            taken.complete(fence.isOf(epoch, claimant) ? build(fence, replica) : claim(partition));
        });
        return taken.thenCompose(stepper -> stepper);
    }

    private CompletableFuture<Stepper<C, E, D, R>> build(Fence fence, Replica<E, D, R> replica) {
        try {
            return CompletableFuture.completedFuture(new Stepper<>(fence, factory, replica, metrics));
        } catch (RuntimeException failure) {
            return CompletableFuture.failedFuture(failure);
        }
    }
}
