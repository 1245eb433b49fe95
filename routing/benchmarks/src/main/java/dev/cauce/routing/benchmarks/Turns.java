package dev.cauce.routing.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import dev.cauce.routing.core.AgentPolicy;
import dev.cauce.routing.core.QueuePolicy;
import java.lang.management.ManagementFactory;
import java.util.Locale;
import org.HdrHistogram.Histogram;

/**
 * The goal's floor by number of turns instead of seconds. On a busy machine seconds pass before the compiler is done; and
 * two versions that make as many turns at the same time have the same neighbours, so that they can be compared.
 */
final class Turns {
    private static final int AGENTS = 10_000;
    private static final int QUEUES = 1_000;
    private static final int SKILLS = 5;
    private static final int WARM_UP = 500_000;
    private static final int EACH = 300_000;
    private static final int ROUNDS = 3;

    private Turns() {}

    static void report(int waiting) {
        var plan = new FloorPlan(AGENTS, QUEUES, SKILLS, AgentPolicy.LONGEST_IDLE);
        var floor = new Floor(plan, QueuePolicy.EARLIEST_DUE_FIRST, waiting);
        make(floor, WARM_UP);
        System.gc();
        for (int round = 0; round < ROUNDS; round++) {
            round(floor, waiting);
        }
    }

    private static void round(Floor floor, int waiting) {
        var process = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        var thread = ManagementFactory.getPlatformMXBean(ThreadMXBean.class);
        floor.timings.reset();
        long processor = process.getProcessCpuTime();
        long deciding = thread.getCurrentThreadCpuTime();
        long allocated = thread.getCurrentThreadAllocatedBytes();
        make(floor, EACH);
        allocated = thread.getCurrentThreadAllocatedBytes() - allocated;
        deciding = thread.getCurrentThreadCpuTime() - deciding;
        processor = process.getProcessCpuTime() - processor;
        Histogram steps = floor.timings.deciding();
        System.out.printf(
                Locale.ROOT,
                "| %,d | %,d | %,d | %,d | %.1f / %.1f | %.1f / %.1f |%n",
                waiting,
                processor / EACH,
                deciding / EACH,
                allocated / EACH,
                steps.getValueAtPercentile(50) / 1e3,
                steps.getValueAtPercentile(99) / 1e3,
                floor.timings.workArrived.getValueAtPercentile(50) / 1e3,
                floor.timings.agentFreed.getValueAtPercentile(50) / 1e3);
    }

    private static void make(Floor floor, int turns) {
        for (int turn = 0; turn < turns; turn++) {
            floor.turn();
        }
    }
}
