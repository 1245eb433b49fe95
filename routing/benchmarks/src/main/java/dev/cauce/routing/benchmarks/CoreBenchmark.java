package dev.cauce.routing.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import dev.cauce.routing.core.AgentPolicy;
import dev.cauce.routing.core.QueuePolicy;
import dev.cauce.routing.core.Step;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;
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
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The real core, whole steps: rules, choice, offer, trace, changes and decisions. One operation is a turn of the floor,
 * four steps of which two decide. Percentiles and processor time of a trial are appended to the file named by the
 * property {@code cauce.percentiles}.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(
        value = 1,
        jvmArgsAppend = {
            "-Xms6g",
            "-Xmx6g",
            "-Xmn2g",
            "-XX:+UseParallelGC",
            "-XX:+AlwaysPreTouch",
            "-XX:+UseTransparentHugePages",
            "-XX:+UseCompactObjectHeaders"
        })
@Warmup(iterations = 2, time = 8)
@Measurement(iterations = 3, time = 4)
public class CoreBenchmark {
    private static final String FILE = "cauce.percentiles";

    @Param({"100", "1000", "10000"})
    int agents;

    @Param({"10", "1000"})
    int queues;

    @Param({"0", "1000", "100000", "1000000"})
    int waiting;

    @Param({"1", "5", "20"})
    int skills;

    @Param("LONGEST_IDLE")
    AgentPolicy agentPolicy = AgentPolicy.LONGEST_IDLE;

    @Param("EARLIEST_DUE_FIRST")
    QueuePolicy queuePolicy = QueuePolicy.EARLIEST_DUE_FIRST;

    private Floor floor =
            new Floor(new FloorPlan(0, 0, 1, AgentPolicy.LONGEST_IDLE), QueuePolicy.EARLIEST_DUE_FIRST, 0);
    private int iteration;
    private long turns;
    private long processor;

    @Setup(Level.Trial)
    public void open() {
        floor = new Floor(new FloorPlan(agents, queues, skills, agentPolicy), queuePolicy, waiting);
        System.gc();
    }

    @Setup(Level.Iteration)
    public void begin() {
        if (iteration++ == 2) {
            floor.timings.reset();
            turns = 0;
            processor = processorNanos();
        }
    }

    @Benchmark
    public Step turn() {
        turns++;
        return floor.turn();
    }

    @TearDown(Level.Trial)
    public void report() throws IOException {
        Histogram deciding = floor.timings.deciding();
        double perTurn = (double) (processorNanos() - processor) / turns;
        double share = deciding.getMean() * 2 / (deciding.getMean() * 2 + floor.timings.other.getMean() * 2);
        String row = String.format(
                Locale.ROOT,
                "| %,d | %,d | %,d | %d | %s | %s | %.0f | %,.0f | %.1f / %.1f / %.1f | %.1f / %.1f |%n",
                agents,
                queues,
                waiting,
                skills,
                agentPolicy,
                queuePolicy,
                perTurn,
                1e9 / (perTurn * share / 2),
                deciding.getValueAtPercentile(50) / 1e3,
                deciding.getValueAtPercentile(99) / 1e3,
                deciding.getValueAtPercentile(99.9) / 1e3,
                floor.timings.workArrived.getValueAtPercentile(50) / 1e3,
                floor.timings.agentFreed.getValueAtPercentile(50) / 1e3);
        System.out.print("\n" + row);
        String file = System.getProperty(FILE);
        if (file != null) {
            Files.writeString(Path.of(file), row, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        }
    }

    /** Processor time of this process, collector and compiler included. */
    private static long processorNanos() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
    }
}
