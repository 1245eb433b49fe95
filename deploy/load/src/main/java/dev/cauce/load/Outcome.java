package dev.cauce.load;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cauce.load.latency.Latency;
import dev.cauce.load.latency.Stopwatch;
import dev.cauce.load.ledger.Findings;
import dev.cauce.load.ledger.Promises;
import dev.cauce.load.ledger.Violation;
import dev.cauce.load.net.Json;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.HdrHistogram.Histogram;

/**
 * What a run came to.
 *
 * @param quiet raw Kafka before the load
 * @param loaded raw Kafka beside the load
 * @param trouble what went wrong on the way and was mended, by words
 */
record Outcome(
        Plan plan,
        String run,
        Promises promises,
        Findings findings,
        List<Violation> violations,
        Stopwatch stopwatch,
        Optional<Histogram> quiet,
        Optional<Histogram> loaded,
        Map<String, Long> trouble) {
    private static final int VIOLATIONS_SHOWN = 50;

    /** For people. */
    String text() {
        var text = new StringBuilder();
        latencies().forEach((name, histogram) -> line(text, name, histogram));
        line(
                text,
                "Acknowledged: %d conversations, %d messages, %d accepted offers, %d transfers, %d wrap-ups"
                        .formatted(
                                promises.begun().size(),
                                promises.acknowledged().size(),
                                promises.acceptedOffers().size(),
                                promises.transfers().size(),
                                promises.wrapUps().size()));
        line(text, "Reports: %d segments, %d answered".formatted(findings.reported(), findings.reportedAnswered()));
        new TreeMap<>(trouble).forEach((words, times) -> line(text, "Mended: %s, %d times".formatted(words, times)));
        violations.stream()
                .limit(VIOLATIONS_SHOWN)
                .forEach(violation ->
                        line(text, "%s %s: %s".formatted(violation.kind(), violation.subject(), violation.detail())));
        line(
                text,
                violations.isEmpty()
                        ? "Ledger: 0 lost, 0 doubled, 0 stuck, 0 out of order. Everything acknowledged came true."
                        : "Ledger: %d violations: %s".formatted(violations.size(), byKind()));
        return text.toString();
    }

    void writeTo(Path file) throws IOException {
        var json = Json.object()
                .put("run", run)
                .put("rate", plan.perSecond())
                .put("duration", plan.duration().toString())
                .put("agents", plan.agents())
                .put("chaos", plan.chaos().isPresent())
                .put("conversations", promises.begun().size())
                .put("messages", promises.acknowledged().size());
        var latencies = json.putObject("latencies");
        latencies().forEach((name, histogram) -> percentiles(latencies.putObject(name), histogram));
        var mended = json.putObject("mended");
        trouble.forEach(mended::put);
        var listed = json.putArray("violations");
        violations.forEach(violation -> listed.addObject()
                .put("kind", violation.kind().name())
                .put("subject", violation.subject())
                .put("detail", violation.detail()));
        Json.mapper().writerWithDefaultPrettyPrinter().writeValue(file.toFile(), json);
    }

    private Map<Violation.Kind, Long> byKind() {
        return violations.stream().collect(Collectors.groupingBy(Violation::kind, TreeMap::new, Collectors.counting()));
    }

    private Map<String, Histogram> latencies() {
        var latencies = new java.util.LinkedHashMap<String, Histogram>();
        quiet.ifPresent(histogram -> latencies.put("raw Kafka, quiet", histogram));
        loaded.ifPresent(histogram -> latencies.put("raw Kafka, beside the load", histogram));
        for (var latency : Latency.values()) {
            latencies.put(latency.words(), stopwatch.histogram(latency));
        }
        return latencies;
    }

    private void line(StringBuilder text, String name, Histogram histogram) {
        line(
                text,
                String.format(
                        Locale.ROOT,
                        "%-42s n %7d  p50 %s  p90 %s  p99 %s  max %8.1f ms",
                        name,
                        histogram.getTotalCount(),
                        at(histogram, 50),
                        at(histogram, 90),
                        at(histogram, 99),
                        histogram.getMaxValue() / 1e6));
    }

    /** Milliseconds, and how many times raw Kafka's beside the load. */
    private String at(Histogram histogram, double percentile) {
        var value = histogram.getValueAtPercentile(percentile);
        var ratio = loaded.map(raw -> String.format(
                        Locale.ROOT, " (%5.1fx)", (double) value / Math.max(1, raw.getValueAtPercentile(percentile))))
                .orElse("");
        return String.format(Locale.ROOT, "%8.1f ms%s", value / 1e6, ratio);
    }

    private static void percentiles(ObjectNode json, Histogram histogram) {
        json.put("count", histogram.getTotalCount())
                .put("p50", histogram.getValueAtPercentile(50) / 1e6)
                .put("p90", histogram.getValueAtPercentile(90) / 1e6)
                .put("p99", histogram.getValueAtPercentile(99) / 1e6)
                .put("p999", histogram.getValueAtPercentile(99.9) / 1e6)
                .put("max", histogram.getMaxValue() / 1e6);
    }

    private static void line(StringBuilder text, String line) {
        text.append(line).append('\n');
    }
}
