package dev.cauce.engine.conversation;

import dev.cauce.channel.api.ContactAddress;
import dev.cauce.channel.api.Part;
import dev.cauce.channel.api.Receipt;
import dev.cauce.channel.api.Timeline.Author;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Locale;

/** Reads messages from rows of {@code message m}, {@code thread t} and, where there is one, {@code contact_key k}. */
@ApplicationScoped
class MessageRows {
    /** What a selection must have. */
    static final String COLUMNS =
            "m.id, m.sequence, coalesce(m.place, m.sequence) as place, m.conversation_id, m.client_message_id, m.author, m.agent_id, m.note,"
                    + " m.at, m.body, m.receipt, t.client_id, t.channel_id, t.address, t.topic, t.contact_id, k.wrapped, "
                    + AwaitedRows.COLUMN;

    private static final Body ERASED = new Body(null, List.of(new Part.Unsupported("erased")));

    private final ContactKeys keys;

    MessageRows(ContactKeys keys) {
        this.keys = keys;
    }

    /** The message, or what is left of it when its contact's key was deleted. */
    StoredMessage read(Row row) {
        Buffer wrapped = row.get(Buffer.class, "wrapped");
        Body body = keys.open(
                        row.getString("contact_id"),
                        wrapped == null ? null : wrapped.getBytes(),
                        row.getString("id"),
                        row.get(Buffer.class, "body").getBytes())
                .orElse(ERASED);
        return new StoredMessage(
                row.getString("id"),
                row.getString("client_message_id"),
                contact(row),
                row.getString("conversation_id"),
                row.getLong("sequence"),
                row.getLong("place"),
                Author.valueOf(upper(row, "author")),
                row.getString("agent_id"),
                body.senderName(),
                row.getBoolean("note"),
                row.getOffsetDateTime("at").toInstant(),
                AwaitedRows.resolved(row, body.parts()),
                Receipt.valueOf(upper(row, "receipt")));
    }

    /** Whose thread: from the thread's columns. */
    static ContactAddress contact(Row row) {
        return new ContactAddress(
                row.getString("client_id"),
                row.getString("channel_id"),
                row.getString("address"),
                row.getString("topic"));
    }

    private static String upper(Row row, String column) {
        return row.getString(column).toUpperCase(Locale.ROOT);
    }
}
