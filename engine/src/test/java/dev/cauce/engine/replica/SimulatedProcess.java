package dev.cauce.engine.replica;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Set;

/** One process: a follower, an owner and its snapshots, of which each does one thing when told to. */
final class SimulatedProcess {
    private static final int PER_CHUNK = 4;

    private final World world;
    private final MemoryGroup.Member member;
    private final SimulatedAppends appends;
    private final LogFollower<Bank.Order, Bank.Item, Bank.Booked, Bank.Receipt> follower;
    private final OwnerLoop<Bank.Order, Bank.Item, Bank.Booked, Bank.Receipt> owner;
    private final Deque<Runnable> background = new ArrayDeque<>();
    private boolean paused;
    private boolean dead;

    SimulatedProcess(String name, World world, Clock clock) {
        this.world = world;
        var metrics = new ReplicaMetrics(new SimpleMeterRegistry(), "bank");
        var store = new SnapshotStore<>(new DyingStore(), world.codec(), PER_CHUNK);
        this.member = world.group().join();
        this.appends = new SimulatedAppends(world.log(), world.codec());
        this.follower = new LogFollower<>(world.log().reader(), World.PARTITIONS, world.codec(), store, metrics);
        this.owner = new OwnerLoop<>(
                member,
                world.codec(),
                appends,
                new Claims<>(name, follower, appends, Bank.FACTORY, metrics),
                (partition, offset, value, reason) -> {},
                clock,
                metrics);
        new SnapshotSchedule<>(
                        store,
                        25,
                        Duration.ofSeconds(20),
                        Duration.ofSeconds(2),
                        owner::owns,
                        clock,
                        background::addLast,
                        metrics)
                .watch(follower);
        follower.betweenPolls(replicas -> replicas.forEach(world.ledger()::compare));
        follower.open();
    }

    /** Dies between two chunks of a snapshot, or lets another process write in between. */
    private final class DyingStore implements ChunkStore {
        @Override
        public void write(int partition, String key, byte[] value) {
            if (world.isStormy() && world.chance().oneIn(25)) {
                die();
            }
            if (dead) {
                throw new IllegalStateException("dead");
            }
            world.store().write(partition, key, value);
            if (world.chance().oneIn(10)) {
                world.letAnotherWriteSnapshots(SimulatedProcess.this);
            }
        }

        @Override
        public Map<Integer, Map<String, byte[]>> readAll(Set<Integer> partitions) {
            return world.store().readAll(partitions);
        }
    }

    void follow() {
        if (isRunning()) {
            follower.runOnce(Duration.ZERO);
        }
    }

    void own() {
        if (isRunning()) {
            owner.runOnce(Duration.ZERO);
        }
    }

    void writeSnapshots() {
        if (isRunning() && !background.isEmpty()) {
            background.removeFirst().run();
        }
    }

    /** What it sent arrives even while the process itself is paused or dead. */
    void settleAppend() {
        if (appends.isIdle()) {
            return;
        }
        int fate = world.isStormy() ? world.chance().below(40) : 2;
        switch (fate) {
            case 0 -> appends.arriveUnacknowledged();
            case 1 -> appends.lose();
            default -> appends.arrive();
        }
    }

    boolean isSettled() {
        return appends.isIdle() && (dead || background.isEmpty());
    }

    boolean isRunning() {
        return !paused && !dead;
    }

    boolean isDead() {
        return dead;
    }

    void pause() {
        paused = true;
        world.group().exclude(member);
    }

    void resume() {
        if (paused && !dead) {
            paused = false;
            world.group().include(member);
        }
    }

    void die() {
        dead = true;
        appends.disconnect();
        world.group().exclude(member);
    }
}
