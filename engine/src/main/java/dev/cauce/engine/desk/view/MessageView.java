package dev.cauce.engine.desk.view;

import dev.cauce.channel.api.ChannelEvent;
import dev.cauce.channel.api.Part;
import dev.cauce.engine.conversation.ConversationIds;
import dev.cauce.engine.conversation.StoredMessage;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A message as a desk shows it.
 *
 * @param sequence counts the messages of the contact's thread without gaps, from 1
 * @param place in the conversation, by which its messages are in order: the sequence unless the conversation has moved
 * @param thread which contact's thread on which channel; the conversation's channels tell
 * @param author {@code contact}, {@code agent} or {@code system}
 * @param agent who wrote, when the author is an agent
 * @param note whether only staff see it
 * @param status of an agent's message towards the contact: {@code sent, delivered, read} or {@code failed}; of a contact's
 *     {@code read} once an agent has read it
 * @param failure why an agent's message failed
 * @param letter the head of a letter, on channels that have one
 * @param task what is to be done, when it is no conversation
 * @param wrapUp what was filled in when the work was closed; in a note
 * @param html the text's layout, sanitised; show it in a sandboxed frame, and what is remote only when the agent asks
 * @param answers the id of the message that this one answers; maybe one that is not there any more
 */
public record MessageView(
        String id,
        String conversation,
        long sequence,
        long place,
        String thread,
        String author,
        @Nullable String agent,
        boolean note,
        String text,
        List<AttachmentView> attachments,
        Instant at,
        String status,
        @Nullable FailureView failure,
        @Nullable LetterView letter,
        @Nullable TaskView task,
        @Nullable WrapUpFieldsView wrapUp,
        @Nullable String html,
        @Nullable String answers) {
    public MessageView {
        attachments = List.copyOf(attachments);
    }

    /** As it was stored; places and quick replies are given in words, and in brackets what cannot be shown. */
    public static MessageView of(StoredMessage message) {
        return of(message, null);
    }

    /** As it was stored, and why it failed if it did. */
    public static MessageView of(StoredMessage message, ChannelEvent.@Nullable Failure failure) {
        return new MessageView(
                message.id(),
                message.conversation(),
                message.sequence(),
                Objects.requireNonNullElse(message.place(), message.sequence()),
                ConversationIds.thread(message.contact()),
                Names.of(message.author()),
                message.agent(),
                message.note(),
                text(message.parts()),
                attachments(message.parts()),
                message.at(),
                Names.of(message.receipt()),
                FailureView.of(failure),
                message.parts().stream()
                        .filter(Part.Letterhead.class::isInstance)
                        .map(part -> LetterView.of((Part.Letterhead) part))
                        .findFirst()
                        .orElse(null),
                message.parts().stream()
                        .filter(Part.Task.class::isInstance)
                        .map(part -> TaskView.of((Part.Task) part))
                        .findFirst()
                        .orElse(null),
                message.parts().stream()
                        .filter(Part.WrapUp.class::isInstance)
                        .map(part -> WrapUpFieldsView.of((Part.WrapUp) part))
                        .findFirst()
                        .orElse(null),
                message.parts().stream()
                        .filter(Part.Html.class::isInstance)
                        .map(part -> ((Part.Html) part).html())
                        .findFirst()
                        .orElse(null),
                message.parts().stream()
                        .filter(Part.Quote.class::isInstance)
                        .map(part -> ((Part.Quote) part).message())
                        .findFirst()
                        .orElse(null));
    }

    private static String text(List<Part> parts) {
        return parts.stream()
                .map(part -> switch (part) {
                    case Part.Text text -> text.text();
                    case Part.Task task -> task.title();
                    case Part.QuickReply reply -> reply.title();
                    case Part.Location place -> place(place);
                    case Part.Template template -> template.text();
                    case Part.Unsupported gap -> "[%s]".formatted(gap.kind());
                    case Part.Attachment _,
                            Part.AwaitedFile _,
                            Part.Answering _,
                            Part.Quote _,
                            Part.Origin _,
                            Part.Letterhead _,
                            Part.WrapUp _,
                            Part.Html _ -> "";
                })
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining("\n"));
    }

    private static String place(Part.Location place) {
        String coordinates = place.latitude() + ", " + place.longitude();
        return place.label() == null ? coordinates : "%s (%s)".formatted(place.label(), coordinates);
    }

    private static List<AttachmentView> attachments(List<Part> parts) {
        return parts.stream().flatMap(part -> AttachmentView.of(part).stream()).toList();
    }

    /** The head of a letter, without what only machines need. */
    public record LetterView(
            String subject,
            String from,
            List<String> to,
            List<String> cc,
            List<String> bcc,
            String answerTo,
            boolean automatic,
            @Nullable String authenticity) {
        static LetterView of(Part.Letterhead head) {
            return new LetterView(
                    head.subject(),
                    head.from(),
                    head.to(),
                    head.cc(),
                    head.bcc(),
                    head.answerTo(),
                    head.automatic(),
                    head.authenticity());
        }
    }

    /** Back-office work: its fields as the form of its type has them. */
    public record TaskView(
            String title,
            Map<String, Object> fields,
            @Nullable Instant dueAt) {
        static TaskView of(Part.Task task) {
            return new TaskView(task.title(), task.fields(), task.dueAt());
        }
    }

    /** What was filled in with a disposition: the fields as its form has them. */
    public record WrapUpFieldsView(String disposition, Map<String, Object> fields) {
        static WrapUpFieldsView of(Part.WrapUp filled) {
            return new WrapUpFieldsView(filled.disposition(), filled.fields());
        }
    }

    /**
     * A file of a message; its content is fetched with the conversation's attachment address.
     *
     * @param size 0 until it is here
     * @param state {@code here}, {@code fetching} from the contact's provider, or {@code missing}
     * @param trouble why it is missing: {@code gone}, {@code too-large}, {@code gave-up} and others
     */
    public record AttachmentView(
            String id,
            String name,
            String contentType,
            long size,
            String state,
            @Nullable String trouble) {
        public static AttachmentView of(Part.Attachment file) {
            return new AttachmentView(file.id(), file.name(), file.contentType(), file.size(), "here", null);
        }

        /** Empty for what is no file. */
        public static Optional<AttachmentView> of(Part part) {
            return switch (part) {
                case Part.Attachment file -> Optional.of(of(file));
                case Part.AwaitedFile file ->
                    Optional.of(new AttachmentView(
                            file.id(),
                            file.name(),
                            file.contentType(),
                            0,
                            file.trouble() == null ? "fetching" : "missing",
                            file.trouble()));
                case Part.Text _,
                        Part.Answering _,
                        Part.Quote _,
                        Part.Origin _,
                        Part.Location _,
                        Part.QuickReply _,
                        Part.Letterhead _,
                        Part.Html _,
                        Part.Task _,
                        Part.Template _,
                        Part.WrapUp _,
                        Part.Unsupported _ -> Optional.empty();
            };
        }
    }
}
