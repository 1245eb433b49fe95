package dev.cauce.engine.reporting.report;

import dev.cauce.engine.reporting.figures.Average;
import dev.cauce.engine.reporting.figures.Satisfaction;
import dev.cauce.engine.reporting.figures.Share;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A queue report as RFC 4180 has it: one line per queue and interval, durations in seconds, an absent figure an empty field. The
 * first line names the columns as the JSON does.
 */
final class QueueCsv {
    private static final String END = "\r\n";

    private QueueCsv() {}

    static String of(QueueReport report) {
        var lines = new StringBuilder(header()).append(END);
        for (var queue : report.queues()) {
            for (var interval : queue.intervals()) {
                lines.append(line(queue, interval)).append(END);
            }
        }
        return lines.toString();
    }

    private static String header() {
        var names = new ArrayList<>(List.of(
                "queue",
                "client",
                "timeZone",
                "start",
                "end",
                "thresholds",
                "offered",
                "answered",
                "abandoned",
                "overflowed",
                "callbacks",
                "transferredInQueue",
                "closed",
                "transferredOut",
                "answeredInTime",
                "abandonedInTime",
                "shortAbandoned"));
        Arrays.stream(Share.values()).map(Share::key).forEach(names::add);
        Arrays.stream(Average.values())
                .map(average -> average.key() + "Seconds")
                .forEach(names::add);
        names.addAll(List.of("waitP50Seconds", "waitP95Seconds", "handleP50Seconds", "handleP95Seconds"));
        names.addAll(List.of("ratingsAsked", "ratings"));
        Arrays.stream(Satisfaction.values()).map(Satisfaction::key).forEach(names::add);
        return String.join(",", names);
    }

    private static String line(QueueReport.OfQueue queue, QueueReport.OfInterval interval) {
        var figures = interval.figures();
        var outcomes = figures.counts().outcomes();
        var inTime = figures.counts().inTime();
        var fields = new ArrayList<@Nullable Object>(List.of(
                queue.queue(),
                queue.client(),
                queue.timeZone(),
                interval.start(),
                interval.end(),
                figures.thresholds().stream().map(QueueCsv::seconds).collect(Collectors.joining(" ")),
                outcomes.offered(),
                outcomes.answered(),
                outcomes.abandoned(),
                outcomes.overflowed(),
                outcomes.callbacks(),
                outcomes.transferredInQueue(),
                outcomes.closed(),
                outcomes.transferredOut(),
                inTime.answered(),
                inTime.abandoned(),
                inTime.shortAbandoned()));
        for (var share : Share.values()) {
            fields.add(figures.shares().get(share.key()));
        }
        for (var average : Average.values()) {
            fields.add(seconds(figures.averages().get(average.key())));
        }
        fields.add(seconds(figures.waits().p50()));
        fields.add(seconds(figures.waits().p95()));
        fields.add(seconds(figures.handles().p50()));
        fields.add(seconds(figures.handles().p95()));
        fields.add(figures.ratings().asked());
        fields.add(figures.ratings().given());
        for (var share : Satisfaction.values()) {
            fields.add(figures.shares().get(share.key()));
        }
        return fields.stream()
                .map(field -> field == null ? "" : quoted(field.toString()))
                .collect(Collectors.joining(","));
    }

    private static @Nullable String seconds(@Nullable Duration duration) {
        return duration == null ? null : Double.toString(duration.toMillis() / 1000.0);
    }

    private static String quoted(String field) {
        return field.matches("[^\",\r\n]*") ? field : '"' + field.replace("\"", "\"\"") + '"';
    }
}
