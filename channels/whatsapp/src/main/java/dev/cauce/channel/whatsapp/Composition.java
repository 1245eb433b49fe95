package dev.cauce.channel.whatsapp;

import dev.cauce.channel.api.DeliveryOutcome;
import dev.cauce.channel.api.OutboundMessage;
import dev.cauce.channel.api.Part;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What becomes of an agent's message: one call each, because of two calls the first could arrive twice. */
sealed interface Composition {
    int LONGEST_CAPTION = 1_024;
    long LARGEST_IMAGE = 5_000_000;

    record Whole(Outgoing outgoing) implements Composition {}

    record Refused(DeliveryOutcome.Rejected why) implements Composition {}

    /** Of a message within the declared capabilities. */
    static Composition of(OutboundMessage message) {
        List<Part> others = message.parts().stream()
                .filter(part -> !(part instanceof Part.Text || part instanceof Part.Answering))
                .toList();
        String text = message.parts().stream()
                .filter(Part.Text.class::isInstance)
                .map(part -> ((Part.Text) part).text())
                .collect(Collectors.joining("\n"));
        if (others.isEmpty()) {
            return text.isBlank() ? refused("empty", "There is nothing to send.") : new Whole(new Outgoing.Text(text));
        }
        if (others.size() > 1) {
            return refused("one-at-a-time", "WhatsApp takes one file or place at a time. Send them apart.");
        }
        return switch (others.getFirst()) {
            case Part.Attachment file -> file(file, text);
            case Part.Location place when text.isEmpty() -> new Whole(new Outgoing.Place(place));
            case Part.Template template
            when text.isEmpty() ->
                new Whole(new Outgoing.Template(template.name(), template.language(), template.parameters()));
            default ->
                refused("one-at-a-time", "WhatsApp takes a place or a template without a text. Send them apart.");
        };
    }

    private static Composition file(Part.Attachment file, String text) {
        if (text.length() > LONGEST_CAPTION) {
            return refused(
                    "caption-too-long",
                    "A text with a file may have at most %d characters, but has %d. Send them apart."
                            .formatted(LONGEST_CAPTION, text.length()));
        }
        return new Whole(new Outgoing.File(kind(file, text), file, text.isBlank() ? null : text));
    }

    /** What WhatsApp does not show is a document; so is a sound with words, because sounds have no caption. */
    private static Outgoing.Kind kind(Part.Attachment file, String text) {
        String type = file.contentType();
        if (Set.of("image/jpeg", "image/png").contains(type) && file.size() <= LARGEST_IMAGE) {
            return Outgoing.Kind.IMAGE;
        }
        if (Set.of("video/mp4", "video/3gpp").contains(type)) {
            return Outgoing.Kind.VIDEO;
        }
        return Set.of("audio/aac", "audio/amr", "audio/mpeg", "audio/mp4", "audio/ogg")
                                .contains(type)
                        && text.isBlank()
                ? Outgoing.Kind.AUDIO
                : Outgoing.Kind.DOCUMENT;
    }

    private static Composition refused(String code, String text) {
        return new Refused(new DeliveryOutcome.Rejected(code, text));
    }
}
