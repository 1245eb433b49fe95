package dev.cauce.channel.whatsapp;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cauce.channel.api.ContactAddress;
import dev.cauce.channel.api.EmbeddedFile;
import dev.cauce.channel.api.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a contact's message consists of, by its kind, after
 * <a href="https://developers.facebook.com/docs/whatsapp/cloud-api/webhooks/components">Meta's reference of webhooks</a>.
 */
final class MessageParts {
    private static final Map<String, String> ENDINGS = Map.of(
            "image/jpeg", ".jpg",
            "image/png", ".png",
            "image/webp", ".webp",
            "audio/ogg", ".ogg",
            "audio/mpeg", ".mp3",
            "audio/mp4", ".m4a",
            "video/mp4", ".mp4",
            "application/pdf", ".pdf");

    private MessageParts() {}

    /**
     * The parts of a message, and the file it has at Meta.
     *
     * @param media empty or one
     */
    record Content(List<Part> parts, List<Media> media) {}

    /** Empty for a kind that is not known, or that says nothing to an agent. */
    static Optional<Content> of(ContactAddress contact, String number, String id, JsonNode message) {
        String kind = Words.text(message.path("type"));
        JsonNode body = message.path(kind);
        var content =
                switch (kind) {
                    case "text" -> words(Words.text(body.path("body")));
                    case "image", "audio", "video", "document", "sticker" -> file(contact, id, kind, body);
                    case "location" -> place(body);
                    case "contacts" -> named("contacts", cards(body));
                    case "interactive" -> chosen(body);
                    case "button" -> reply(body.path("payload"), body.path("text"));
                    case "order" -> named("order", order(body));
                    case "reaction" -> words(Words.text(body.path("emoji")));
                    case "unsupported", "unknown" ->
                        Optional.of(new Content(List.of(new Part.Unsupported(kind)), List.of()));
                    default -> Optional.<Content>empty();
                };
        return content.map(found -> withReferral(found, message.path("referral")))
                .map(found -> placed(found, number, message));
    }

    /** With what it answers in front, and Meta's id of it behind. */
    private static Content placed(Content content, String number, JsonNode message) {
        List<Part> parts = new ArrayList<>();
        String answered = Words.joined(
                "",
                Words.text(message.path("context").path("id")),
                Words.text(message.path("reaction").path("message_id")));
        if (!answered.isBlank()) {
            parts.add(new Part.Answering(answered, EventIds.of(number, answered)));
        }
        parts.addAll(content.parts());
        parts.add(new Part.Origin(Words.text(message.path("id"))));
        return new Content(parts, content.media());
    }

    private static Optional<Content> words(String text) {
        return text.isBlank() ? Optional.empty() : Optional.of(new Content(List.of(new Part.Text(text)), List.of()));
    }

    /** What this contract has no part for is told in words, after its kind. */
    private static Optional<Content> named(String kind, String text) {
        return words(text)
                .map(content -> new Content(
                        List.of(new Part.Unsupported(kind), content.parts().getFirst()), List.of()));
    }

    private static Optional<Content> file(ContactAddress contact, String id, String kind, JsonNode body) {
        String media = Words.text(body.path("id"));
        if (!media.matches("[A-Za-z0-9_-]{1,100}")) {
            return Optional.of(new Content(List.of(new Part.Unsupported(kind)), List.of()));
        }
        String type = Words.name(body.path("mime_type")).replaceAll(";.*", "").strip();
        String name = Words.name(body.path("filename"));
        var file = new Part.AwaitedFile(
                EmbeddedFile.idOf(contact, id, 0),
                name.isEmpty() ? kind + ENDINGS.getOrDefault(type, "") : name,
                type.isEmpty() ? "application/octet-stream" : type,
                null);
        List<Part> parts = new ArrayList<>(List.of(file));
        words(Words.text(body.path("caption"))).ifPresent(caption -> parts.addAll(caption.parts()));
        return Optional.of(new Content(parts, List.of(new Media(contact, id, file, media))));
    }

    private static Optional<Content> place(JsonNode body) {
        double latitude = body.path("latitude").asDouble(Double.NaN);
        double longitude = body.path("longitude").asDouble(Double.NaN);
        if (!(Math.abs(latitude) <= 90) || !(Math.abs(longitude) <= 180)) {
            return Optional.of(new Content(List.of(new Part.Unsupported("location")), List.of()));
        }
        String label = Words.joined(", ", Words.name(body.path("name")), Words.name(body.path("address")));
        return Optional.of(new Content(
                List.of(new Part.Location(latitude, longitude, label.isEmpty() ? null : label)), List.of()));
    }

    private static String cards(JsonNode contacts) {
        return Words.joined(
                "\n",
                Words.each(contacts)
                        .map(card -> Words.joined(
                                " · ",
                                Words.name(card.path("name").path("formatted_name")),
                                Words.name(card.path("org").path("company")),
                                list(card.path("phones"), "phone"),
                                list(card.path("emails"), "email")))
                        .toList());
    }

    private static String list(JsonNode all, String field) {
        return Words.joined(
                ", ", Words.each(all).map(one -> Words.name(one.path(field))).toList());
    }

    private static Optional<Content> chosen(JsonNode interactive) {
        String kind = Words.text(interactive.path("type"));
        JsonNode body = interactive.path(kind);
        return switch (kind) {
            case "button_reply", "list_reply" -> reply(body.path("id"), body.path("title"));
            case "nfm_reply" -> named("form", Words.text(body.path("response_json")));
            default -> Optional.empty();
        };
    }

    private static Optional<Content> reply(JsonNode id, JsonNode title) {
        return words(Words.text(title))
                .map(_ -> new Content(List.of(new Part.QuickReply(Words.text(id), Words.text(title))), List.of()));
    }

    private static String order(JsonNode order) {
        List<String> lines = new ArrayList<>(Words.each(order.path("product_items"))
                .map(item -> "%s × %s (%s %s)"
                        .formatted(
                                Words.name(item.path("quantity")),
                                Words.name(item.path("product_retailer_id")),
                                Words.name(item.path("item_price")),
                                Words.name(item.path("currency"))))
                .toList());
        lines.add(Words.text(order.path("text")));
        return Words.joined("\n", lines);
    }

    /** By which advertisement or post the contact came, in front of what they wrote. */
    private static Content withReferral(Content content, JsonNode referral) {
        String from = Words.joined(
                "\n",
                Words.name(referral.path("headline")),
                Words.text(referral.path("body")),
                Words.text(referral.path("source_url")));
        if (from.isEmpty()) {
            return content;
        }
        List<Part> parts = new ArrayList<>(List.of(new Part.Unsupported("referral"), new Part.Text("↪ " + from)));
        parts.addAll(content.parts());
        return new Content(parts, content.media());
    }
}
