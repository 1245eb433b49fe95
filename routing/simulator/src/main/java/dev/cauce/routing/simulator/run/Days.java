package dev.cauce.routing.simulator.run;

import dev.cauce.routing.simulator.measure.Tally;
import dev.cauce.routing.simulator.scenario.Scenario;
import java.util.ArrayList;
import java.util.List;

/** The independent days of a scenario: seed, seed + 1, and so on. */
public final class Days {
    private Days() {}

    /** All days, up to the first in which an invariant was violated. */
    public static List<Tally> of(Scenario scenario) {
        var days = new ArrayList<Tally>();
        for (int day = 0; day < scenario.replications(); day++) {
            Tally tally = new Simulation(scenario, scenario.seed() + day).run();
            days.add(tally);
            if (!tally.wrong().isEmpty()) {
                return days;
            }
        }
        return days;
    }
}
