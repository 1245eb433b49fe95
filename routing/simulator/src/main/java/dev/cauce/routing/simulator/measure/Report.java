package dev.cauce.routing.simulator.measure;

import dev.cauce.routing.simulator.scenario.Scenario;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** What the days of a scenario came to: a table of means with 95 % confidence intervals. */
public record Report(Scenario scenario, List<Tally> days) {
    public Report {
        days = List.copyOf(days);
    }

    static final Line SERVICE_LEVEL =
            new Line("service level D (C without overflows, short abandons)", Measures::serviceLevelD);

    static final List<Line> LINES = List.of(
            new Line("contacts", Measures::offered),
            new Line("service level A (answered in time / answered)", Measures::serviceLevelA),
            new Line("service level B (in time, abandons too / all)", Measures::serviceLevelB),
            new Line("service level C (answered in time / offered)", Measures::serviceLevelC),
            SERVICE_LEVEL,
            new Line("speed of answer, s (wait of answered / answered)", Measures::asa),
            new Line("wait of answered, s, half within", measures -> measures.percentile(0.5)),
            new Line("wait of answered, s, 90 % within", measures -> measures.percentile(0.9)),
            new Line("wait of answered, s, 99 % within", measures -> measures.percentile(0.99)),
            new Line("share not answered at once", Measures::waitedShare),
            new Line("abandonment rate", Measures::abandonmentRate),
            new Line("handle time, s", Measures::aht));

    /** A line of the table. */
    record Line(String title, ToDoubleFunction<Measures> value) {}

    /** Over all days: of one queue, or of all together. */
    Estimate estimate(Line line, List<Measures> ofDays) {
        return Estimate.of95(ofDays.stream().map(line.value()::applyAsDouble).toList());
    }

    List<Measures> of(String queue) {
        var found = new ArrayList<Measures>();
        for (Tally day : days) {
            Measures measures = day.queues().get(queue);
            if (measures != null) {
                found.add(measures);
            }
        }
        return found;
    }

    List<Measures> ofAll() {
        return days.stream().map(Tally::all).toList();
    }

    Estimate occupancy() {
        return Estimate.of95(days.stream().map(Tally::occupancy).toList());
    }

    public String text() {
        var text = new StringBuilder();
        long steps = days.stream().mapToLong(Tally::steps).sum();
        text.append("%s: %d days of %s after %s of warm-up, %d events, 95 %% confidence%n"
                .formatted(
                        scenario.name(),
                        days.size(),
                        shown(scenario.duration().minus(scenario.warmUp())),
                        shown(scenario.warmUp()),
                        steps));
        table(text, "all queues", ofAll());
        for (Scenario.Queue queue : scenario.queues()) {
            table(text, queue.id(), of(queue.id()));
        }
        text.append("%n%-52s %s%n".formatted("occupancy (busy / busy and available)", shown(occupancy())));
        text.append(
                scenario.checked()
                        ? "Invariants: checked after each of %d events, none violated.%n".formatted(steps)
                        : "Invariants: not checked (checked: false).%n".formatted());
        return text.toString();
    }

    private void table(StringBuilder text, String title, List<Measures> measures) {
        text.append("%n%s%n".formatted(title));
        for (Line line : LINES) {
            text.append("  %-50s %s%n".formatted(line.title(), shown(estimate(line, measures))));
        }
    }

    static String shown(Estimate estimate) {
        return String.format(Locale.ROOT, "%10.4f ± %.4f", estimate.mean(), estimate.half());
    }

    private static String shown(Duration duration) {
        return duration.toString().substring(2).toLowerCase(Locale.ROOT);
    }
}
