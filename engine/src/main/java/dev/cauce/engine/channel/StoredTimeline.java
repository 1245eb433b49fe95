package dev.cauce.engine.channel;

import dev.cauce.channel.api.ContactAddress;
import dev.cauce.channel.api.Timeline;
import dev.cauce.engine.conversation.ConversationHistory;
import dev.cauce.engine.conversation.StoredMessage;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** What is stored of a contact's thread, for adapters that deliver. */
@Singleton
public final class StoredTimeline implements Timeline {
    private final ConversationHistory history;

    StoredTimeline(ConversationHistory history) {
        this.history = history.inPipeline();
    }

    @Override
    public CompletionStage<List<Entry>> after(ContactAddress contact, long sequence, int limit) {
        return entries(history.since(contact, sequence, limit).map(ConversationHistory.Since::messages));
    }

    @Override
    public CompletionStage<List<Entry>> before(ContactAddress contact, long sequence, int limit) {
        return entries(history.before(contact, sequence, limit));
    }

    private static CompletionStage<List<Entry>> entries(Uni<List<StoredMessage>> messages) {
        return messages.map(all -> all.stream().map(ChatNode::entry).toList()).subscribeAsCompletionStage();
    }
}
