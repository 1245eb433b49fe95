package dev.cauce.engine.conversation;

import dev.cauce.channel.api.ChannelEvent;
import dev.cauce.channel.api.ContactAddress;
import dev.cauce.channel.api.Part;
import dev.cauce.channel.api.Receipt;
import dev.cauce.channel.api.Timeline.Author;
import java.util.List;
import java.util.Objects;

/** What events come to as messages in their places. Pure. */
final class StoredMessages {
    private StoredMessages() {}

    /** What a contact wrote; whichever message it answers is named by our id of it. */
    static StoredMessage of(ChannelEvent.MessageReceived event, Known.Message place, Known known) {
        return new StoredMessage(
                place.id(),
                event.id(),
                event.from(),
                place.conversation(),
                place.sequence(),
                place.place(),
                Author.CONTACT,
                null,
                event.senderName(),
                false,
                event.at(),
                event.parts().stream()
                        .map(part ->
                                part instanceof Part.Answering answering ? quote(event.from(), answering, known) : part)
                        .toList(),
                Receipt.SENT);
    }

    /** One of ours that the provider took under this id, or else one of the contact's own. */
    private static Part quote(ContactAddress contact, Part.Answering answering, Known known) {
        String ours = known.answered().get(Known.answer(contact, answering.origin()));
        return new Part.Quote(
                ours == null
                        ? ConversationIds.message(
                                contact, Objects.requireNonNullElse(answering.event(), answering.origin()))
                        : ours);
    }

    /** What a provider says about a contact: a note. */
    static StoredMessage of(ChannelEvent.ContactNoted event, Known.Message place) {
        return new StoredMessage(
                place.id(),
                event.id(),
                event.from(),
                place.conversation(),
                place.sequence(),
                place.place(),
                Author.SYSTEM,
                null,
                null,
                true,
                event.at(),
                event.parts(),
                Receipt.SENT);
    }

    static StoredMessage of(AgentEvent.MessageWritten event, Known.Message place) {
        return new StoredMessage(
                event.id(),
                null,
                event.contact(),
                place.conversation(),
                place.sequence(),
                place.place(),
                Author.AGENT,
                event.agent(),
                event.senderName(),
                event.note(),
                event.at(),
                event.parts(),
                Receipt.SENT);
    }

    static StoredMessage of(AgentEvent.NoticeWritten event, Known.Message place) {
        return new StoredMessage(
                event.id(),
                null,
                event.contact(),
                place.conversation(),
                place.sequence(),
                place.place(),
                Author.SYSTEM,
                null,
                null,
                false,
                event.at(),
                List.of(new Part.Text(event.text())),
                Receipt.SENT);
    }
}
