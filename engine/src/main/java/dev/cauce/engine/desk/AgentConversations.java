package dev.cauce.engine.desk;

import dev.cauce.channel.api.Part;
import dev.cauce.engine.channel.AttachmentStore;
import dev.cauce.engine.configuration.ConfigurationView;
import dev.cauce.engine.configuration.definition.Mailbox;
import dev.cauce.engine.configuration.definition.User;
import dev.cauce.engine.conversation.AgentEvent;
import dev.cauce.engine.conversation.AgentMessages;
import dev.cauce.engine.conversation.ConversationHistory;
import dev.cauce.engine.conversation.ConversationIds;
import dev.cauce.engine.conversation.ConversationPlace;
import dev.cauce.engine.security.SignedIn;
import dev.cauce.engine.web.FieldError;
import dev.cauce.engine.web.IdempotencyKey;
import dev.cauce.engine.web.Problem;
import dev.cauce.engine.web.ProblemException;
import dev.cauce.engine.web.ProblemType;
import dev.cauce.routing.core.Interaction;
import dev.cauce.routing.core.Interaction.Phase;
import dev.cauce.routing.core.InteractionId;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What agents write into conversations; nothing is taken from an agent who neither has the conversation nor is a guest of it. */
@Singleton
public final class AgentConversations {
    private static final Duration RETRY = Duration.ofSeconds(1);

    private final Visibility visibility;
    private final ConversationHistory history;
    private final AgentMessages messages;
    private final AttachmentStore attachments;
    private final ConfigurationView configuration;
    private final Clock clock;

    AgentConversations(
            Visibility visibility,
            ConversationHistory history,
            AgentMessages messages,
            AttachmentStore attachments,
            ConfigurationView configuration,
            Clock clock) {
        this.visibility = visibility;
        this.history = history;
        this.messages = messages;
        this.attachments = attachments;
        this.configuration = configuration;
        this.clock = clock;
    }

    /** The agent's own conversation, active or in wrap-up; 404 for any other. */
    Uni<ConversationPlace> own(SignedIn user, InteractionId id) {
        return visibility.own(user, id).chain(_ -> stored(user, id));
    }

    /** The agent's own conversation, or one that the agent is a guest of; 404 for any other. */
    Uni<ConversationPlace> seen(SignedIn user, InteractionId id) {
        return visibility.seen(user, id).chain(_ -> stored(user, id));
    }

    /** The same, if the agent may also write to the contact; 409 for who was only asked to consult. */
    Uni<ConversationPlace> writable(SignedIn user, InteractionId id) {
        return visibility.writable(user, id).chain(_ -> stored(user, id));
    }

    /** Any conversation of the user's clients; 404 for any other. */
    public Uni<ConversationPlace> stored(SignedIn user, InteractionId id) {
        return history.place(user.scope(), id.value()).map(found -> found.filter(
                        one -> one.operation().equals(user.operation().value()))
                .orElseThrow(() -> Visibility.unknown(id)));
    }

    /**
     * What an agent writes to the contact.
     *
     * @param files ids of attachments
     * @param letter who else gets it, by e-mail
     */
    record Words(String text, List<String> files, @Nullable LetterRequest letter) {
        Words {
            files = List.copyOf(files);
        }
    }

    /** Completes with the message's id when it will be stored, now or under the same key before. */
    Uni<String> write(SignedIn user, InteractionId id, IdempotencyKey key, Words words) {
        return write(user, id, key, conversation -> parts(conversation, words));
    }

    /** The same of what the conversation's channel has of its own. */
    Uni<String> write(
            SignedIn user,
            InteractionId id,
            IdempotencyKey key,
            Function<ConversationPlace, Uni<List<Part>>> composition) {
        var message = ConversationIds.agentMessage(user.user(), id.value(), key.value());
        return visibility
                .writable(user, id)
                .invoke(AgentConversations::requireActive)
                .chain(_ -> stored(user, id))
                .chain(conversation ->
                        composition.apply(conversation).chain(parts -> send(user, conversation, message, parts, false)))
                .onFailure(ProblemException.class)
                .recoverWithUni(refusal -> orRepeated(user, message, refusal))
                .replaceWith(message);
    }

