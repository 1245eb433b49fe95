package dev.cauce.engine.conversation;

import dev.cauce.channel.api.ChannelEvent;
import dev.cauce.channel.api.ContactAddress;
import dev.cauce.channel.api.OutboundMessage;
import dev.cauce.channel.api.Part;
import dev.cauce.channel.api.Receipt;
import dev.cauce.channel.api.Timeline.Author;
import dev.cauce.routing.core.AgentId;
import dev.cauce.routing.core.Channel;
import dev.cauce.routing.core.ClientId;
import dev.cauce.routing.core.Command;
import dev.cauce.routing.core.ContactId;
import dev.cauce.routing.core.InteractionId;
import dev.cauce.routing.core.OperationId;
import dev.cauce.routing.core.QueueId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Decides what a batch of records comes to, in their order: nothing is read or sent from inside. A record that was taken
 * up before changes nothing and has the same consequences again, with the same ids.
 */
final class BatchPlan {

    /** A record that cannot be taken up, now or ever. */
    record Refusal(Taken record, String reason) {}

    private final Function<ContactAddress, Optional<Entry>> entries;
    private final Map<String, Open> threads = new LinkedHashMap<>();
    private final Map<String, Known.Conversation> conversations;
    private final Map<String, Known.Message> messages;
    private final List<Writes.NewConversation> newConversations = new ArrayList<>();
    private final List<StoredMessage> newMessages = new ArrayList<>();
    private final Map<Writes.ReceiptKey, Long> receipts = new LinkedHashMap<>();
    private final Map<String, Writes.Report> reports = new LinkedHashMap<>();
    private final List<Writes.Ending> endings = new ArrayList<>();
    private final Map<String, Long> lastPlaces = new HashMap<>();
    private final List<Consequence> consequences = new ArrayList<>();
    private final List<Refusal> refusals = new ArrayList<>();
    private int duplicates;

    private static final class Open {
        final String client;
        final String id;
        long lastSequence;

        @Nullable
        String conversation;

        boolean changed;

        Open(ContactAddress contact, Known.LockedThread known) {
            client = contact.client();
            id = known.id();
            lastSequence = known.lastSequence();
            conversation = known.openConversation();
        }
    }

    /** {@code entries} tells where conversations on a contact's channel enter; empty for a channel that is not configured. */
    BatchPlan(Known known, Function<ContactAddress, Optional<Entry>> entries) {
        this.entries = entries;
        this.conversations = new HashMap<>(known.conversations());
        this.messages = new HashMap<>(known.messages());
        this.known = known;
    }

    private final Known known;

    void take(Taken incoming) {
        Known.LockedThread stored = known.threads().get(incoming.contact().key());
        if (stored == null) {
            throw new IllegalStateException("The thread of every record is locked before it is planned.");
        }
        Open thread = threads.computeIfAbsent(incoming.contact().key(), _ -> new Open(incoming.contact(), stored));
        switch (incoming) {
            case Taken.FromContact(ChannelEvent event) -> fromContact(thread, incoming, event);
            case Taken.FromAgent(AgentEvent event) -> fromAgent(thread, incoming, event);
        }
    }

    Writes writes() {
        return new Writes(
                threads.values().stream()
                        .filter(thread -> thread.changed)
                        .map(thread -> new Writes.ThreadChanged(
                                thread.client, thread.id, thread.lastSequence, thread.conversation))
                        .toList(),
                newConversations,
                newMessages,
                receipts,
                List.copyOf(reports.values()),
                endings,
                lastPlaces);
    }

    List<Consequence> consequences() {
        return List.copyOf(consequences);
    }

    List<Refusal> refusals() {
        return List.copyOf(refusals);
    }

    /** How many messages had been taken up before. */
    int duplicates() {
        return duplicates;
    }

    private void fromContact(Open thread, Taken incoming, ChannelEvent event) {
        switch (event) {
            case ChannelEvent.MessageReceived message -> contactWrote(thread, incoming, message);
            case ChannelEvent.ReceiptReceived receipt ->
                receipt(thread, receipt.from(), Author.AGENT, receipt.upTo(), receipt.receipt());
            case ChannelEvent.MessageReported reported -> reported(thread, incoming, reported);
            case ChannelEvent.FileSettled settled -> settled(thread, incoming, settled);
            case ChannelEvent.ContactNoted noted -> noted(thread, noted);
            case ChannelEvent.ContactClosed _ -> contactClosed(thread);
            case ChannelEvent.ContactTyping _, ChannelEvent.Unknown _ -> {}
        }
    }

