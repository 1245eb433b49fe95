package dev.cauce.channel.email;

import dev.cauce.channel.api.Part;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A mail that was taken apart.
 *
 * @param id derived from what it says: the same mail that came twice has it twice
 * @param fromName what the sender calls itself
 * @param references the mails it answers, oldest first, without brackets
 * @param report what a mail server tells about a mail of ours
 * @param whole whether nothing went beyond the limits
 */
record Mail(
        String id,
        String from,
        @Nullable String fromName,
        Part.Letterhead head,
        List<String> references,
        String text,
        @Nullable String html,
        List<File> files,
        @Nullable DeliveryReport report,
        boolean whole) {
    Mail {
        references = List.copyOf(references);
        files = List.copyOf(files);
    }

    /** A file of it; {@code contentId} is what the layout calls it by. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record File(String name, String contentType, @Nullable String contentId, byte[] content) {}

    /**
     * What became of a mail of ours, as RFC 3464 has it.
     *
     * @param originalId the mail's Message-ID
     */
    record DeliveryReport(List<Outcome> outcomes, @Nullable String originalId) {
        DeliveryReport {
            outcomes = List.copyOf(outcomes);
        }

        /** For whom it will never arrive. */
        List<Outcome> undelivered() {
            return outcomes.stream().filter(Outcome::isFinal).toList();
        }
    }

    /**
     * What became of it for one recipient.
     *
     * @param recipient as it was sent to, where the report tells, else where it ended
     */
    record Outcome(
            String action,
            String status,
            String text,
            @Nullable String recipient) {
        boolean isFinal() {
            return action.equals("failed") || (action.isEmpty() && status.startsWith("5"));
        }
    }
}
