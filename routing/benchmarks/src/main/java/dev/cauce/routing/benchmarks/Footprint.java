package dev.cauce.routing.benchmarks;

import dev.cauce.routing.core.AgentPolicy;
import dev.cauce.routing.core.Entity;
import dev.cauce.routing.core.QueuePolicy;
import dev.cauce.routing.core.RoutingCore;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** What a million waiting interactions take: memory each, and time until a core restored from them decides again. */
final class Footprint {
    private static final int AGENTS = 10_000;
    private static final int QUEUES = 1_000;
    private static final int WAITING = 1_000_000;
    private static final int ROUNDS = 3;

    private Footprint() {}

    static void report() {
        var plan = new FloorPlan(AGENTS, QUEUES, 5, AgentPolicy.LONGEST_IDLE);
        long empty = used();
        var without = new Floor(plan, QueuePolicy.EARLIEST_DUE_FIRST, 1);
        long staffed = used();
        var full = new Floor(plan, QueuePolicy.EARLIEST_DUE_FIRST, WAITING);
        long filled = used();
        System.out.printf(
                Locale.ROOT,
                "An agent with 25 queues takes %,d bytes, a waiting interaction %,d, its trace included%n",
                (staffed - empty) / AGENTS,
                (filled - staffed - (staffed - empty)) / WAITING);
        List<Entity> entities = new ArrayList<>(full.core().entities());
        System.out.printf(
                Locale.ROOT,
                "%,d entities; the smaller floor had %,d%n",
                entities.size(),
                without.core().entities().size());
        for (int round = 0; round < ROUNDS; round++) {
            Collections.shuffle(entities, new Random(round));
            long begin = System.nanoTime();
            RoutingCore restored = RoutingCore.restore(FloorPlan.OPERATION, entities);
            double seconds = (System.nanoTime() - begin) / 1e9;
            System.out.printf(
                    Locale.ROOT,
                    "Restored from shuffled entities in %.2f s; next timer %s%n",
                    seconds,
                    restored.nextTimer().isPresent() ? "set" : "none");
        }
    }

    private static long used() {
        for (int round = 0; round < 3; round++) {
            System.gc();
        }
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