    private void fromAgent(Open thread, Taken incoming, AgentEvent event) {
        Known.Conversation conversation = conversations.get(event.conversation());
        if (conversation == null || !isIn(conversation, thread)) {
            refusals.add(new Refusal(incoming, "unknown-conversation"));
            return;
        }
        if (isElsewhere(thread, incoming)) {
            duplicates++;
            return;
        }
        switch (event) {
            case AgentEvent.MessageWritten message -> agentWrote(thread, conversation, message);
            case AgentEvent.NoticeWritten notice -> told(thread, conversation, notice);
            case AgentEvent.ContactMessagesRead read -> {
                receipt(thread, read.contact(), Author.CONTACT, read.upTo(), Receipt.READ);
                markRead(read);
            }
            case AgentEvent.ConversationClosed closed -> {
                var asks = Boolean.TRUE.equals(closed.served())
                        && entries.apply(closed.contact())
                                .filter(Entry::asksForRating)
                                .isPresent();
                endings.add(new Writes.Ending(closed.conversation(), asks));
                consequences.add(new Consequence.Tell(new ConversationEvent.ConversationEnded(
                        closed.contact(), closed.conversation(), closed.ending(), asks)));
            }
        }
    }

    private void contactWrote(Open thread, Taken incoming, ChannelEvent.MessageReceived event) {
        String id = ConversationIds.message(event.from(), event.id());
        Known.Message before = messages.get(id);
        if (before != null) {
            duplicates++;
            Known.Conversation conversation = conversations.get(before.conversation());
            if (conversation != null) {
                announce(StoredMessages.of(event, before, known), conversation);
            }
            return;
        }
        Known.Conversation conversation = open(thread, event, id);
        if (conversation == null) {
            refusals.add(new Refusal(incoming, "unknown-channel"));
            return;
        }
        announce(append(thread, StoredMessages.of(event, next(thread, id, conversation), known)), conversation);
    }

    private Known.@Nullable Conversation open(Open thread, ChannelEvent.MessageReceived event, String messageId) {
        Known.Conversation open = thread.conversation == null ? null : conversations.get(thread.conversation);
        if (open != null) {
            return open;
        }
        Entry entry = entries.apply(event.from()).orElse(null);
        if (entry == null) {
            return null;
        }
        String id = ConversationIds.conversation(event.from(), messageId);
        var created = new Known.Conversation(id, thread.id, entry.operation(), messageId, false);
        newConversations.add(new Writes.NewConversation(
                id, event.from(), entry.kind(), entry.operation(), entry.queue(), messageId, event.at()));
        conversations.put(id, created);
        thread.conversation = id;
        return created;
    }

    private void announce(StoredMessage message, Known.Conversation conversation) {
        consequences.add(new Consequence.Tell(new ConversationEvent.MessageStored(message)));
        var interaction = new InteractionId(conversation.id());
        if (!conversation.firstMessage().equals(message.id())) {
            route(conversation, "wrote:" + message.id(), new Command.ContactWrote(interaction, message.id()));
            return;
        }
        Entry entry = entries.apply(message.contact()).orElse(null);
        if (entry != null) {
            route(conversation, "enqueue:" + conversation.id(), enqueue(message, interaction, entry));
        }
    }

    static Command.Enqueue enqueue(StoredMessage message, InteractionId interaction, Entry entry) {
        return new Command.Enqueue(
                interaction,
                new ClientId(message.contact().client()),
                new QueueId(entry.queue()),
                new Channel(entry.kind()),
                new ContactId(ConversationIds.contact(message.contact())),
                entry.priority(),
                message.at(),
                dueAt(message));
    }

    private static @Nullable Instant dueAt(StoredMessage message) {
        return message.parts().stream()
                .filter(Part.Task.class::isInstance)
                .flatMap(part -> Stream.ofNullable(((Part.Task) part).dueAt()))
                .findFirst()
                .orElse(null);
    }

    /** Only staff see it, and nothing is opened for it. */
    private void noted(Open thread, ChannelEvent.ContactNoted event) {
        String id = ConversationIds.message(event.from(), event.id());
        Known.Message before = messages.get(id);
        String at = before == null ? thread.conversation : before.conversation();
        Known.Conversation conversation = at == null ? null : conversations.get(at);
        if (conversation == null) {
            return;
        }
        kept(thread, conversation, id, place -> StoredMessages.of(event, place));
    }

    private void contactClosed(Open thread) {
        Known.Conversation open = thread.conversation == null ? null : conversations.get(thread.conversation);
        if (open != null && isCurrent(open, thread)) {
            route(open, "left:" + open.id(), new Command.ContactLeft(new InteractionId(open.id())));
        }
    }

    private void agentWrote(Open thread, Known.Conversation conversation, AgentEvent.MessageWritten event) {
        var message = kept(thread, conversation, event.id(), place -> StoredMessages.of(event, place));
        if (!event.note()) {
            deliver(message);
            route(
                    conversation,
                    "agent-wrote:" + event.id(),
                    new Command.AgentWrote(new InteractionId(conversation.id()), new AgentId(event.agent())));
        }
    }

    private void told(Open thread, Known.Conversation conversation, AgentEvent.NoticeWritten event) {
        deliver(kept(thread, conversation, event.id(), place -> StoredMessages.of(event, place)));
    }

    private StoredMessage kept(
            Open thread, Known.Conversation conversation, String id, Function<Known.Message, StoredMessage> at) {
        Known.Message before = messages.get(id);
        var message = at.apply(before == null ? next(thread, id, conversation) : before);
        if (before == null) {
            append(thread, message);
        } else {
            duplicates++;
        }
        consequences.add(new Consequence.Tell(new ConversationEvent.MessageStored(message)));
        return message;
    }

