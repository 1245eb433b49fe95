package dev.cauce.load.latency;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.Recorder;

/** Times things that begin in one place and end in another, from many threads. */
public final class Stopwatch {
    private static final long LONGEST = Duration.ofMinutes(10).toNanos();
    private static final int SIGNIFICANT_DIGITS = 3;

    private final Map<Latency, Recorder> recorders = new EnumMap<>(Latency.class);
    private final Map<Latency, Histogram> totals = new EnumMap<>(Latency.class);
    private final Map<Latency, Map<String, Long>> running = new EnumMap<>(Latency.class);

    public Stopwatch() {
        for (var latency : Latency.values()) {
            recorders.put(latency, new Recorder(LONGEST, SIGNIFICANT_DIGITS));
            totals.put(latency, new Histogram(LONGEST, SIGNIFICANT_DIGITS));
            running.put(latency, new ConcurrentHashMap<>());
        }
    }

    /** {@code nanos}, of {@link System#nanoTime()}, is when it should have begun. Beginning again changes nothing. */
    public void begin(Latency latency, String key, long nanos) {
        of(running, latency).putIfAbsent(key, nanos);
    }

    /** Ends what was begun; ending again, or what never began, changes nothing. */
    public void end(Latency latency, String key, long nanos) {
        var began = of(running, latency).remove(key);
        if (began != null) {
            record(latency, nanos - began);
        }
    }

    public void record(Latency latency, long nanos) {
        of(recorders, latency).recordValue(Math.clamp(nanos, 0, LONGEST));
    }

    /** Everything recorded so far. */
    public synchronized Histogram histogram(Latency latency) {
        var total = of(totals, latency);
        total.add(of(recorders, latency).getIntervalHistogram());
        return total.copy();
    }

    private static <T> T of(Map<Latency, T> parts, Latency latency) {
        var part = parts.get(latency);
        if (part == null) {
            throw new IllegalArgumentException("Nothing is kept for " + latency);
        }
        return part;
    }
}
