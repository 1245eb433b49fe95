package dev.cauce.engine.conversation;

import dev.cauce.channel.api.ContactAddress;
import dev.cauce.channel.api.Timeline.Author;
import dev.cauce.engine.routing.Topics;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import org.jboss.logging.Logger;

/** Tells that somebody is writing; may be lost, and nobody waits. */
@ApplicationScoped
public class TypingSignals {
    private static final Logger LOG = Logger.getLogger(TypingSignals.class);
    private final RecordSender sender;
    private final Topics topics;

    TypingSignals(RecordSender sender, Topics topics) {
        this.sender = sender;
        this.topics = topics;
    }

    public void contact(ContactAddress contact, boolean typing) {
        tell(new ConversationEvent.TypingChanged(contact, "", Author.CONTACT, typing));
    }

    public void agent(ContactAddress contact, String conversation, boolean typing) {
        tell(new ConversationEvent.TypingChanged(contact, conversation, Author.AGENT, typing));
    }

    private void tell(ConversationEvent.TypingChanged signal) {
        var _ = sender.send(topics.signals(), signal.contact().key(), ConversationJson.write(signal), Map.of())
                .whenComplete((_, failure) -> {
                    if (failure != null) {
                        LOG.debugf(
                                failure,
                                "A typing signal was lost channel=%s",
                                signal.contact().channel());
                    }
                });
    }
}