    /** Completes with the note's id when it will be stored, now or under the same key before. */
    Uni<String> writeNote(SignedIn user, InteractionId id, IdempotencyKey key, String text) {
        var note = noteId(user, id, key);
        return seen(user, id)
                .chain(conversation -> send(user, conversation, note, List.of(new Part.Text(text)), true))
                .onFailure(ProblemException.class)
                .recoverWithUni(refusal -> orRepeated(user, note, refusal))
                .replaceWith(note);
    }

    /** A note that goes with a command, whoever has the conversation by now; the command has been let in. */
    Uni<Void> writeNote(SignedIn user, ConversationPlace conversation, IdempotencyKey key, String text) {
        var note = noteId(user, new InteractionId(conversation.id()), key);
        return send(user, conversation, note, List.of(new Part.Text(text)), true);
    }

    /** The contact's messages up to this sequence number are read. */
    Uni<Void> read(SignedIn user, InteractionId id, IdempotencyKey key, long upTo) {
        return own(user, id)
                .chain(conversation -> send(new AgentEvent.ContactMessagesRead(
                        ConversationIds.agentMessage(user.user(), id.value(), "read " + key),
                        conversation.contact(),
                        id.value(),
                        user.user(),
                        upTo)));
    }

    /** A key has no blanks, so no message has the id of a note. */
    private static String noteId(SignedIn user, InteractionId id, IdempotencyKey key) {
        return ConversationIds.agentMessage(user.user(), id.value(), "note " + key);
    }

    private static void requireActive(Interaction interaction) {
        if (!(interaction.phase() instanceof Phase.Active)) {
            throw Problem.conflict("The conversation is over for the contact. Write a note instead.")
                    .exception();
        }
    }

    private Uni<List<Part>> parts(ConversationPlace conversation, Words words) {
        var head = head(conversation, words.letter());
        return words.files().isEmpty()
                ? Uni.createFrom().item(parts(head, words, Map.of()))
                : attachments.find(conversation.contact(), words.files()).map(found -> parts(head, words, found));
    }

    private Optional<Part> head(ConversationPlace conversation, @Nullable LetterRequest letter) {
        if (letter == null) {
            return Optional.empty();
        }
        if (!(configuration.channel(conversation.contact().channel()).orElse(null) instanceof Mailbox mailbox)) {
            throw Problem.invalid(FieldError.of(
                            "letter", "Only letters have recipients, and this is no e-mail. Leave it out."))
                    .exception();
        }
        return Optional.of(Part.Letterhead.to(
                mailbox.address(),
                LetterRequest.listed(letter.to()),
                LetterRequest.listed(letter.cc()),
                LetterRequest.listed(letter.bcc())));
    }

    private static List<Part> parts(Optional<Part> head, Words words, Map<String, Part.Attachment> found) {
        var parts = new ArrayList<Part>();
        head.ifPresent(parts::add);
        if (!words.text().isBlank()) {
            parts.add(new Part.Text(words.text()));
        }
        var files = words.files();
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

    private Uni<Void> send(SignedIn user, ConversationPlace conversation, String id, List<Part> parts, boolean note) {
        return send(new AgentEvent.MessageWritten(
                id,
                conversation.contact(),
                conversation.id(),
                user.user(),
                configuration.agent(user.agent()).map(User::name).orElse(user.user()),
                note,
                clock.instant(),
                parts));
    }

    private Uni<Void> send(AgentEvent event) {
        return Uni.createFrom()
                .completionStage(() -> messages.send(event))
                .onFailure()
                .transform(failure -> Problem.of(
                                ProblemType.UNAVAILABLE,
                                "Kafka did not take it. Repeat the request with the same Idempotency-Key.")
                        .retryAfter(RETRY)
                        .exception());
    }

    /** What was written before is answered as before, even when the conversation went on without the agent since. */
    private Uni<Void> orRepeated(SignedIn user, String message, Throwable refusal) {
        return history.hasMessage(user.scope(), message)
                .chain(written ->
                        written ? Uni.createFrom().voidItem() : Uni.createFrom().failure(refusal));
    }
}
