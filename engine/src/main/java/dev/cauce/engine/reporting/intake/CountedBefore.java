package dev.cauce.engine.reporting.intake;

import dev.cauce.engine.persistence.ClientScope;
import dev.cauce.engine.persistence.ScopedTransactions;
import dev.cauce.routing.core.AgentId;
import dev.cauce.routing.core.ClientId;
import dev.cauce.routing.core.QueueId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** What came of the segments that ended before a place of the routing log, for those who read the log only from there on. */
@ApplicationScoped
public class CountedBefore {
    private static final String COUNTS = """
            select queue_id, client_id, agent_id, at, count(*) filter (where what = 'entered') as entered,
                count(*) filter (where what = 'answered') as answered,
                count(*) filter (where what = 'answered' and waited_ms <= threshold_ms) as in_target,
                coalesce(sum(waited_ms) filter (where what = 'answered'), 0)::bigint as answered_after_ms,
                count(*) filter (where what = 'abandoned') as abandoned,
                count(*) filter (where what = 'abandoned' and waited_ms <= short_abandon_ms) as abandoned_shortly,
                count(*) filter (where what = 'handled') as handled
            from (
                select segment.client_id, segment.queue_id, threshold_ms, short_abandon_ms, what, date_trunc('minute', at) as at,
                    case when what = 'handled' then segment.agent_id end as agent_id,
                    extract(epoch from at - entered_queue_at) * 1000 as waited_ms
                from reported_segment segment, lateral (values
                    ('entered', entered_queue_at),
                    ('answered', answered_at),
                    ('abandoned', case when outcome = 'ABANDONED' then closed_at end),
                    ('handled', case when outcome = 'ANSWERED' then ended_at end)) as happened (what, at)
                where segment.client_id = any($1) and ended_at >= $2 and ended_at <= $3 and at >= $2 and at < $3) as counted
            group by queue_id, client_id, agent_id, at""";

    private final ScopedTransactions transactions;

    CountedBefore(ScopedTransactions transactions) {
        this.transactions = transactions;
    }

    /** Reports have not come to that place of the log yet. */
    public static final class NotCountedYet extends RuntimeException {
        private static final long serialVersionUID = 1;

        NotCountedYet(int partition, long counted, long asked) {
            super(
                    "Partition %d is counted up to %d, not yet up to %d.".formatted(partition, counted, asked),
                    null,
                    false,
                    false);
        }
    }

    /**
     * What happened within a minute.
     *
     * @param agent of {@code handled}, which is 0 without; all others are then 0
     * @param answeredAfter the waits of the answered, summed
     */
    public record Minute(
            QueueId queue,
            ClientId client,
            @Nullable AgentId agent,
            Instant at,
            int entered,
            int answered,
            int inTarget,
            Duration answeredAfter,
            int abandoned,
            int abandonedShortly,
            int handled) {}

    /**
     * By minute, in no particular order. Segments that were not over at {@code until} are left out, also what happened of them
     * before. Fails with {@link NotCountedYet} unless everything before the offset has been counted.
     */
    public Uni<List<Minute>> minutes(int partition, long offset, Set<ClientId> clients, Instant from, Instant until) {
        return transactions.inPipeline(ClientScope.of(clients), connection -> Positions.read(connection, partition)
                .invoke(counted -> {
                    if (counted.next() < offset) {
                        throw new NotCountedYet(partition, counted.next(), offset);
                    }
                })
                .chain(() -> minutes(connection, clients, from, until)));
    }

    private static Uni<List<Minute>> minutes(
            SqlConnection connection, Set<ClientId> clients, Instant from, Instant until) {
        return connection
                .preparedQuery(COUNTS)
                .execute(Tuple.of(
                        clients.stream().map(ClientId::value).toArray(String[]::new),
                        from.atOffset(ZoneOffset.UTC),
                        until.atOffset(ZoneOffset.UTC)))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(CountedBefore::minute)
                        .toList());
    }

    private static Minute minute(Row row) {
        String agent = row.getString("agent_id");
        return new Minute(
                new QueueId(row.getString("queue_id")),
                new ClientId(row.getString("client_id")),
                agent == null ? null : new AgentId(agent),
                row.getOffsetDateTime("at").toInstant(),
                row.getInteger("entered"),
                row.getInteger("answered"),
                row.getInteger("in_target"),
                Duration.ofMillis(row.getLong("answered_after_ms")),
                row.getInteger("abandoned"),
                row.getInteger("abandoned_shortly"),
                row.getInteger("handled"));
    }
}
