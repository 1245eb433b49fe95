package dev.cauce.engine.routing;

import dev.cauce.engine.replica.LogFollower;
import dev.cauce.engine.replica.LogRecord;
import dev.cauce.engine.replica.Replica;
import dev.cauce.engine.replica.SnapshotStore;
import dev.cauce.routing.core.Reply;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.IntPredicate;
import org.jboss.logging.Logger;

/** Has the owner of a partition write a snapshot every so many steps, in the background. */
final class Snapshots implements LogFollower.Listener<RoutingEntity, RoutingDecision, Reply> {
    private static final Logger LOG = Logger.getLogger(Snapshots.class);

    private final SnapshotStore<RoutingCommand, RoutingEntity, RoutingDecision, Reply> store;
    private final long everySteps;
    private final IntPredicate owned;
    private final Map<Integer, Long> stepsSince = new ConcurrentHashMap<>();
    private final Map<Integer, Long> written = new ConcurrentHashMap<>();
    private final ExecutorService background = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("routing-snapshots").daemon().factory());

    Snapshots(
            SnapshotStore<RoutingCommand, RoutingEntity, RoutingDecision, Reply> store,
            long everySteps,
            IntPredicate owned) {
        this.store = store;
        this.everySteps = everySteps;
        this.owned = owned;
    }

    @Override
    public void onStep(
            int partition,
            long offset,
            LogRecord.Stepped<RoutingEntity, RoutingDecision, Reply> step,
            Replica<RoutingEntity, RoutingDecision, Reply> after) {
        if (stepsSince.merge(partition, 1L, Long::sum) < everySteps) {
            return;
        }
        stepsSince.put(partition, 0L);
        if (owned.test(partition)) {
            SnapshotStore.Image<RoutingEntity, Reply> image = SnapshotStore.Image.of(after);
            background.execute(() -> write(partition, image));
        }
    }

    private void write(int partition, SnapshotStore.Image<RoutingEntity, Reply> image) {
        long number = written.merge(partition, 1L, Long::sum);
        try {
            store.write(partition, number, image).join();
            LOG.infof(
                    "Wrote a snapshot partition=%d position=%d entities=%d",
                    partition, image.position().next(), image.entities().size());
        } catch (RuntimeException failure) {
            LOG.warnf(failure, "A snapshot could not be written; the one before it stays partition=%d", partition);
        }
    }

    void stop() {
        background.shutdown();
    }
}
