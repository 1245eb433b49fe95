package dev.cauce.routing.simulator.measure;

import dev.cauce.routing.simulator.measure.Report.Line;
import dev.cauce.routing.simulator.scenario.Scenario;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;

/** The report as one page with charts that needs nothing else. */
public final class HtmlReport {
    private static final int WIDTH = 720;
    private static final int HEIGHT = 180;
    private static final int MARGIN = 48;
    private final Report report;

    public HtmlReport(Report report) {
        this.report = report;
    }

    public String page() {
        Scenario scenario = report.scenario();
        var page = new StringBuilder();
        page.append("""
                <!doctype html><html lang="en"><meta charset="utf-8"><title>%s</title><style>
                body{font:15px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#1c2430}
                table{border-collapse:collapse}td,th{padding:.2rem .8rem;text-align:right;border-bottom:1px solid #dde3ea}
                td:first-child,th:first-child{text-align:left}svg{background:#f7f9fb;border-radius:6px}
                .line{fill:none;stroke:#1769aa;stroke-width:2}.bar{fill:#9cc3e6}.whisker{stroke:#1c2430;stroke-width:1.5}
                .axis{stroke:#9aa7b5}text{font-size:11px;fill:#46525f}</style>
                """.formatted(escaped(scenario.name())));
        page.append("<h1>%s</h1><p>%d days, 95 %% confidence intervals. Seed %d.</p>"
                .formatted(escaped(scenario.name()), report.days().size(), scenario.seed()));
        page.append("<h2>Service level D by queue</h2>").append(serviceLevels());
        page.append("<h2>Contacts per quarter of an hour</h2>").append(curve(Measures::offered));
        page.append("<h2>Mean wait in seconds, by the quarter of an hour of arrival</h2>")
                .append(curve(Measures::meanWait));
        page.append(table());
        return page.append("</html>\n").toString();
    }

    private String serviceLevels() {
        List<Scenario.Queue> queues = report.scenario().queues();
        int row = 26;
        var svg =
                new StringBuilder("<svg role=\"img\" aria-label=\"Service level by queue\" width=\"%d\" height=\"%d\">"
                        .formatted(WIDTH, queues.size() * row + 10));
        double scale = WIDTH - 220.0;
        for (int index = 0; index < queues.size(); index++) {
            Estimate level = report.estimate(
                    Report.SERVICE_LEVEL, report.of(queues.get(index).id()));
            int top = index * row + 6;
            svg.append(text(4, top + 14, queues.get(index).id()));
            svg.append(String.format(
                    Locale.ROOT,
                    "<rect class=\"bar\" x=\"140\" y=\"%d\" width=\"%.1f\" height=\"18\"/>",
                    top,
                    scale * finite(level.mean())));
            svg.append(String.format(
                    Locale.ROOT,
                    "<line class=\"whisker\" x1=\"%.1f\" x2=\"%.1f\" y1=\"%d\" y2=\"%d\"/>",
                    140 + scale * finite(level.low()),
                    140 + scale * finite(level.high()),
                    top + 9,
                    top + 9));
            svg.append(text(WIDTH - 70, top + 14, String.format(Locale.ROOT, "%.1f %%", 100 * level.mean())));
        }
        return svg.append("</svg>").toString();
    }

    private String curve(ToDoubleFunction<Measures> value) {
        var intervals = new TreeSet<Integer>();
        report.days().forEach(day -> intervals.addAll(day.intervals().keySet()));
        if (intervals.size() < 2) {
            return "<p>Too short for a chart.</p>";
        }
        double most = 0;
        var means = new TreeMap<Integer, Double>();
        for (int interval : intervals) {
            double mean = report.days().stream()
                    .map(day -> day.intervals().get(interval))
                    .filter(Objects::nonNull)
                    .mapToDouble(value)
                    .filter(each -> !Double.isNaN(each))
                    .average()
                    .orElse(0);
            means.put(interval, mean);
            most = Math.max(most, mean);
        }
        double across = (double) (WIDTH - 2 * MARGIN) / (intervals.last() - intervals.first());
        var points = new StringBuilder();
        for (var each : means.entrySet()) {
            points.append(String.format(
                    Locale.ROOT,
                    "%.1f,%.1f ",
                    MARGIN + (each.getKey() - intervals.first()) * across,
                    HEIGHT - 24 - (most == 0 ? 0 : each.getValue() / most * (HEIGHT - 40))));
        }
        return "<svg role=\"img\" width=\"%d\" height=\"%d\"><line class=\"axis\" x1=\"%d\" x2=\"%d\" y1=\"%d\" y2=\"%d\"/>"
                        .formatted(WIDTH, HEIGHT, MARGIN, WIDTH - MARGIN, HEIGHT - 24, HEIGHT - 24)
                + "<polyline class=\"line\" points=\"" + points + "\"/>"
                + text(4, 20, String.format(Locale.ROOT, "%.1f", most))
                + text(4, HEIGHT - 24, "0")
                + text(MARGIN, HEIGHT - 6, time(intervals.first()))
                + text(WIDTH - 2 * MARGIN, HEIGHT - 6, time(intervals.last()))
                + "</svg>";
    }

    private String table() {
        var table = new StringBuilder("<h2>All measures</h2><table><tr><th>measure<th>all");
        report.scenario().queues().forEach(queue -> table.append("<th>").append(escaped(queue.id())));
        for (Line line : Report.LINES) {
            table.append("<tr><td>").append(line.title());
            table.append("<td>").append(Report.shown(report.estimate(line, report.ofAll())));
            report.scenario().queues().forEach(queue -> table.append("<td>")
                    .append(Report.shown(report.estimate(line, report.of(queue.id())))));
        }
        return table.append("<tr><td>occupancy<td>")
                .append(Report.shown(report.occupancy()))
                .append("</table>")
                .toString();
    }

    private static String time(int interval) {
        long minutes = interval * Tally.INTERVAL.toMinutes();
        return "%d:%02d".formatted(minutes / 60, minutes % 60);
    }

    private static String text(double x, double y, String text) {
        return String.format(Locale.ROOT, "<text x=\"%.0f\" y=\"%.0f\">", x, y) + escaped(text) + "</text>";
    }

    private static double finite(double value) {
        return Double.isFinite(value) ? Math.clamp(value, 0, 1) : 0;
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
