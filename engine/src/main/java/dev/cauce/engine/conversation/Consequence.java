package dev.cauce.engine.conversation;

import dev.cauce.channel.api.ContactAddress;
import dev.cauce.channel.api.OutboundMessage;
import dev.cauce.routing.core.Command;
import dev.cauce.routing.core.OperationId;

/** What is told to others once the batch is committed, in this order. May be told again with the same ids. */
sealed interface Consequence {

    record Tell(ConversationEvent event) implements Consequence {}

    /** Is to be taken up again in its place among what agents write. */
    record TakeUp(AgentEvent event) implements Consequence {}

    record Deliver(String channelKind, OutboundMessage message) implements Consequence {}

    /** The contact's message was read, and so all before it. */
    record MarkRead(String channelKind, ContactAddress to, Known.Message message) implements Consequence {}

    record Route(OperationId operation, String commandId, Command command) implements Consequence {}
}
