package dev.cauce.engine.replica;

import java.util.concurrent.CompletableFuture;

/** Takes partitions over: appends a claim, reads the log to it, and builds the core from what the replica then holds. */
public final class Claims<C, E, D, R> {
    private final String owner;
    private final LogFollower<C, E, D, R> follower;
    private final StepLog<E, D, R> log;
    private final Core.Factory<C, E, D, R> factory;

    /** The owner's name must be new for each process, so that nobody is mistaken for a predecessor. */
    public Claims(
            String owner, LogFollower<C, E, D, R> follower, StepLog<E, D, R> log, Core.Factory<C, E, D, R> factory) {
        this.owner = owner;
        this.follower = follower;
        this.log = log;
        this.factory = factory;
    }

    /** Claims until a claim is valid. Fails when the log cannot be written. */
    CompletableFuture<Stepper<C, E, D, R>> claim(int partition) {
        return follower.caughtUp()
                .thenCompose(ready -> follower.query(
                        partition, replica -> replica.position().fence().epoch() + 1))
                .thenCompose(epoch -> log.append(partition, new LogRecord.Claim<>(epoch, owner))
                        .thenCompose(offset -> takeOver(partition, epoch, offset)));
    }

    private CompletableFuture<Stepper<C, E, D, R>> takeOver(int partition, long epoch, long offset) {
        CompletableFuture<CompletableFuture<Stepper<C, E, D, R>>> taken = new CompletableFuture<>();
        follower.whenRead(partition, offset, replica -> {
            Fence fence = replica.position().fence();
            taken.complete(
                    fence.isOf(epoch, owner)
                            ? build(fence, replica)
                            : CompletableFuture.supplyAsync(() -> partition).thenCompose(this::claim));
        });
        return taken.thenCompose(stepper -> stepper);
    }

    private CompletableFuture<Stepper<C, E, D, R>> build(Fence fence, Replica<E, D, R> replica) {
        try {
            return CompletableFuture.completedFuture(new Stepper<>(fence, factory, replica));
        } catch (RuntimeException failure) {
            return CompletableFuture.failedFuture(failure);
        }
    }
}
