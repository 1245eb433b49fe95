package dev.cauce.routing.benchmarks;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The first yardstick, what most open-source engines do: every tick goes through all waiting work, oldest first, and for
 * each through all agents. One operation is one decision: an agent is free, and a tick finds work for that agent.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 1, time = 2)
@Measurement(iterations = 2, time = 2)
public class LinearScanBenchmark {
    private static final int SKILLS = 200;
    private static final int SKILLS_EACH = 5;
    private final Random random = new Random(1);
    private final List<Worker> workers = new ArrayList<>();
    private final List<Item> items = new ArrayList<>();

    @Param({"100", "1000", "10000"})
    int agents;

    @Param({"1000", "100000"})
    int waiting;

    private static final class Worker {
        private final BitSet skills = new BitSet(SKILLS);
        private boolean free;
        private long idleSince;
    }

    private record Item(int skill) {}

    @Setup(Level.Trial)
    public void fill() {
        for (int agent = 0; agent < agents; agent++) {
            var worker = new Worker();
            while (worker.skills.cardinality() < SKILLS_EACH) {
                worker.skills.set(random.nextInt(SKILLS));
            }
            workers.add(worker);
        }
        for (int item = 0; item < waiting; item++) {
            items.add(new Item(random.nextInt(SKILLS)));
        }
    }

    @Benchmark
    public @Nullable Object tick() {
        Worker freed = workers.get(random.nextInt(agents));
        freed.free = true;
        for (int index = 0; index < items.size(); index++) {
            Worker found = longestIdle(items.get(index));
            if (found != null) {
                found.free = false;
                items.remove(index);
                items.add(new Item(random.nextInt(SKILLS)));
                return found;
            }
        }
        freed.free = false;
        return null;
    }

    private @Nullable Worker longestIdle(Item item) {
        Worker best = null;
        for (Worker worker : workers) {
            if (worker.free && worker.skills.get(item.skill()) && (best == null || worker.idleSince < best.idleSince)) {
                best = worker;
            }
        }
        return best;
    }
}
