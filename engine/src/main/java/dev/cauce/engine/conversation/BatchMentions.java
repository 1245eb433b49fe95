package dev.cauce.engine.conversation;

import dev.cauce.channel.api.ChannelEvent;
import dev.cauce.channel.api.Part;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads the messages that a batch only mentions: as read, or as answered. Asks nothing for a batch that mentions none. */
final class BatchMentions {
    private static final String READ = """
            select r.event, m.id, m.thread_id, m.sequence, coalesce(m.place, m.sequence) as place, m.conversation_id, m.receipt
            from unnest($1::text[], $2::text[], $3::bigint[]) as r(event, thread, up_to) cross join lateral
            (select * from message where thread_id = r.thread and sequence <= r.up_to and author = 'contact'
            order by sequence desc limit 1) m where not exists (select from message later where later.thread_id = r.thread
            and later.sequence > m.sequence and later.author = 'contact' and later.receipt = 'read')""";
    private static final String ANSWERED = """
            select client_id, channel_id, address, topic, provider_id, message_id from delivery
            where channel_id = any($1::text[]) and provider_id = any($2::text[])""";

    private BatchMentions() {}

    /** The newest that agents have read of what contacts wrote. */
    static Uni<Map<String, Known.Message>> read(SqlConnection db, List<Taken> batch) {
        List<AgentEvent.ContactMessagesRead> all = batch.stream()
                .flatMap(one -> one instanceof Taken.FromAgent(AgentEvent.ContactMessagesRead read)
                        ? Stream.of(read)
                        : Stream.empty())
                .toList();
        return all.isEmpty()
                ? Uni.createFrom().item(Map.of())
                : BatchStore.query(
                                db,
                                READ,
                                BatchStore.values(
                                        BatchStore.texts(all, AgentEvent.ContactMessagesRead::id),
                                        BatchStore.texts(all, one -> ConversationIds.thread(one.contact())),
                                        all.stream()
                                                .map(AgentEvent.ContactMessagesRead::upTo)
                                                .toArray(Long[]::new)))
                        .map(rows -> rows.collect(
                                Collectors.toMap(row -> row.getString("event"), BatchStore::message, (one, _) -> one)));
    }

    /** Which of our messages contacts answer. */
    static Uni<Map<String, String>> answered(SqlConnection db, List<Taken> batch) {
        List<ChannelEvent.MessageReceived> answers = batch.stream()
                .flatMap(one -> one instanceof Taken.FromContact(ChannelEvent.MessageReceived message)
                                && message.parts().stream().anyMatch(Part.Answering.class::isInstance)
                        ? Stream.of(message)
                        : Stream.empty())
                .toList();
        return answers.isEmpty()
                ? Uni.createFrom().item(Map.of())
                : BatchStore.query(
                                db,
                                ANSWERED,
                                Tuple.of(
                                        BatchStore.texts(
                                                answers, one -> one.from().channel()),
                                        answers.stream()
                                                .flatMap(one -> one.parts().stream())
                                                .filter(Part.Answering.class::isInstance)
                                                .map(part -> ((Part.Answering) part).origin())
                                                .toArray(String[]::new)))
                        .map(rows -> rows.collect(Collectors.toMap(
                                row -> Known.answer(MessageRows.contact(row), row.getString("provider_id")),
                                row -> row.getString("message_id"),
                                (one, _) -> one)));
    }
}
