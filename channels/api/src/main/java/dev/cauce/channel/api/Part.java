package dev.cauce.channel.api;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A piece of a message. What a channel can carry is told by its {@link Capabilities}. */
public sealed interface Part {

    /** Words, as the contact or agent wrote them. */
    record Text(String text) implements Part {}

    /** A file that is already in the media storage, under a random id. */
    record Attachment(String id, String name, String contentType, long size) implements Part {}

    /**
     * A file that the provider keeps and that is not in the media storage yet: only received.
     *
     * @param id that it will have there
     * @param name as the contact or the provider calls it
     * @param trouble why it will not come unless somebody asks for it again
     */
    record AwaitedFile(
            String id,
            String name,
            String contentType,
            @Nullable String trouble) implements Part {}

    /**
     * Which message this one answers, as adapters read and send it.
     *
     * @param origin the provider's own id of that message
     * @param event the id of the event that brought it, had the contact written it; absent in what is sent
     */
    record Answering(String origin, @Nullable String event) implements Part {}

    /** Which message this one answers, by the engine's id: what {@link Answering} becomes when it is stored. */
    record Quote(String message) implements Part {}

    /** The provider's own id of this message, for whoever answers it or marks it as read: only received, never shown. */
    record Origin(String id) implements Part {}

    /** A place, in degrees (WGS 84). */
    record Location(
            double latitude, double longitude, @Nullable String label) implements Part {
        public Location {
            if (!(Math.abs(latitude) <= 90) || !(Math.abs(longitude) <= 180)) {
                throw new IllegalArgumentException(
                        "A latitude lies within ±90 and a longitude within ±180 degrees, but they are %s and %s."
                                .formatted(latitude, longitude));
            }
        }
    }

    /** One of the answers that were offered: its id as it was offered, its title as it was read. */
    record QuickReply(String id, String title) implements Part {}

    /**
     * The head of a letter. Of one to be sent only the recipients count; where there are none in {@code to} it goes where the
     * answered letter asks for. The rest of its head is made from that letter; of one that answers none the subject counts too.
     *
     * @param bcc who gets it without the others seeing that: only sent, never received
     * @param from who really wrote, which may be another than the thread's contact
     * @param answerTo where an answer goes
     * @param messageId the sender's, and {@code references} what it answers, as RFC 5322 has them, without brackets
     * @param automatic written by a machine: an absence note, a report, a list
     * @param authenticity what the receiving server found by SPF, DKIM and DMARC, in its words
     */
    record Letterhead(
            String subject,
            String from,
            String answerTo,
            List<String> to,
            List<String> cc,
            List<String> bcc,
            @Nullable String messageId,
            List<String> references,
            boolean automatic,
            @Nullable String authenticity)
            implements Part {
        public Letterhead {
            to = List.copyOf(to);
            cc = List.copyOf(cc);
            bcc = bcc == null ? List.of() : List.copyOf(bcc);
            references = List.copyOf(references);
        }

        /** Of a letter to be sent from this address. */
        public static Letterhead to(String from, List<String> to, List<String> cc, List<String> bcc) {
            return new Letterhead("", from, from, to, cc, bcc, null, List.of(), false, null);
        }

        /** The same with this subject, which counts when it answers no letter. */
        public Letterhead about(String other) {
            return new Letterhead(other, from, answerTo, to, cc, bcc, messageId, references, automatic, authenticity);
        }
    }

    /** The same words as the text with their layout: no scripts, and what is remote is named but not loaded. Only received. */
    record Html(String html) implements Part {}

    /**
     * Work that is no conversation: only ever received.
     *
     * @param fields as its form has them: texts, numbers, truth values, lists and maps
     * @param dueAt when it must be done
     */
    record Task(
            String title,
            Map<String, Object> fields,
            @Nullable Instant dueAt) implements Part {
        public Task {
            fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
        }
    }

    /**
     * What an agent filled in when the work was closed: only staff see it, and no channel carries it.
     *
     * @param disposition its id
     * @param fields as its form has them: texts, numbers, truth values, lists and maps
     */
    record WrapUp(String disposition, Map<String, Object> fields) implements Part {
        public WrapUp {
            fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
        }
    }

    /**
     * A text that the provider has approved beforehand, with words for its places: only sent.
     *
     * @param parameters in the order of the places
     * @param text as the contact reads it
     */
    record Template(String name, String language, List<String> parameters, String text) implements Part {
        public Template {
            parameters = List.copyOf(parameters);
        }
    }

    /** What the channel has and this contract does not: kept by its kind, so that it can be shown and counted. */
    record Unsupported(String kind) implements Part {}

    /** The capability a channel needs to carry this part; some parts are only received. */
    default Capability needs() {
        return switch (this) {
            case Text _ -> Capability.TEXT;
            case Attachment _ -> Capability.ATTACHMENTS;
            case Location _ -> Capability.LOCATION;
            case QuickReply _ -> Capability.QUICK_REPLIES;
            case Letterhead _ -> Capability.LETTERHEAD;
            case Template _ -> Capability.TEMPLATES;
            case Answering _, Quote _ -> Capability.ANSWERS;
            case AwaitedFile _, Html _, Origin _, Task _, Unsupported _ ->
                throw new IllegalArgumentException("A part of this kind cannot be sent, only received.");
            case WrapUp _ -> throw new IllegalArgumentException("What was filled in on wrap-up is for staff only.");
        };
    }
}
