package dev.cauce.routing.simulator.measure;

import dev.cauce.routing.core.AgentId;
import dev.cauce.routing.core.Decision.AgentActivityChanged;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** Union of busy time over union of busy and available time, per the definition: concurrent work counts once. */
final class Occupancy {
    private final Map<AgentId, State> states = new HashMap<>();
    private final Instant from;
    private double busy;
    private double present;

    private record State(Instant since, boolean busy, boolean present) {}

    Occupancy(Instant from) {
        this.from = from;
    }

    void changed(AgentActivityChanged changed) {
        State before = states.get(changed.agent());
        if (before != null) {
            count(before, changed.at());
        }
        boolean works = changed.active() + changed.wrappingUp() > 0;
        states.put(
                changed.agent(),
                new State(changed.at(), works, works || changed.presence().isAvailable()));
    }

    double until(Instant end) {
        states.values().forEach(state -> count(state, end));
        states.clear();
        return present == 0 ? Double.NaN : busy / present;
    }

    private void count(State state, Instant until) {
        Instant begin = state.since().isBefore(from) ? from : state.since();
        if (until.isAfter(begin)) {
            double seconds = Duration.between(begin, until).toNanos() / 1e9;
            busy += state.busy() ? seconds : 0;
            present += state.present() ? seconds : 0;
        }
    }
}
