package dev.cauce.engine.reporting.intake;

import dev.cauce.engine.reporting.facts.AgentStretch;
import dev.cauce.engine.reporting.facts.QuarterHour;
import dev.cauce.engine.reporting.figures.AgentTime;
import dev.cauce.routing.core.Decision;
import dev.cauce.routing.core.Presence;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The tables of how agents' time passed, and of what it is doing now. */
final class AgentTimes {
    private static final String SELECT = """
            select presence, reason, busy, since from agent_stretch where operation_id = $1 and agent_id = $2 for update""";
    private static final String KEEP = """
            insert into agent_stretch (operation_id, agent_id, presence, reason, busy, since) values ($1, $2, $3, $4, $5, $6)
            on conflict (operation_id, agent_id) do update
            set presence = excluded.presence, reason = excluded.reason, busy = excluded.busy, since = excluded.since""";
    private static final String ADD = """
            insert into agent_fact (operation_id, agent_id, interval_start, signed_in_ms, available_ms, paused_ms,
                not_responding_ms, busy_ms, busy_or_available_ms)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
            on conflict (operation_id, agent_id, interval_start) do update
            set signed_in_ms = agent_fact.signed_in_ms + excluded.signed_in_ms,
                available_ms = agent_fact.available_ms + excluded.available_ms,
                paused_ms = agent_fact.paused_ms + excluded.paused_ms,
                not_responding_ms = agent_fact.not_responding_ms + excluded.not_responding_ms,
                busy_ms = agent_fact.busy_ms + excluded.busy_ms,
                busy_or_available_ms = agent_fact.busy_or_available_ms + excluded.busy_or_available_ms""";

    private AgentTimes() {}

    /** Adds the time that passed up to each change, and keeps what begins with the last. */
    static Uni<Void> add(
            SqlConnection connection, Map<LogDigest.Agent, List<Decision.AgentActivityChanged>> activities) {
        var agents = activities.keySet().stream()
                .sorted(Comparator.comparing(LogDigest.Agent::toString))
                .toList();
        return Rows.each(
                        connection, SELECT, agents.stream().map(AgentTimes::key).toList())
                .chain(stored -> {
                    var times = new ArrayList<Tuple>();
                    var stretches = new ArrayList<Tuple>();
                    for (var index = 0; index < agents.size(); index++) {
                        var agent = agents.get(index);
                        AgentStretch before = null;
                        for (var row : stored.get(index)) {
                            before = stretch(row);
                        }
                        var passed = new TreeMap<QuarterHour, AgentTime>();
                        var now = pass(before, activities.getOrDefault(agent, List.of()), passed);
                        passed.forEach((quarter, time) -> times.add(time(agent, quarter, time)));
                        if (now != null) {
                            stretches.add(stretch(agent, now));
                        }
                    }
                    return Rows.each(connection, ADD, times).chain(() -> Rows.each(connection, KEEP, stretches));
                })
                .replaceWithVoid();
    }

    private static @Nullable AgentStretch pass(
            @Nullable AgentStretch before,
            List<Decision.AgentActivityChanged> changes,
            SortedMap<QuarterHour, AgentTime> passed) {
        var current = before;
        for (var change : changes) {
            if (current != null) {
                current.until(change.at()).forEach((quarter, time) -> passed.merge(quarter, time, AgentTime::plus));
            }
            current = AgentStretch.after(current, change);
        }
        return current;
    }

    private static Tuple key(LogDigest.Agent agent) {
        return Tuple.of(agent.operation().value(), agent.id().value());
    }

    static AgentStretch stretch(Row row) {
        return new AgentStretch(
                new Presence(Presence.Kind.valueOf(row.getString("presence")), row.getString("reason")),
                row.getBoolean("busy"),
                row.getOffsetDateTime("since").toInstant());
    }

    private static Tuple stretch(LogDigest.Agent agent, AgentStretch stretch) {
        return tuple(
                agent.operation().value(),
                agent.id().value(),
                stretch.presence().kind().name(),
                stretch.presence().reason(),
                stretch.busy(),
                Rows.time(stretch.since()));
    }

    private static Tuple time(LogDigest.Agent agent, QuarterHour quarter, AgentTime time) {
        return tuple(
                agent.operation().value(),
                agent.id().value(),
                quarter.start().atOffset(ZoneOffset.UTC),
                time.signedIn().toMillis(),
                time.available().toMillis(),
                time.paused().toMillis(),
                time.notResponding().toMillis(),
                time.busy().toMillis(),
                time.busyOrAvailable().toMillis());
    }

    private static Tuple tuple(@Nullable Object... values) {
        return Tuple.from(Arrays.asList(values));
    }
}
