package dev.cauce.channel.whatsapp;

import dev.cauce.channel.api.ContactAddress;
import dev.cauce.channel.api.OutboundMessage;
import dev.cauce.channel.api.Part;
import dev.cauce.channel.api.Payload;
import dev.cauce.channel.api.Receipt;
import dev.cauce.channel.api.Timeline;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** A phone number, its one contact and Meta's API in memory. */
final class Phone implements Graph, Timeline {
    static final Instant NOW = Instant.parse("2026-01-05T10:00:30Z");
    static final ContactAddress NUMBER = new ContactAddress("acme", "acme-wa", "106540352242922");
    static final ContactAddress CONTACT = new ContactAddress("acme", "acme-wa", "16505551234");

    final List<String> sent = new ArrayList<>();
    final List<Part.Attachment> uploaded = new ArrayList<>();
    final List<Entry> thread = new ArrayList<>();
    final Deque<GraphAnswer> answers = new ArrayDeque<>();
    final WhatsAppAdapter adapter = new WhatsAppAdapter(
            this,
            this,
            (_, file) -> file.name().equals("gone")
                    ? CompletableFuture.failedFuture(new IllegalStateException("gone"))
                    : CompletableFuture.completedFuture(new byte[] {1}),
            () -> NOW);

    static Payload webhook(String json) {
        return Payload.text(NUMBER, NOW, json);
    }

    Phone heard(Duration ago) {
        append(Author.CONTACT, NOW.minus(ago));
        return this;
    }

    void append(Author author, Instant at) {
        int sequence = thread.size() + 1;
        thread.add(new Entry("m" + sequence, null, "c1", sequence, author, null, at, List.of(), Receipt.SENT));
    }

    static OutboundMessage message(Part... parts) {
        return new OutboundMessage("m-9", CONTACT, "c1", 9, NOW, "Ana", List.of(parts));
    }

    @Override
    public CompletionStage<GraphAnswer> send(String channel, byte[] message) {
        sent.add(new String(message, StandardCharsets.UTF_8));
        return answer("{\"messaging_product\":\"whatsapp\",\"messages\":[{\"id\":\"wamid.x\"}]}");
    }

    @Override
    public CompletionStage<GraphAnswer> upload(String channel, Part.Attachment file, byte[] content) {
        uploaded.add(file);
        return answer("{\"id\":\"4711\"}");
    }

    private CompletionStage<GraphAnswer> answer(String usual) {
        return CompletableFuture.completedFuture(
                answers.isEmpty() ? new GraphAnswer.Answered(200, null, usual) : answers.remove());
    }

    @Override
    public CompletionStage<List<Entry>> after(ContactAddress contact, long sequence, int limit) {
        throw new AssertionError("Nobody asks what came after");
    }

    @Override
    public CompletionStage<List<Entry>> before(ContactAddress contact, long sequence, int limit) {
        List<Entry> before =
                thread.stream().filter(entry -> entry.sequence() < sequence).toList();
        return CompletableFuture.completedFuture(before.subList(Math.max(0, before.size() - limit), before.size()));
    }
}
