package dev.cauce.engine.conversation;

import dev.cauce.channel.api.ContactAddress;
import dev.cauce.engine.replica.LogPosition;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What the routing log says of conversations, in PostgreSQL. Call within one transaction. */
@ApplicationScoped
class LogStore {
    private static final String POSITION = "select position from conversation_log_position where partition = $1";
    private static final String BEGIN =
            "insert into conversation_log_position (partition, position) values ($1, $2) on conflict do nothing";
    private static final String MOVE = """
            insert into conversation_log_position (partition, position) values ($1, $2)
            on conflict (partition) do update set position = excluded.position""";
    private static final String QUEUES = """
            update conversation set queue_id = t.queue
            from unnest($1::text[], $2::text[]) as t(id, queue) where conversation.id = t.id""";
    private static final String AGENTS = """
            update conversation set agent_id = t.agent
            from unnest($1::text[], $2::text[]) as t(id, agent) where conversation.id = t.id""";
    private static final String DISPOSITIONS = """
            update conversation set disposition_id = t.disposition
            from unnest($1::text[], $2::text[]) as t(id, disposition) where conversation.id = t.id""";
    private static final String ENDINGS = """
            update conversation set ended_at = t.at, ending = t.ending, ending_reason = t.reason
            from unnest($1::text[], $2::timestamptz[], $3::text[], $4::text[]) as t(id, at, ending, reason)
            where conversation.id = t.id and conversation.ended_at is null""";
    private static final String LOCK_THREADS = """
            select id from thread where id = any(array(
            select thread_id from conversation where id = any($1::text[])
            union all select thread_id from conversation_move where conversation_id = any($1::text[])))
            order by id for update""";
    private static final String FREE_THREADS = """
            update thread set open_conversation = null where id = any(array(
            select thread_id from conversation where id = any($1::text[])
            union all select thread_id from conversation_move where conversation_id = any($1::text[])))
            and open_conversation = any($1::text[])""";
    private static final String PLACES = """
            select c.id, c.operation_id, t.client_id, t.channel_id, t.address, t.topic,
            coalesce(n.channel_id, t.channel_id) as now_channel, coalesce(n.address, t.address) as now_address,
            case when n.id is null then t.topic else n.topic end as now_topic
            from conversation c join thread t on t.id = c.thread_id
            left join moved_conversation m on m.conversation_id = c.id
            left join thread n on n.id = m.current_thread where c.id = any($1::text[])""";

    /**
     * Of a conversation: where it belongs.
     *
     * @param now where it goes on now
     */
    record Place(String conversation, ContactAddress contact, ContactAddress now, String operation) {}

    Uni<LogPosition> position(SqlConnection db, int partition) {
        return db.preparedQuery(POSITION).execute(Tuple.of(partition)).map(LogStore::position);
    }

    /** The position, locked until the transaction ends; an absent one cannot be locked and is inserted first. */
    Uni<LogPosition> lockedPosition(SqlConnection db, int partition) {
        return Uni.combine()
                .all()
                .unis(
                        db.preparedQuery(BEGIN).execute(Tuple.of(partition, LogPosition.START.text())),
                        db.preparedQuery(POSITION + " for update").execute(Tuple.of(partition)))
                .with((_, rows) -> position(rows));
    }

    Uni<Void> move(SqlConnection db, int partition, LogPosition position) {
        return db.preparedQuery(MOVE)
                .execute(Tuple.of(partition, position.text()))
                .replaceWithVoid();
    }

    Uni<Void> write(SqlConnection db, LogChanges changes) {
        String[] ended = changes.endings().keySet().toArray(String[]::new);
        return Uni.combine()
                .all()
                .unis(
                        pairs(db, QUEUES, changes.queues()),
                        pairs(db, AGENTS, changes.agents()),
                        pairs(db, DISPOSITIONS, changes.dispositions()),
                        ended.length == 0 ? Uni.createFrom().voidItem() : end(db, changes, ended))
                .discardItems();
    }

    private static Uni<Void> end(SqlConnection db, LogChanges changes, String[] ended) {
        List<LogChanges.Ended> all = new ArrayList<>(changes.endings().values());
        return Uni.combine()
                .all()
                .unis(
                        db.preparedQuery(LOCK_THREADS).execute(Tuple.of(ended)),
                        db.preparedQuery(ENDINGS)
                                .execute(Tuple.of(
                                        ended,
                                        all.stream().map(one -> utc(one.at())).toArray(OffsetDateTime[]::new),
                                        all.stream()
                                                .map(one -> BatchStore.code(one.ending()))
                                                .toArray(String[]::new),
                                        all.stream()
                                                .map(LogChanges.Ended::reason)
                                                .toArray(String[]::new))),
                        db.preparedQuery(FREE_THREADS).execute(Tuple.of(ended)))
                .discardItems();
    }

    /** Where these conversations belong, by id. */
    Uni<Map<String, Place>> places(SqlConnection db, List<String> conversations) {
        if (conversations.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        return db.preparedQuery(PLACES)
                .execute(Tuple.of(conversations.toArray(String[]::new)))
                .map(rows -> {
                    Map<String, Place> places = new HashMap<>();
                    rows.forEach(row -> places.put(
                            row.getString("id"),
                            new Place(
                                    row.getString("id"),
                                    new ContactAddress(
                                            row.getString("client_id"),
                                            row.getString("channel_id"),
                                            row.getString("address"),
                                            row.getString("topic")),
                                    new ContactAddress(
                                            row.getString("client_id"),
                                            row.getString("now_channel"),
                                            row.getString("now_address"),
                                            row.getString("now_topic")),
                                    row.getString("operation_id"))));
                    return places;
                });
    }

    private static Uni<Void> pairs(SqlConnection db, String sql, Map<String, String> pairs) {
        if (pairs.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        List<Map.Entry<String, String>> all = new ArrayList<>(pairs.entrySet());
        return db.preparedQuery(sql)
                .execute(Tuple.of(texts(all, Map.Entry::getKey), texts(all, one -> blankAsNull(one.getValue()))))
                .replaceWithVoid();
    }

    private static @Nullable String blankAsNull(String text) {
        return text.isEmpty() ? null : text;
    }

    private static <T> String[] texts(List<T> all, Function<T, @Nullable String> text) {
        return all.stream().map(text).toArray(String[]::new);
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }

    private static LogPosition position(RowSet<Row> rows) {
        return rows.size() == 0
                ? LogPosition.START
                : LogPosition.parse(rows.iterator().next().getString("position"));
    }
}
