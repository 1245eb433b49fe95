package dev.cauce.engine.channel.awaited;

import dev.cauce.channel.api.ContactAddress;
import dev.cauce.channel.api.Part;
import dev.cauce.engine.conversation.ConversationIds;
import dev.cauce.engine.persistence.ClientScope;
import dev.cauce.engine.persistence.ScopedTransactions;
import dev.cauce.routing.core.ClientId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** The files that are waited for, in PostgreSQL: one that arrived is never fetched again. */
@ApplicationScoped
public class AwaitedFiles {
    private static final String ADD = """
            insert into awaited_file (id, client_id, channel_kind, channel_id, address, topic, message_id, event_id, provider_id,
            name, content_type, state, attempts, due_at, since)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 'waiting', 0, $12, $12) on conflict do nothing""";
    private static final String CLAIM = """
            update awaited_file set due_at = $2 where id = any(array(select id from awaited_file
            where not told and due_at <= $1 order by due_at limit $3 for update skip locked))
            returning id, client_id, channel_kind, channel_id, address, topic, event_id, provider_id, name, content_type, state,
            trouble, attempts, since""";
    private static final String AGAIN = """
            update awaited_file set attempts = $2, due_at = $3 where id = $1 and state = 'waiting'""";
    private static final String SETTLE = """
            update awaited_file set state = $2, trouble = $3, attempts = attempts + 1 where id = $1 and state = 'waiting'""";
    private static final String TOLD = "update awaited_file set told = true where id = $1 and state = $2";
    private static final String RETRY = """
            update awaited_file set state = 'waiting', trouble = null, attempts = 0, due_at = $5, since = $5, told = false
            where id = $1 and client_id = $2 and channel_id = $3 and address = $4 and state = 'missing'""";
    private static final String FIND =
            "select state from awaited_file where id = $1 and client_id = $2 and channel_id = $3 and address = $4";

    private final ScopedTransactions transactions;
    private final Clock clock;

    AwaitedFiles(ScopedTransactions transactions, Clock clock) {
        this.transactions = transactions;
        this.clock = clock;
    }

    /** What came of asking for a file again. */
    public enum Asked {
        /** It is fetched, by this call or already. */
        FETCHING,
        /** It is here. */
        HERE,
        /** The contact has no such file that was waited for. */
        UNKNOWN
    }

    /** Remembers these, once their messages are durable; those that are known stay as they are. */
    public Uni<Void> add(List<Awaited> files) {
        Uni<Void> all = Uni.createFrom().voidItem();
        for (Awaited one : files) {
            all = all.chain(() -> add(one));
        }
        return all;
    }

    private Uni<Void> add(Awaited one) {
        ContactAddress owner = one.owner();
        return run(
                owner,
                ADD,
                values(
                        one.file().id(),
                        owner.client(),
                        one.channelKind(),
                        owner.channel(),
                        owner.address(),
                        owner.topic(),
                        ConversationIds.message(owner, one.event()),
                        one.event(),
                        one.providerId(),
                        one.file().name(),
                        one.file().contentType(),
                        utc(one.since())));
    }

    /** At most so many that are due, for this process alone until the lease ends. */
    Uni<List<Awaited>> claim(Instant now, Duration lease, int most) {
        return transactions.inPipeline(ClientScope.everyone(), db -> db.preparedQuery(CLAIM)
                .execute(Tuple.of(utc(now), utc(now.plus(lease)), most))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(AwaitedFiles::awaited)
                        .toList()));
    }

    /** It stays awaited. */
    Uni<Void> again(Awaited file, int attempts, Instant dueAt) {
        return run(file.owner(), AGAIN, values(file.file().id(), attempts, utc(dueAt)));
    }

    /** It is stored or missing; whoever shows it is to be told. */
    Uni<Void> settle(Awaited file, Awaited.State state, Part.AwaitedFile how) {
        return run(file.owner(), SETTLE, values(file.file().id(), code(state), how.trouble()));
    }

    /** Nothing is left to do about it. */
    Uni<Void> told(Awaited file, Awaited.State state) {
        return run(file.owner(), TOLD, values(file.file().id(), code(state)));
    }

    /** Has a missing file of this contact fetched again, from the start. */
    public Uni<Asked> retry(ContactAddress owner, String file) {
        return transactions.withConnection(scope(owner), db -> db.preparedQuery(RETRY)
                .execute(values(file, owner.client(), owner.channel(), owner.address(), utc(clock.instant())))
                .chain(() -> db.preparedQuery(FIND)
                        .execute(Tuple.of(file, owner.client(), owner.channel(), owner.address()))
                        .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                                .map(row -> row.getString("state").equals("stored") ? Asked.HERE : Asked.FETCHING)
                                .findFirst()
                                .orElse(Asked.UNKNOWN))));
    }

    private Uni<Void> run(ContactAddress owner, String sql, Tuple arguments) {
        return transactions.inPipeline(
                scope(owner), db -> db.preparedQuery(sql).execute(arguments).replaceWithVoid());
    }

    private static ClientScope scope(ContactAddress owner) {
        return ClientScope.of(new ClientId(owner.client()));
    }

    private static Awaited awaited(Row row) {
        return new Awaited(
                new Part.AwaitedFile(
                        row.getString("id"),
                        row.getString("name"),
                        row.getString("content_type"),
                        row.getString("trouble")),
                new ContactAddress(
                        row.getString("client_id"),
                        row.getString("channel_id"),
                        row.getString("address"),
                        row.getString("topic")),
                row.getString("channel_kind"),
                row.getString("event_id"),
                row.getString("provider_id"),
                Awaited.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                row.getInteger("attempts"),
                row.getOffsetDateTime("since").toInstant());
    }

    private static String code(Awaited.State state) {
        return state.name().toLowerCase(Locale.ROOT);
    }

    private static Tuple values(@Nullable Object... values) {
        return Tuple.wrap(Arrays.asList(values));
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
