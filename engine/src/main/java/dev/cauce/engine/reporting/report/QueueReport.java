package dev.cauce.engine.reporting.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.cauce.engine.reporting.facts.QueueFact;
import dev.cauce.engine.reporting.facts.Sketch;
import dev.cauce.engine.reporting.figures.Average;
import dev.cauce.engine.reporting.figures.QueueCounts;
import dev.cauce.engine.reporting.figures.RatingCounts;
import dev.cauce.engine.reporting.figures.Satisfaction;
import dev.cauce.engine.reporting.figures.Share;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Figures of queues by interval.
 *
 * @param formulas of every figure, by its name
 */
@Schema(name = "QueueReport", description = "Figures of queues by interval. A figure without a denominator is absent.")
public record QueueReport(Map<String, String> formulas, List<OfQueue> queues) {
    public QueueReport {
        queues = List.copyOf(queues);
    }

    /**
     * One queue.
     *
     * @param intervals those in which work entered the queue, or conversations ended whose contacts were asked for a rating
     */
    @Schema(name = "QueueReportOfQueue")
    public record OfQueue(
            String queue,
            String client,
            String timeZone,
            String interval,
            Instant from,
            Instant to,
            List<OfInterval> intervals,
            Figures total) {}

    /** One interval: work counts in the one in which it entered the queue. */
    @Schema(name = "QueueReportOfInterval")
    public record OfInterval(Instant start, Instant end, Figures figures) {}

    /**
     * Counts and what follows from them.
     *
     * @param thresholds of the queue while the work was counted
     * @param ratings of conversations that ended in the interval, in this queue
     * @param shares from 0 to 1
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "QueueReportFigures")
    public record Figures(
            List<Duration> thresholds,
            QueueCounts counts,
            RatingCounts ratings,
            Map<String, Double> shares,
            Map<String, Duration> averages,
            Percentiles waits,
            Percentiles handles) {

        static Figures of(SortedSet<Duration> thresholds, QueueFact fact, RatingCounts ratings) {
            var shares = new LinkedHashMap<String, Double>();
            for (var share : Share.values()) {
                share.of(fact.counts()).ifPresent(value -> shares.put(share.key(), value));
            }
            for (var share : Satisfaction.values()) {
                share.of(ratings).ifPresent(value -> shares.put(share.key(), value));
            }
            var averages = new LinkedHashMap<String, Duration>();
            for (var average : Average.values()) {
                average.of(fact.counts()).ifPresent(value -> averages.put(average.key(), value));
            }
            return new Figures(
                    List.copyOf(thresholds),
                    fact.counts(),
                    ratings,
                    shares,
                    averages,
                    Percentiles.of(fact.waits()),
                    Percentiles.of(fact.handles()));
        }
    }

    /** Durations that the named percentage did not exceed, within 1 %; absent when nothing was measured. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "Percentiles")
    public record Percentiles(
            @Nullable Duration p50,
            @Nullable Duration p90,
            @Nullable Duration p95,
            @Nullable Duration p99) {
        static Percentiles of(Sketch sketch) {
            return new Percentiles(
                    sketch.percentile(50).orElse(null),
                    sketch.percentile(90).orElse(null),
                    sketch.percentile(95).orElse(null),
                    sketch.percentile(99).orElse(null));
        }
    }

    /** The formula of every figure, by its name. */
    static Map<String, String> allFormulas() {
        var formulas = new LinkedHashMap<String, String>();
        for (var share : Share.values()) {
            formulas.put(share.key(), share.formula());
        }
        for (var average : Average.values()) {
            formulas.put(average.key(), average.formula());
        }
        for (var share : Satisfaction.values()) {
            formulas.put(share.key(), share.formula());
        }
        return formulas;
    }
}
