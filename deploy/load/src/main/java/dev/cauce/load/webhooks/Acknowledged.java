package dev.cauce.load.webhooks;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/** How soon webhooks were acknowledged, from when each should have been sent, and how they were answered. */
public final class Acknowledged {
    private static final long LONGEST = 600_000_000_000L;
    private static final int DIGITS = 3;
    private static final double MEDIAN_GOAL = 50;
    private static final double LATEST_GOAL = 250;

    private final Map<String, Histogram> times = new ConcurrentHashMap<>();
    private final Map<String, LongAdder> refused = new ConcurrentHashMap<>();

    void taken(String kind, long nanos) {
        times.computeIfAbsent(kind, _ -> new ConcurrentHistogram(LONGEST, DIGITS))
                .recordValue(Math.clamp(nanos, 0, LONGEST));
    }

    /** {@code answer} is the status, or what was lost. */
    void refused(String kind, String answer) {
        refused.computeIfAbsent(kind + " answered " + answer, _ -> new LongAdder())
                .increment();
    }

    /** Whether all were taken, the median within 50 ms and 99.9 % within 250 ms. */
    public boolean isAsItShouldBe() {
        return refused.isEmpty()
                && !times.isEmpty()
                && times.values().stream()
                        .allMatch(each -> at(each, 50) <= MEDIAN_GOAL && at(each, 99.9) <= LATEST_GOAL);
    }

    public String text() {
        var text = new StringBuilder(
                "| acknowledgement, ms | webhooks | p50 | p90 | p99 | p99.9 | max |\n|---|---|---|---|---|---|---|\n");
        new TreeMap<>(times)
                .forEach((kind, each) -> text.append(String.format(
                        Locale.ROOT,
                        "| %s | %,d | %.1f | %.1f | %.1f | %.1f | %.1f |%n",
                        kind,
                        each.getTotalCount(),
                        at(each, 50),
                        at(each, 90),
                        at(each, 99),
                        at(each, 99.9),
                        each.getMaxValue() / 1e6)));
        new TreeMap<>(refused).forEach((what, times) -> text.append("%s: %d%n".formatted(what, times.sum())));
        return text.append(
                        isAsItShouldBe()
                                ? "All taken; p50 within 50 ms and p99.9 within 250 ms."
                                : "Not as it should be: all taken, p50 within 50 ms and p99.9 within 250 ms.")
                .toString();
    }

    private static double at(Histogram each, double percentile) {
        return each.getValueAtPercentile(percentile) / 1e6;
    }
}
