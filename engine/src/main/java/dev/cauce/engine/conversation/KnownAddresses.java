package dev.cauce.engine.conversation;

import dev.cauce.channel.api.ContactAddress;
import dev.cauce.channel.api.Part;
import dev.cauce.channel.api.Timeline.Author;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Which addresses an agent has come to know by the agent's own work: those of the conversations that the agent has or had
 * within a day, and those that the contact wrote to the agent. Whoever could name any address could read anybody's history.
 */
@ApplicationScoped
class KnownAddresses {
    private static final Duration REMEMBERED = Duration.ofHours(24);
    private static final int MOST_MESSAGES = 1_000;

    private static final String HELD = """
            select 1 from conversation c join thread t on t.id = c.thread_id
            where t.client_id = $1 and t.address = $2 and c.operation_id = $3
            and ((c.agent_id = $4 and (c.ended_at is null or c.ended_at > $5))
                or exists (select 1 from message m where m.conversation_id = c.id and m.agent_id = $4 and m.at > $5))
            limit 1""";
    private static final String SAID = "select " + MessageRows.COLUMNS
            + " from (select * from message where conversation_id = $1 and not note order by coalesce(place, sequence) limit "
            + MOST_MESSAGES + ") m join thread t on t.id = m.thread_id"
            + " left join contact_key k on k.contact_id = t.contact_id order by coalesce(m.place, m.sequence)";

    private final MessageRows messages;
    private final Clock clock;

    KnownAddresses(MessageRows messages, Clock clock) {
        this.messages = messages;
        this.clock = clock;
    }

    /** Whether the agent, who has this conversation, knows the address by it or by another one. Says nothing of who has it. */
    Uni<Boolean> isKnown(SqlConnection db, ConversationPlace conversation, String address, String agent) {
        return Uni.combine()
                .all()
                .unis(holds(db, conversation, address, agent), wrote(db, conversation, new WrittenAddress(address)))
                .with((held, written) -> held || written);
    }

    private Uni<Boolean> holds(SqlConnection db, ConversationPlace conversation, String address, String agent) {
        ContactAddress contact = conversation.contact();
        var since = clock.instant().minus(REMEMBERED).atOffset(ZoneOffset.UTC);
        return db.preparedQuery(HELD)
                .execute(Tuple.of(contact.client(), address, conversation.operation(), agent, since))
                .map(rows -> rows.size() > 0);
    }

    private Uni<Boolean> wrote(SqlConnection db, ConversationPlace conversation, WrittenAddress address) {
        return db.preparedQuery(SAID)
                .execute(Tuple.of(conversation.id()))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(messages::read)
                        .toList())
                .map(said -> wrote(said, address));
    }

    /** By the first message that has it: an answer that quotes an agent's words is not the contact's word. */
    static boolean wrote(List<StoredMessage> said, WrittenAddress address) {
        return said.stream()
                .filter(message ->
                        message.parts().stream().flatMap(KnownAddresses::words).anyMatch(address::isIn))
                .findFirst()
                .filter(first -> first.author() == Author.CONTACT)
                .isPresent();
    }

    private static Stream<String> words(Part part) {
        return switch (part) {
            case Part.Text text -> Stream.of(text.text());
            case Part.QuickReply reply -> Stream.of(reply.title());
            case Part.Template template -> Stream.of(template.text());
            case Part.Html html -> Stream.of(html.html());
            case Part.Letterhead head ->
                Stream.of(head.to(), head.cc(), head.bcc(), List.of(head.subject()))
                        .flatMap(List::stream);
            case Part.Task task ->
                Stream.concat(
                        Stream.of(task.title()), task.fields().values().stream().map(String::valueOf));
            case Part.Attachment _,
                    Part.AwaitedFile _,
                    Part.Answering _,
                    Part.Quote _,
                    Part.Origin _,
                    Part.Location _,
                    Part.WrapUp _,
                    Part.Unsupported _ -> Stream.empty();
        };
    }
}
