package dev.cauce.engine.desk;

import dev.cauce.channel.api.Part;
import dev.cauce.engine.channel.AttachmentStore;
import dev.cauce.engine.configuration.ConfigurationView;
import dev.cauce.engine.configuration.Defined;
import dev.cauce.engine.configuration.definition.Mailbox;
import dev.cauce.engine.conversation.ConversationHistory;
import dev.cauce.engine.conversation.ConversationMoves;
import dev.cauce.engine.security.SignedIn;
import dev.cauce.engine.web.FieldError;
import dev.cauce.engine.web.Problem;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes messages of what agents write, as the channel has them that the conversation is on. */
@Singleton
final class Composition {
    private static final int MOST_QUOTED = 200;

    private final ConversationHistory history;
    private final AttachmentStore attachments;
    private final ConfigurationView configuration;
    private final ChannelChoices choices;

    Composition(
            ConversationHistory history,
            AttachmentStore attachments,
            ConfigurationView configuration,
            ChannelChoices choices) {
        this.history = history;
        this.attachments = attachments;
        this.configuration = configuration;
        this.choices = choices;
    }

    /**
     * What an agent writes to the contact.
     *
     * @param files ids of attachments
     * @param letter who else gets it, and what it is about, by e-mail
     * @param answers the id of the message it answers
     */
    record Words(
            String text,
            List<String> files,
            @Nullable LetterRequest letter,
            @Nullable String answers) {
        Words {
            files = List.copyOf(files);
        }
    }

    /** The parts of the message; a problem that names the field for what the channel does not have, or nobody uploaded. */
    Uni<List<Part>> parts(SignedIn user, ConversationMoves.Now now, Words words) {
        var head = head(now, words.letter());
        return text(user, now, words)
                .chain(text -> words.files().isEmpty()
                        ? Uni.createFrom().item(parts(head, text, words.files(), Map.of()))
                        : attachments
                                .find(now.place().contact(), words.files())
                                .map(found -> parts(head, text, words.files(), found)));
    }

    private Uni<String> text(SignedIn user, ConversationMoves.Now now, Words words) {
        var letter = words.letter();
        return letter == null || !letter.quotes()
                ? Uni.createFrom().item(words.text())
                : history.before(user.scope(), now.place().id(), Long.MAX_VALUE, MOST_QUOTED)
                        .map(said -> words.text() + "\n\n"
                                + Transcript.quoted(said, now.place().contact().address()));
    }

    private Optional<Part> head(ConversationMoves.Now now, @Nullable LetterRequest letter) {
        var contact = now.place().contact();
        var mailbox = configuration.find(Mailbox.class, contact.channel()).map(Defined::definition);
        if (letter != null && mailbox.isEmpty()) {
            throw Problem.invalid(FieldError.of(
                            "letter", "Only letters have recipients, and this is no e-mail. Leave it out."))
                    .exception();
        }
        return mailbox.filter(_ -> letter != null || !now.begun())
                .map(from -> head(from, letter).about(subject(now, letter)));
    }

    private static Part.Letterhead head(Mailbox from, @Nullable LetterRequest letter) {
        return letter == null
                ? Part.Letterhead.to(from.address(), List.of(), List.of(), List.of())
                : Part.Letterhead.to(
                        from.address(),
                        LetterRequest.listed(letter.to()),
                        LetterRequest.listed(letter.cc()),
                        LetterRequest.listed(letter.bcc()));
    }

    /** An answer has that of the letter it answers, and a further letter that of the first. */
    private String subject(ConversationMoves.Now now, @Nullable LetterRequest letter) {
        if (now.answered()) {
            return "";
        }
        var chosen = letter == null ? null : letter.subject();
        if (chosen != null && !chosen.isBlank()) {
            return chosen.strip();
        }
        return now.begun() ? "" : choices.subject(now.place().contact().client());
    }

    private static List<Part> parts(
            Optional<Part> head, String text, List<String> files, Map<String, Part.Attachment> found) {
        var parts = new ArrayList<Part>();
        head.ifPresent(parts::add);
        if (!text.isBlank()) {
            parts.add(new Part.Text(text));
        }
        for (var at = 0; at < files.size(); at++) {
            var file = found.get(files.get(at));
            if (file == null) {
                throw Problem.invalid(
                                FieldError.of(
                                        "attachments[%d]".formatted(at),
                                        files.get(at),
                                        "No such attachment here. Upload it first with POST …/attachments of this conversation."))
                        .exception();
            }
            parts.add(file);
        }
        return parts;
    }
}
