package dev.cauce.engine.conversation;

import dev.cauce.channel.api.ChannelEvent;
import dev.cauce.channel.api.ContactAddress;
import java.util.Optional;

/** One record of the topics that conversations are made of. */
sealed interface Taken {
    ContactAddress contact();

    record FromContact(ChannelEvent event) implements Taken {
        @Override
        public ContactAddress contact() {
            return event.from();
        }
    }

    record FromAgent(AgentEvent event) implements Taken {
        @Override
        public ContactAddress contact() {
            return event.contact();
        }
    }

    /** The id of the message this record carries or is about, if there is one. */
    default Optional<String> messageId() {
        return switch (this) {
            case FromContact(ChannelEvent.MessageReceived message) ->
                Optional.of(ConversationIds.message(message.from(), message.id()));
            case FromContact(ChannelEvent.ContactNoted noted) ->
                Optional.of(ConversationIds.message(noted.from(), noted.id()));
            case FromContact(ChannelEvent.FileSettled settled) ->
                Optional.of(ConversationIds.message(settled.from(), settled.message()));
            case FromContact(ChannelEvent.MessageReported report) -> Optional.of(report.message());
            case FromAgent(AgentEvent.MessageWritten message) -> Optional.of(message.id());
            case FromAgent(AgentEvent.NoticeWritten notice) -> Optional.of(notice.id());
            case FromContact _, FromAgent _ -> Optional.empty();
        };
    }

    /** The conversation an agent means; a contact means whichever is open. */
    default Optional<String> conversation() {
        return switch (this) {
            case FromAgent(AgentEvent event) -> Optional.of(event.conversation());
            case FromContact _ -> Optional.empty();
        };
    }
}
