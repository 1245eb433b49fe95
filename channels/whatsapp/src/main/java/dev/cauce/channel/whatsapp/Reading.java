package dev.cauce.channel.whatsapp;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cauce.channel.api.ChannelEvent;
import dev.cauce.channel.api.ContactAddress;
import dev.cauce.channel.api.Decoded;
import dev.cauce.channel.api.Part;
import dev.cauce.channel.api.Receipt;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One webhook while it is read. */
final class Reading {
    private static final String CONTACT = "[0-9A-Za-z.]{1,128}";
    private static final Duration TOLERATED = Duration.ofMinutes(5);

    private final ContactAddress to;
    private final Instant receivedAt;
    private final String number;
    private final Set<String> others;
    private final List<ChannelEvent> events = new ArrayList<>();
    private final List<Media> media = new ArrayList<>();
    private final List<ChannelEvent> leftOut = new ArrayList<>();
    private Decoded.@Nullable Malformed firstWrong;

    /** {@code others} are phone numbers whose channels read the same webhook themselves. */
    Reading(ContactAddress number, Instant receivedAt, Set<String> others) {
        this.to = number;
        this.receivedAt = receivedAt;
        this.others = others;
        this.number = number.address();
    }

    Webhook webhook() {
        if (firstWrong != null && events.isEmpty()) {
            return new Webhook(firstWrong, List.of());
        }
        List<ChannelEvent> all = new ArrayList<>(events);
        all.addAll(leftOut);
        return new Webhook(new Decoded.Events(all), media);
    }

    /** Notes what is wrong with a piece: an error when it is all there is, otherwise left out and counted. */
    void wrong(String code, String message, String path, JsonNode piece) {
        if (firstWrong == null) {
            firstWrong = new Decoded.Malformed(code, message, path);
        }
        leftOut.add(unknown(code, path, piece));
    }

    void change(JsonNode change, String path) {
        JsonNode value = change.path("value");
        if (!change.path("field").isTextual() || !value.isObject()) {
            wrong("no-field", "A change has a field and a value.", path, change);
            return;
        }
        if (!change.path("field").asText().equals("messages")) {
            events.add(unknown(Words.kind(change.path("field")), "", value));
            return;
        }
        String of = Words.text(value.path("metadata").path("phone_number_id"));
        if (others.contains(of)) {
            return;
        }
        if (!of.equals(number)) {
            wrong(
                    "unknown-number",
                    "This phone number is not the channel's. Define a channel for it, with the secret of the same app.",
                    path + ".value.metadata.phone_number_id",
                    value);
        } else {
            messages(value, path + ".value");
        }
    }

    private void messages(JsonNode value, String path) {
        Map<String, String> names = new HashMap<>();
        Words.each(value.path("contacts"))
                .forEach(contact -> names.put(
                        Words.text(contact.path("wa_id")),
                        Words.name(contact.path("profile").path("name"))));
        for (int at = 0; at < value.path("messages").size(); at++) {
            message(value.path("messages").path(at), names, "%s.messages[%d]".formatted(path, at));
        }
        for (int at = 0; at < value.path("statuses").size(); at++) {
            status(value.path("statuses").path(at), "%s.statuses[%d]".formatted(path, at));
        }
        Words.each(value.path("errors"))
                .forEach(error ->
                        events.add(unknown("error_" + error.path("code").asInt(), "", error)));
    }

    private void message(JsonNode message, Map<String, String> names, String path) {
        String wamid = Words.text(message.path("id"));
        String from = Words.text(message.path("from"));
        if (wamid.isBlank() || !from.matches(CONTACT)) {
            wrong("no-sender", "A message has an id and the number it is from.", path, message);
            return;
        }
        ContactAddress contact = contact(from);
        String id = EventIds.of(number, wamid);
        Instant at = at(message);
        if (message.path("type").asText().equals("system")) {
            noted(contact, id, at, message.path("system"));
            return;
        }
        Optional<MessageParts.Content> content = MessageParts.of(contact, number, id, message);
        if (content.isEmpty()) {
            events.add(new ChannelEvent.Unknown(id, contact, at, Words.kind(message.path("type"))));
            return;
        }
        String name = names.getOrDefault(from, "");
        events.add(new ChannelEvent.MessageReceived(
                id, contact, at, name.isEmpty() ? null : name, content.get().parts()));
        media.addAll(content.get().media());
    }

    /** Nothing that the contact wrote: a new number, or a changed identity. */
    private void noted(ContactAddress contact, String id, Instant at, JsonNode system) {
        String text = Words.text(system.path("body"));
        String kind = Words.kind(system.path("type"));
        if (text.isBlank()) {
            events.add(new ChannelEvent.Unknown(id, contact, at, "system"));
            return;
        }
        events.add(new ChannelEvent.ContactNoted(
                id, contact, at, List.of(new Part.Unsupported(kind.replace('_', '-')), new Part.Text(text))));
    }

    /** A status of a message of ours carries the id that it was sent with; others are left out. */
    private void status(JsonNode status, String path) {
        String wamid = Words.text(status.path("id"));
        String to = Words.text(status.path("recipient_id"));
        if (wamid.isBlank() || !to.matches(CONTACT)) {
            wrong("no-recipient", "A status has an id and the number it is of.", path, status);
            return;
        }
        String word = Words.kind(status.path("status"));
        String id = EventIds.of(number, wamid, word);
        String message = Words.name(status.path("biz_opaque_callback_data"));
        Optional<Receipt> receipt = receipt(word);
        if (message.isEmpty() || receipt.isEmpty()) {
            String kind = receipt.isEmpty() ? "status_" + word : "status_of_another";
            events.add(new ChannelEvent.Unknown(id, contact(to), at(status), kind));
            return;
        }
        events.add(new ChannelEvent.MessageReported(
                id,
                contact(to),
                at(status),
                message,
                receipt.get(),
                receipt.get() == Receipt.FAILED
                        ? MetaError.of(status.path("errors").path(0)).failure()
                        : null));
    }

    private static Optional<Receipt> receipt(String status) {
        return switch (status) {
            case "sent" -> Optional.of(Receipt.SENT);
            case "delivered" -> Optional.of(Receipt.DELIVERED);
            case "read", "played" -> Optional.of(Receipt.READ);
            case "failed" -> Optional.of(Receipt.FAILED);
            default -> Optional.empty();
        };
    }

    private ContactAddress contact(String address) {
        return new ContactAddress(to.client(), to.channel(), address);
    }

    /** In seconds since 1970; one that cannot be is taken for now. */
    private Instant at(JsonNode message) {
        long seconds = message.path("timestamp").asLong(0);
        Instant latest = receivedAt.plus(TOLERATED);
        return seconds <= 0 || seconds > latest.getEpochSecond() ? receivedAt : Instant.ofEpochSecond(seconds);
    }

    private ChannelEvent unknown(String kind, String path, JsonNode piece) {
        return new ChannelEvent.Unknown(EventIds.of(number, kind, path, piece.toString()), to, receivedAt, kind);
    }
}
