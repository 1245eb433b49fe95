package dev.cauce.routing.simulator.theory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cauce.routing.core.AgentPolicy;
import dev.cauce.routing.core.Channel;
import dev.cauce.routing.core.QueuePolicy;
import dev.cauce.routing.core.ServiceLevelTarget;
import dev.cauce.routing.simulator.measure.Estimate;
import dev.cauce.routing.simulator.measure.Measures;
import dev.cauce.routing.simulator.measure.Tally;
import dev.cauce.routing.simulator.run.Days;
import dev.cauce.routing.simulator.scenario.Arrivals;
import dev.cauce.routing.simulator.scenario.Distribution;
import dev.cauce.routing.simulator.scenario.Distribution.Exponential;
import dev.cauce.routing.simulator.scenario.Distribution.Fixed;
import dev.cauce.routing.simulator.scenario.Scenario;
import dev.cauce.routing.simulator.scenario.Scenario.Faults;
import dev.cauce.routing.simulator.scenario.Scenario.Group;
import dev.cauce.routing.simulator.scenario.Scenario.Queue;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The real core does what theory says it must: within the 99 % confidence interval of ten simulated days. */
class TheoryTest {
    private static final Duration HANDLED = Duration.ofMinutes(3);
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final double SERVICE = 1.0 / 180;
    private static final double LEAVING = 1.0 / 120;
    private static final int DAYS = 10;

    @ParameterizedTest
    @CsvSource({"3, 1.8", "5, 3.5", "10, 7", "10, 8.5", "20, 17"})
    void oneQueueIsErlangC(int agents, double load) {
        double arrivals = load * SERVICE;

        List<Tally> days = days(
                QueuePolicy.EARLIEST_DUE_FIRST,
                List.of(queue("all", 0, arrivals, null)),
                List.of(group("a", agents, Map.of("all", 1))));

        String of = "M/M/%d, load %.1f".formatted(agents, load);
        assertTheory(of + ": share that waits", days, all(Measures::waitedShare), Erlang.waits(agents, load));
        assertTheory(of + ": mean wait, s", days, all(Measures::meanWait), Erlang.meanWait(agents, arrivals, SERVICE));
        assertTheory(
                of + ": answered in 20 s",
                days,
                all(Measures::serviceLevelA),
                Erlang.serviceLevel(agents, arrivals, SERVICE, 20));
    }

    @ParameterizedTest
    @CsvSource({"3, 4", "5, 4.5", "10, 9", "10, 12", "20, 21"})
    void oneQueueOfImpatientContactsIsErlangA(int agents, double load) {
        double arrivals = load * SERVICE;
        var theory = Erlang.impatient(agents, arrivals, SERVICE, LEAVING);

        List<Tally> days = days(
                QueuePolicy.EARLIEST_DUE_FIRST,
                List.of(queue("all", 0, arrivals, PATIENCE)),
                List.of(group("a", agents, Map.of("all", 1))));

        String of = "M/M/%d+M, load %.1f".formatted(agents, load);
        assertTheory(of + ": share that waits", days, all(Measures::waitedShare), theory.waits());
        assertTheory(of + ": share that leaves", days, all(Measures::abandonmentRate), theory.abandons());
        assertTheory(of + ": mean wait, s", days, all(Measures::meanWait), theory.meanWait());
    }

    /** The V-design: two types of contacts, agents who take both, one type first. */
    @Test
    void twoPrioritiesAreCobhams() {
        double[] arrivals = {4 * SERVICE, 4 * SERVICE};
        double[] theory = Erlang.meanWaitByPriority(10, arrivals, SERVICE);

        List<Tally> days = days(
                QueuePolicy.PRIORITY_THEN_OLDEST,
                List.of(queue("urgent", 1, arrivals[0], null), queue("other", 0, arrivals[1], null)),
                List.of(group("a", 10, Map.of("urgent", 1, "other", 1))));

        assertTheory(
                "V-design, 10 agents, loads 4 + 4: mean wait of the urgent, s",
                days,
                of("urgent", Measures::meanWait),
                theory[0]);
        assertTheory(
                "V-design, 10 agents, loads 4 + 4: mean wait of others, s",
                days,
                of("other", Measures::meanWait),
                theory[1]);
    }

    /** The N-design: specialists for one type, generalists for both. */
    @ParameterizedTest
    @CsvSource({"3, 3, 3.5, 2.0", "4, 2, 3.0, 2.5"})
    void specialistsAndGeneralistsAreTheMarkovChainOfTheNDesign(
            int specialists, int generalists, double load1, double load2) {
        double[] theory =
                new NDesign(specialists, generalists, load1 * SERVICE, load2 * SERVICE, SERVICE, LEAVING).abandons();

        List<Tally> days = days(
                QueuePolicy.PRIORITY_THEN_OLDEST,
                List.of(queue("first", 1, load1 * SERVICE, PATIENCE), queue("second", 0, load2 * SERVICE, PATIENCE)),
                List.of(
                        group("specialist", specialists, Map.of("first", 1)),
                        group("generalist", generalists, Map.of("first", 2, "second", 1))));

        String of = "N-design, %d specialists, %d generalists, loads %.1f + %.1f: "
                .formatted(specialists, generalists, load1, load2);
        assertTheory(of + "type 1 that leaves", days, of("first", Measures::abandonmentRate), theory[0]);
        assertTheory(of + "type 2 that leaves", days, of("second", Measures::abandonmentRate), theory[1]);
    }

    private static void assertTheory(String what, List<Tally> days, Function<Tally, Double> measure, double theory) {
        Estimate simulated = Estimate.of99(days.stream().map(measure).toList());
        String line = String.format(
                Locale.ROOT,
                "%-70s theory %9.4f   simulated %9.4f ± %.4f",
                what,
                theory,
                simulated.mean(),
                simulated.half());
        System.out.println(line);
        assertThat(simulated.contains(theory)).as(line).isTrue();
    }

    private static Function<Tally, Double> all(ToDoubleFunction<Measures> measure) {
        return tally -> measure.applyAsDouble(tally.all());
    }

    private static Function<Tally, Double> of(String queue, ToDoubleFunction<Measures> measure) {
        return tally ->
                measure.applyAsDouble(Objects.requireNonNull(tally.queues().get(queue)));
    }

    private static List<Tally> days(QueuePolicy policy, List<Queue> queues, List<Group> groups) {
        var scenario = new Scenario(
                "theory",
                1,
                Duration.ofHours(12),
                Duration.ofHours(2),
                DAYS,
                false,
                policy,
                queues,
                groups,
                Faults.NONE);
        List<Tally> days = Days.of(scenario);
        assertThat(days).hasSize(DAYS);
        return days;
    }

    private static Queue queue(String id, int priority, double perSecond, @Nullable Duration patience) {
        return new Queue(
                id,
                Channel.VOICE,
                new ServiceLevelTarget(0.8, Duration.ofSeconds(20)),
                Map.of(),
                AgentPolicy.LONGEST_IDLE,
                priority,
                Arrivals.Poisson.constant(perSecond * 3600),
                patience == null ? null : new Exponential(patience),
                new Exponential(HANDLED),
                new Fixed(Duration.ZERO));
    }

    private static Group group(String id, int count, Map<String, Integer> queues) {
        Distribution atOnce = new Fixed(Duration.ZERO);
        return new Group(id, count, Map.of(), queues, atOnce, 0, 0, atOnce, null, null);
    }
}
