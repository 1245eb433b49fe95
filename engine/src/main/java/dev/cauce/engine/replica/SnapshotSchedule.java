package dev.cauce.engine.replica;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.IntPredicate;
import org.jboss.logging.Logger;

/**
 * Has the owner of a partition write a snapshot in the background: every so many records, and after so much time if
 * there was any record at all, so that what retention takes from the log is always in a snapshot.
 */
public final class SnapshotSchedule<C, E, D, R> {
    private static final Logger LOG = Logger.getLogger(SnapshotSchedule.class);

    private final SnapshotStore<C, E, D, R> store;
    private final long everyRecords;
    private final Duration interval;
    private final Duration rest;
    private final IntPredicate owned;
    private final Clock clock;
    private final Executor background;
    private final ReplicaMetrics metrics;
    private final Map<Integer, Instant> lastAt = new HashMap<>();
    private final Map<Integer, Instant> ownedSince = new HashMap<>();
    private final Set<Integer> writing = ConcurrentHashMap.newKeySet();

    /** @param rest how long a new owner leaves snapshots alone: it has work that waited for it, and knows none of its predecessor's */
    public SnapshotSchedule(
            SnapshotStore<C, E, D, R> store,
            long everyRecords,
            Duration interval,
            Duration rest,
            IntPredicate owned,
            Clock clock,
            Executor background,
            ReplicaMetrics metrics) {
        this.store = store;
        this.everyRecords = everyRecords;
        this.interval = interval;
        this.rest = rest;
        this.owned = owned;
        this.clock = clock;
        this.background = background;
        this.metrics = metrics;
    }

    /** Watches the replicas of this follower from now on. */
    public void watch(LogFollower<C, E, D, R> follower) {
        follower.betweenPolls(replicas -> replicas.forEach(this::look));
    }

    private void look(int partition, Replica<E, D, R> replica) {
        Instant now = clock.instant();
        Instant since = lastAt.computeIfAbsent(partition, first -> now);
        long records = replica.position().next() - store.newest(partition);
        boolean due =
                records >= everyRecords || (records > 0 && !since.plus(interval).isAfter(now));
        if (hasRested(partition, now) && due && writing.add(partition)) {
            lastAt.put(partition, now);
            SnapshotStore.Image<E, R> image = SnapshotStore.Image.of(replica);
            background.execute(() -> write(partition, image));
        }
    }

    private boolean hasRested(int partition, Instant now) {
        if (!owned.test(partition)) {
            ownedSince.remove(partition);
            return false;
        }
        return !ownedSince.computeIfAbsent(partition, first -> now).plus(rest).isAfter(now);
    }

    private void write(int partition, SnapshotStore.Image<E, R> image) {
        long started = System.nanoTime();
        try {
            store.write(partition, image);
            metrics.snapshot(System.nanoTime() - started);
            LOG.debugf(
                    "Wrote a snapshot partition=%d position=%d entities=%d",
                    partition, image.position().next(), image.entities().size());
        } catch (RuntimeException failure) {
            LOG.warnf(failure, "A snapshot could not be written; the one before it stays partition=%d", partition);
        } finally {
            writing.remove(partition);
        }
    }
}
