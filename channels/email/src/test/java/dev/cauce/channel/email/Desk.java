package dev.cauce.channel.email;

import dev.cauce.channel.api.ChannelEvent;
import dev.cauce.channel.api.ContactAddress;
import dev.cauce.channel.api.Decoded;
import dev.cauce.channel.api.DeliveryOutcome;
import dev.cauce.channel.api.OutboundMessage;
import dev.cauce.channel.api.Part;
import dev.cauce.channel.api.Payload;
import dev.cauce.channel.api.Receipt;
import dev.cauce.channel.api.Timeline;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** A mailbox, its threads and its post office in memory. */
final class Desk implements PostOffice, Timeline {
    static final Instant NOW = Instant.parse("2026-01-05T10:00:00Z");
    static final ContactAddress MAILBOX = new ContactAddress("acme", "acme-mail", "support@acme.example");
    static final ThreadMarks MARKS =
            new ThreadMarks(new SecretKeySpec("a key of tests".getBytes(StandardCharsets.UTF_8), "HmacSHA256"));

    final List<Letter> letters = new ArrayList<>();
    final MailEvents events = new MailEvents(MailLimits.USUAL, MARKS);
    final EmailAdapter adapter = new EmailAdapter(
            events,
            MARKS,
            this,
            this,
            (_, file) ->
                    CompletableFuture.completedFuture(("content of " + file.name()).getBytes(StandardCharsets.UTF_8)));
    boolean marksSubject = true;
    private final Map<String, List<Entry>> threads = new HashMap<>();
    private final Map<String, ContactAddress> sent = new HashMap<>();

    static Payload payload(String mail) {
        return payload(mail.getBytes(StandardCharsets.UTF_8));
    }

    static Payload payload(byte[] mail) {
        return new Payload(MAILBOX, NOW, mail);
    }

    List<ChannelEvent> receives(Payload mail) {
        var decoded = (Decoded.Events) events.decode(mail, id -> Optional.ofNullable(sent.get(id)));
        for (ChannelEvent event : decoded.events()) {
            if (event instanceof ChannelEvent.MessageReceived message) {
                append(message.id(), message.from(), Author.CONTACT, message.senderName(), message.parts());
            }
        }
        return decoded.events();
    }

    ChannelEvent.MessageReceived receivesMessage(String mail) {
        return receives(payload(mail)).stream()
                .filter(ChannelEvent.MessageReceived.class::isInstance)
                .map(ChannelEvent.MessageReceived.class::cast)
                .findFirst()
                .orElseThrow();
    }

    /** An agent answers in this thread. */
    Letter answers(ContactAddress thread, String id, String text) {
        return answers(thread, id, List.of(new Part.Text(text)));
    }

    /** An agent answers in this thread with more than words. */
    Letter answers(ContactAddress thread, String id, List<Part> parts) {
        long sequence = append(id, thread, Author.AGENT, "Ana", parts);
        sent.put(id, thread);
        var outcome = adapter.deliver(new OutboundMessage(id, thread, "c1", sequence, NOW, "Ana", parts))
                .toCompletableFuture()
                .join();
        if (!(outcome instanceof DeliveryOutcome.Accepted)) {
            throw new AssertionError(outcome);
        }
        return letters.getLast();
    }

    private long append(String id, ContactAddress thread, Author author, @Nullable String name, List<Part> parts) {
        List<Entry> entries = threads.computeIfAbsent(thread.key(), _ -> new ArrayList<>());
        entries.add(new Entry(id, id, "c1", entries.size() + 1, author, name, NOW, parts, Receipt.SENT));
        return entries.size();
    }

    @Override
    public Optional<Sender> sender(String channel) {
        return Optional.of(new Sender(MAILBOX.address(), "Acme", "Acme Viajes", marksSubject));
    }

    @Override
    public CompletionStage<DeliveryOutcome> submit(Letter letter) {
        letters.add(letter);
        return CompletableFuture.completedFuture(new DeliveryOutcome.Accepted(letter.messageId()));
    }

    @Override
    public CompletionStage<List<Entry>> after(ContactAddress contact, long sequence, int limit) {
        return CompletableFuture.completedFuture(threads.getOrDefault(contact.key(), List.of()).stream()
                .filter(entry -> entry.sequence() > sequence)
                .limit(limit)
                .toList());
    }

    @Override
    public CompletionStage<List<Entry>> before(ContactAddress contact, long sequence, int limit) {
        return CompletableFuture.completedFuture(threads.getOrDefault(contact.key(), List.of()).stream()
                .filter(entry -> entry.sequence() < sequence)
                .toList());
    }
}
