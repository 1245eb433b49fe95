package dev.cauce.engine.conversation;

import dev.cauce.routing.core.Command;
import dev.cauce.routing.core.InteractionId;
import dev.cauce.routing.core.OperationId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;

/**
 * Gives a message that met an ended conversation its place: the thread's open conversation, or a new one that it opens. Done
 * again, it finds the message moved and has the same consequences.
 */
@ApplicationScoped
class Reopening {
    private static final String MESSAGE = "select " + MessageRows.COLUMNS + ", t.id as thread, t.open_conversation"
            + " from message m join thread t on t.id = m.thread_id"
            + " left join contact_key k on k.contact_id = t.contact_id where m.id = $1 for update of t";
    private static final String MOVE_MESSAGE = "update message set conversation_id = $2, place = $3 where id = $1";
    private static final String NEXT_PLACE =
            "update moved_conversation set last_place = last_place + 1 where conversation_id = $1 returning last_place";
    private static final String OPEN = "update thread set open_conversation = $2 where id = $1";
    private static final String CONVERSATION = "select operation_id, first_message from conversation where id = $1";

    private final BatchStore store;
    private final Entries entries;
    private final MessageRows messages;

    Reopening(BatchStore store, Entries entries, MessageRows messages) {
        this.store = store;
        this.entries = entries;
        this.messages = messages;
    }

    Uni<List<Consequence>> place(SqlConnection db, LogChanges.WroteAfterEnd wrote) {
        return db.preparedQuery(MESSAGE).execute(Tuple.of(wrote.message())).chain(rows -> {
            if (rows.size() == 0) {
                return Uni.createFrom().item(List.of());
            }
            Row row = rows.iterator().next();
            String open = row.getString("open_conversation");
            StoredMessage message = messages.read(row);
            if (!message.conversation().equals(wrote.conversation())) {
                return consequences(db, message);
            }
            return open == null || open.equals(wrote.conversation())
                    ? reopened(db, row.getString("thread"), message)
                    : moved(db, message, open).chain(there -> consequences(db, there));
        });
    }

    private Uni<List<Consequence>> reopened(SqlConnection db, String thread, StoredMessage message) {
        Entry entry = entries.of(message.contact()).orElse(null);
        if (entry == null) {
            return Uni.createFrom().item(List.of());
        }
        String id = ConversationIds.conversation(message.contact(), message.id());
        var created = new Writes.NewConversation(
                id, message.contact(), entry.kind(), entry.operation(), entry.queue(), message.id(), message.at());
        return store.addConversations(db, List.of(created))
                .chain(() -> db.preparedQuery(OPEN).execute(Tuple.of(thread, id)))
                .chain(() -> moved(db, message, id))
                .chain(there -> consequences(db, there));
    }

    /** Behind what the conversation has already. */
    private static Uni<StoredMessage> moved(SqlConnection db, StoredMessage message, String conversation) {
        return db.preparedQuery(NEXT_PLACE)
                .execute(Tuple.of(conversation))
                .map(rows -> rows.size() == 0
                        ? message.sequence()
                        : rows.iterator().next().getLong("last_place"))
                .chain(place -> db.preparedQuery(MOVE_MESSAGE)
                        .execute(Tuple.of(message.id(), conversation, place))
                        .replaceWith(message.movedTo(conversation, place)));
    }

    private Uni<List<Consequence>> consequences(SqlConnection db, StoredMessage message) {
        return db.preparedQuery(CONVERSATION)
                .execute(Tuple.of(message.conversation()))
                .map(rows -> {
                    Row row = rows.iterator().next();
                    var operation = new OperationId(row.getString("operation_id"));
                    var interaction = new InteractionId(message.conversation());
                    List<Consequence> all = new ArrayList<>();
                    all.add(new Consequence.Tell(new ConversationEvent.MessageStored(message)));
                    if (row.getString("first_message").equals(message.id())) {
                        entries.of(message.contact())
                                .ifPresent(entry -> all.add(new Consequence.Route(
                                        operation,
                                        "enqueue:" + message.conversation(),
                                        BatchPlan.enqueue(message, interaction, entry))));
                    } else {
                        all.add(new Consequence.Route(
                                operation,
                                "moved:" + message.id(),
                                new Command.ContactWrote(interaction, message.id())));
                    }
                    return all;
                });
    }
}
