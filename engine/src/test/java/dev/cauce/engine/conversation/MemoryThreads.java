package dev.cauce.engine.conversation;

import dev.cauce.channel.api.Part;
import dev.cauce.channel.api.Timeline.Author;
import dev.cauce.engine.conversation.traffic.Post;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What PostgreSQL holds, in memory, by the rules of its tables: a message is there once, and the next number is the next. */
final class MemoryThreads {
    private final Map<String, Known.LockedThread> threads = new HashMap<>();
    private final Map<String, Known.Conversation> conversations = new HashMap<>();
    private final Map<String, Known.Message> messages = new HashMap<>();
    private final Map<Integer, List<Integer>> numbers = new HashMap<>();

    /** As {@link BatchStore#load} reads it: what the batch names and what is open in its threads, no more. */
    Known load(List<Taken> batch) {
        Map<String, Known.LockedThread> locked = new HashMap<>();
        Map<String, Known.Conversation> open = new HashMap<>();
        Map<String, Known.Message> stored = new HashMap<>();
        for (Taken one : batch) {
            String thread = ConversationIds.thread(one.contact());
            Known.LockedThread found = threads.computeIfAbsent(thread, id -> new Known.LockedThread(id, 0, null));
            locked.put(one.contact().key(), found);
            one.messageId().map(messages::get).ifPresent(message -> {
                stored.put(message.id(), message);
                put(open, message.conversation());
            });
            one.conversation().ifPresent(named -> put(open, named));
            String current = found.openConversation();
            if (current != null) {
                put(open, current);
            }
        }
        return new Known(locked, open, stored, Map.of());
    }

    private void put(Map<String, Known.Conversation> open, String id) {
        Known.Conversation known = conversations.get(id);
        if (known != null) {
            open.put(id, known);
        }
    }

    void write(Writes writes) {
        for (Writes.NewConversation made : writes.conversations()) {
            once(conversations.putIfAbsent(
                    made.id(),
                    new Known.Conversation(
                            made.id(),
                            ConversationIds.thread(made.contact()),
                            made.operation(),
                            made.firstMessage(),
                            false)));
        }
        for (StoredMessage message : writes.messages()) {
            once(messages.putIfAbsent(
                    message.id(),
                    new Known.Message(
                            message.id(),
                            ConversationIds.thread(message.contact()),
                            message.sequence(),
                            message.sequence(),
                            message.conversation(),
                            message.receipt())));
            List<Integer> thread = numbers.computeIfAbsent(contact(message), _ -> new ArrayList<>());
            thread.add(number(message));
            if (thread.size() != message.sequence()) {
                throw new AssertionError(
                        "The %d. message has the number %d.".formatted(thread.size(), message.sequence()));
            }
        }
        for (Writes.ThreadChanged changed : writes.threads()) {
            threads.put(
                    changed.id(),
                    new Known.LockedThread(changed.id(), changed.lastSequence(), changed.openConversation()));
        }
        for (Writes.Report report : writes.reports()) {
            messages.computeIfPresent(
                    report.message(),
                    (id, known) -> new Known.Message(
                            id,
                            known.thread(),
                            known.sequence(),
                            known.place(),
                            known.conversation(),
                            report.receipt()));
        }
    }

    private static void once(@Nullable Object before) {
        if (before != null) {
            throw new AssertionError("Stored twice: " + before);
        }
    }

    /** The numbers of the messages of each contact, in the order of their sequence. */
    Map<Integer, List<Integer>> numbers() {
        return numbers;
    }

    Known.Message message(String id) {
        return Objects.requireNonNull(messages.get(id));
    }

    int conversations() {
        return conversations.size();
    }

    private static int contact(StoredMessage message) {
        return Integer.parseInt(words(message)[1]);
    }

    private static int number(StoredMessage message) {
        return message.author() == Author.AGENT ? Post.AGENT : Integer.parseInt(words(message)[2]);
    }

    private static String[] words(StoredMessage message) {
        return message.parts().stream()
                .filter(Part.Text.class::isInstance)
                .map(part -> ((Part.Text) part).text().strip().split(":"))
                .findFirst()
                .orElseThrow();
    }
}
