package dev.cauce.routing.simulator.run;

import dev.cauce.routing.simulator.measure.Estimate;
import dev.cauce.routing.simulator.measure.Tally;
import dev.cauce.routing.simulator.scenario.Arrivals;
import dev.cauce.routing.simulator.scenario.Distribution;
import dev.cauce.routing.simulator.scenario.Scenario;
import dev.cauce.routing.simulator.scenario.Scenario.Group;
import dev.cauce.routing.simulator.scenario.Scenario.Queue;
import dev.cauce.routing.simulator.theory.Erlang;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * How many agents a queue of its own needs in each interval to reach its target, by simulation with the scenario's own
 * distributions, beside what Erlang C says. Breaks and other absence come on top.
 */
public final class Staffing {
    private static final Duration WARM_UP = Duration.ofMinutes(30);
    private static final Duration MEASURED = Duration.ofHours(2);
    private static final Duration SETTLED = WARM_UP.plus(MEASURED);
    private final Scenario scenario;
    private final Duration interval;

    public Staffing(Scenario scenario, Duration interval) {
        this.scenario = scenario;
        this.interval = interval;
    }

    /**
     * What one queue needs in one interval.
     *
     * @param serviceLevel of the simulated answer, variant D
     */
    public record Need(String queue, Duration from, double perHour, int erlang, int simulated, Estimate serviceLevel) {}

    public List<Need> needs() {
        var needs = new ArrayList<Need>();
        for (Queue queue : scenario.queues()) {
            for (Duration from = Duration.ZERO; from.compareTo(scenario.duration()) < 0; from = from.plus(interval)) {
                needs.add(need(queue, from));
            }
        }
        return needs;
    }

    private Need need(Queue queue, Duration from) {
        double perHour = queue.arrivals().perHour(from);
        double handled =
                seconds(queue.handleTime().mean()) + seconds(queue.wrapUp().mean());
        int erlang = Erlang.agentsFor(
                perHour / 3600,
                1 / handled,
                seconds(queue.target().threshold()),
                queue.target().share());
        if (erlang == 0) {
            return new Need(queue.id(), from, perHour, 0, 0, new Estimate(Double.NaN, Double.NaN));
        }
        int agents = erlang;
        Estimate level = level(queue, perHour, agents);
        while (level.mean() < queue.target().share()) {
            level = level(queue, perHour, ++agents);
        }
        while (agents > 1) {
            Estimate fewer = level(queue, perHour, agents - 1);
            if (!(fewer.mean() >= queue.target().share())) {
                break;
            }
            agents--;
            level = fewer;
        }
        return new Need(queue.id(), from, perHour, erlang, agents, level);
    }

    private Estimate level(Queue queue, double perHour, int agents) {
        var steady = new Queue(
                queue.id(),
                queue.channel(),
                queue.target(),
                Map.of(),
                queue.agentPolicy(),
                queue.priority(),
                Arrivals.Poisson.constant(perHour),
                queue.patience(),
                queue.handleTime(),
                queue.wrapUp());
        var group = new Group(
                "agent",
                agents,
                Map.of(),
                Map.of(queue.id(), 1),
                new Distribution.Fixed(Duration.ZERO),
                0,
                0,
                new Distribution.Fixed(Duration.ofMinutes(1)),
                null,
                null);
        var alone = new Scenario(
                scenario.name(),
                scenario.seed(),
                SETTLED,
                WARM_UP,
                scenario.replications(),
                false,
                scenario.queuePolicy(),
                List.of(steady),
                List.of(group),
                Scenario.Faults.NONE);
        return Estimate.of95(Days.of(alone).stream()
                .map(Tally::all)
                .map(measures -> measures.serviceLevelD())
                .toList());
    }

    private static double seconds(Duration duration) {
        return duration.toNanos() / 1e9;
    }
}