    private void deliver(StoredMessage message) {
        entries.apply(message.contact())
                .ifPresent(entry -> consequences.add(new Consequence.Deliver(
                        entry.kind(),
                        new OutboundMessage(
                                message.id(),
                                message.contact(),
                                message.conversation(),
                                message.sequence(),
                                message.at(),
                                message.senderName(),
                                message.parts()))));
    }

    private void receipt(Open thread, ContactAddress contact, Author author, long upTo, Receipt receipt) {
        long reached = Math.min(upTo, thread.lastSequence);
        if (reached <= 0) {
            return;
        }
        receipts.merge(new Writes.ReceiptKey(thread.client, thread.id, author, receipt), reached, Math::max);
        String conversation = thread.conversation == null ? "" : thread.conversation;
        consequences.add(new Consequence.Tell(
                new ConversationEvent.ReceiptAdvanced(contact, conversation, author, reached, receipt)));
    }

    /** The newest is enough: all before it count as read with it. */
    private void markRead(AgentEvent.ContactMessagesRead event) {
        Known.Message newest = known.read().get(event.id());
        Entry entry = entries.apply(event.contact()).orElse(null);
        if (newest == null || entry == null || isMarked(event.contact(), newest.sequence())) {
            return;
        }
        consequences.removeIf(
                other -> other instanceof Consequence.MarkRead mark && mark.to().equals(event.contact()));
        consequences.add(new Consequence.MarkRead(entry.kind(), event.contact(), newest));
    }

    private boolean isMarked(ContactAddress contact, long sequence) {
        return consequences.stream()
                .anyMatch(other -> other instanceof Consequence.MarkRead mark
                        && mark.to().equals(contact)
                        && mark.message().sequence() >= sequence);
    }

    private void reported(Open thread, Taken incoming, ChannelEvent.MessageReported event) {
        Known.Message message = messages.get(event.message());
        Known.Conversation conversation = message == null ? null : conversations.get(message.conversation());
        if (message == null || conversation == null || !isIn(conversation, thread)) {
            refusals.add(new Refusal(incoming, "unknown-message"));
            return;
        }
        if (event.receipt() != message.receipt() && !event.receipt().advances(message.receipt())) {
            duplicates++;
            return;
        }
        reports.put(message.id(), new Writes.Report(message.id(), event.receipt(), event.failure()));
        messages.put(
                message.id(),
                new Known.Message(
                        message.id(),
                        message.thread(),
                        message.sequence(),
                        message.place(),
                        message.conversation(),
                        event.receipt()));
        consequences.add(new Consequence.Tell(new ConversationEvent.MessageReported(
                event.from(), conversation.id(), message.id(), message.sequence(), event.receipt(), event.failure())));
    }

    private void settled(Open thread, Taken incoming, ChannelEvent.FileSettled event) {
        Known.Message message = messages.get(ConversationIds.message(event.from(), event.message()));
        Known.Conversation conversation = message == null ? null : conversations.get(message.conversation());
        if (message == null || conversation == null || !isIn(conversation, thread)) {
            refusals.add(new Refusal(incoming, "unknown-message"));
            return;
        }
        consequences.add(new Consequence.Tell(
                new ConversationEvent.FileSettled(event.from(), conversation.id(), message.id(), event.file())));
    }

    private Known.Message next(Open thread, String messageId, Known.Conversation conversation) {
        long sequence = thread.lastSequence + 1;
        Known.Moved moved = known.moved().get(conversation.id());
        long place = moved == null ? sequence : lastPlaces.getOrDefault(conversation.id(), moved.lastPlace()) + 1;
        return new Known.Message(messageId, thread.id, sequence, place, conversation.id());
    }

    /** Repeated after its conversation had gone on in another thread: there it was told, and is only once. */
    private boolean isElsewhere(Open thread, Taken incoming) {
        return incoming.messageId()
                .map(messages::get)
                .filter(before -> !before.thread().equals(thread.id))
                .isPresent();
    }

    private boolean isIn(Known.Conversation conversation, Open thread) {
        Known.Moved moved = known.moved().get(conversation.id());
        return conversation.thread().equals(thread.id)
                || (moved != null && moved.threads().contains(thread.id));
    }

    /** A contact who leaves where the conversation is not any more, leaves nobody. */
    private boolean isCurrent(Known.Conversation conversation, Open thread) {
        Known.Moved moved = known.moved().get(conversation.id());
        return moved == null || moved.current().equals(thread.id);
    }

    private StoredMessage append(Open thread, StoredMessage message) {
        thread.lastSequence = message.sequence();
        thread.changed = true;
        long place = message.place() == null ? message.sequence() : message.place();
        if (known.moved().containsKey(message.conversation())) {
            lastPlaces.put(message.conversation(), place);
        }
        messages.put(
                message.id(),
                new Known.Message(message.id(), thread.id, message.sequence(), place, message.conversation()));
        newMessages.add(message);
        return message;
    }

    private void route(Known.Conversation conversation, String commandId, Command command) {
        consequences.add(new Consequence.Route(new OperationId(conversation.operation()), commandId, command));
    }
}
