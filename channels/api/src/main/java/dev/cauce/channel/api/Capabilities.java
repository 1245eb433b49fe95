package dev.cauce.channel.api;

import java.util.Optional;
import java.util.Set;

/** What an adapter declares: what it can do, and how much of it. */
public record Capabilities(Set<Capability> declared, Limits limits) {
    public Capabilities {
        declared = Set.copyOf(declared);
    }

    /**
     * How much goes into one message.
     *
     * @param textLength in UTF-16 units
     * @param attachmentBytes of one file
     */
    public record Limits(int textLength, int attachments, long attachmentBytes) {}

    public boolean has(Capability capability) {
        return declared.contains(capability);
    }

    /** Why a message cannot be carried: the first capability it lacks, or the limit it breaks. Empty if it can. */
    public Optional<DeliveryOutcome> refusalOf(OutboundMessage message) {
        int files = 0;
        for (Part part : message.parts()) {
            if (!has(part.needs())) {
                return Optional.of(new DeliveryOutcome.Unsupported(part.needs()));
            }
            if (part instanceof Part.Text text && text.text().length() > limits.textLength()) {
                return Optional.of(new DeliveryOutcome.Rejected(
                        "text-too-long",
                        "A text may have at most %d characters, but has %d."
                                .formatted(limits.textLength(), text.text().length())));
            }
            if (part instanceof Part.Attachment file) {
                files++;
                if (file.size() > limits.attachmentBytes()) {
                    return Optional.of(new DeliveryOutcome.Rejected(
                            "attachment-too-large",
                            "An attachment may have at most %d bytes, but has %d."
                                    .formatted(limits.attachmentBytes(), file.size())));
                }
            }
        }
        return files <= limits.attachments()
                ? Optional.empty()
                : Optional.of(new DeliveryOutcome.Rejected(
                        "too-many-attachments",
                        "A message may have at most %d attachments, but has %d."
                                .formatted(limits.attachments(), files)));
    }
}
