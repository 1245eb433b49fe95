package dev.cauce.engine.reporting.facts;

import dev.cauce.engine.reporting.figures.AgentTime;
import dev.cauce.routing.core.Decision;
import dev.cauce.routing.core.Presence;
import java.time.Duration;
import java.time.Instant;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** How it has been with an agent since an instant: one presence, busy or not. */
public record AgentStretch(Presence presence, boolean busy, Instant since) {

    public static AgentStretch from(Decision.AgentActivityChanged change) {
        return new AgentStretch(change.presence(), change.active() + change.wrappingUp() > 0, change.at());
    }

    /** Time by quarter of an hour from {@code since} to {@code until}; nothing when that is not later. */
    public SortedMap<QuarterHour, AgentTime> until(Instant until) {
        var passed = new TreeMap<QuarterHour, AgentTime>();
        var from = since;
        while (from.isBefore(until)) {
            var interval = QuarterHour.of(from);
            var to = until.isBefore(interval.end()) ? until : interval.end();
            passed.put(interval, time(Duration.between(from, to)));
            from = to;
        }
        return passed;
    }

    /** The stretch that a change begins; an older change than the stretch itself changes nothing. */
    public static AgentStretch after(@Nullable AgentStretch before, Decision.AgentActivityChanged change) {
        return before != null && change.at().isBefore(before.since) ? before : from(change);
    }

    private AgentTime time(Duration length) {
        var available = presence.kind() == Presence.Kind.AVAILABLE;
        return new AgentTime(
                when(presence.kind() != Presence.Kind.OFFLINE, length),
                when(available, length),
                when(presence.kind() == Presence.Kind.PAUSED, length),
                when(presence.kind() == Presence.Kind.NOT_RESPONDING, length),
                when(busy, length),
                when(busy || available, length));
    }

    private static Duration when(boolean condition, Duration length) {
        return condition ? length : Duration.ZERO;
    }
}
