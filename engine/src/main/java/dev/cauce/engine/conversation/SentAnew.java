package dev.cauce.engine.conversation;

import dev.cauce.channel.api.OutboundMessage;
import dev.cauce.channel.api.Receipt;
import dev.cauce.engine.persistence.ClientScope;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Messages to contacts that failed and are sent anew: the one way by which a message is not failed any more. */
@ApplicationScoped
public class SentAnew {
    private static final String REVIVE = """
            update message set receipt = 'sent', failure_code = null, failure_text = null
            where id = $1 and receipt = 'failed'""";

    private final ConversationHistory history;
    private final Announcer announcer;

    SentAnew(ConversationHistory history, Announcer announcer) {
        this.history = history;
        this.announcer = announcer;
    }

    /** Whether the message was failed and counts as sent from here; part of the caller's transaction. */
    public Uni<Boolean> revive(SqlConnection db, String message) {
        return db.preparedQuery(REVIVE).execute(Tuple.of(message)).map(changed -> changed.rowCount() == 1);
    }

    /**
     * Tells desks and whoever delivers on this kind of channel, once the caller's transaction is committed; to be repeated until it
     * completes, which is harmless.
     */
    public Uni<Void> announce(ClientScope scope, String message, String channelKind) {
        return history.message(scope, message).chain(found -> found.map(stored ->
                        Uni.createFrom().completionStage(() -> announcer.tell(consequences(stored, channelKind))))
                .orElseGet(() -> Uni.createFrom().voidItem()));
    }

    private static List<Consequence> consequences(StoredMessage stored, String channelKind) {
        return List.of(
                new Consequence.Tell(new ConversationEvent.MessageReported(
                        stored.contact(), stored.conversation(), stored.id(), stored.sequence(), Receipt.SENT, null)),
                new Consequence.Deliver(
                        channelKind,
                        new OutboundMessage(
                                stored.id(),
                                stored.contact(),
                                stored.conversation(),
                                stored.sequence(),
                                stored.at(),
                                stored.senderName(),
                                stored.parts())));
    }
}
