package dev.cauce.engine.replica;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.function.ToDoubleFunction;

/** What one replicated state machine shows of itself; all names begin with its own. */
public final class ReplicaMetrics {
    private final MeterRegistry registry;
    private final String name;
    private final Timer steps;
    private final Timer appends;
    private final Timer snapshots;
    private final Timer takeovers;
    private final Counter dropped;
    private final Counter unreadableRecords;
    private final Counter unreadableCommands;
    private final Counter repeated;
    private final Counter failed;
    private final Counter claims;

    public ReplicaMetrics(MeterRegistry registry, String name) {
        this.registry = registry;
        this.name = name;
        this.steps = timer("step", "Folding one command or timer through the core");
        this.appends = timer("append", "From a step to its record being durable");
        this.snapshots = timer("snapshot", "Writing one snapshot");
        this.takeovers = timer("takeover", "From being given a partition to owning it, state restored");
        this.dropped = counter("steps.dropped", "Steps in the log that do not count, because their owner was fenced");
        this.unreadableRecords = counter("records.unreadable", "Records in the log that are not ours");
        this.unreadableCommands = counter("commands.unreadable", "Commands that could not be read");
        this.repeated = counter("commands.repeated", "Commands answered from memory, because their id was known");
        this.failed = counter("commands.failed", "Commands and timers that made the core fail");
        this.claims = counter("claims", "Partitions taken over by this process");
    }

    /** Shows a figure of the object for as long as somebody else holds the object. */
    public <T> void show(String figure, String description, T of, ToDoubleFunction<T> value) {
        Gauge.builder(name + "." + figure, of, value).description(description).register(registry);
    }

    void step(long nanos) {
        steps.record(Duration.ofNanos(nanos));
    }

    void append(long nanos) {
        appends.record(Duration.ofNanos(nanos));
    }

    void snapshot(long nanos) {
        snapshots.record(Duration.ofNanos(nanos));
    }

    void droppedStep() {
        dropped.increment();
    }

    void unreadableRecord() {
        unreadableRecords.increment();
    }

    void unreadableCommand() {
        unreadableCommands.increment();
    }

    void repeatedCommand() {
        repeated.increment();
    }

    void coreFailed() {
        failed.increment();
    }

    void claimed(Duration took) {
        claims.increment();
        takeovers.record(took);
    }

    private Timer timer(String what, String description) {
        return Timer.builder(name + "." + what)
                .description(description)
                .publishPercentileHistogram()
                .register(registry);
    }

    private Counter counter(String what, String description) {
        return Counter.builder(name + "." + what).description(description).register(registry);
    }
}
