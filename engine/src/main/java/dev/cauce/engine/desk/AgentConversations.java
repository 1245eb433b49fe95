package dev.cauce.engine.desk;

import dev.cauce.channel.api.Part;
import dev.cauce.engine.channel.AttachmentStore;
import dev.cauce.engine.configuration.ConfigurationView;
import dev.cauce.engine.configuration.definition.User;
import dev.cauce.engine.conversation.AgentEvent;
import dev.cauce.engine.conversation.AgentMessages;
import dev.cauce.engine.conversation.ConversationHistory;
import dev.cauce.engine.conversation.ConversationIds;
import dev.cauce.engine.conversation.ConversationMoves;
import dev.cauce.engine.conversation.ConversationPlace;
import dev.cauce.engine.security.SignedIn;
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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** What agents write into conversations; nothing is taken from an agent who neither has the conversation nor is a guest of it. */
@Singleton
public final class AgentConversations {
    private static final Duration RETRY = Duration.ofSeconds(1);

    private final Visibility visibility;
    private final ConversationHistory history;
    private final ConversationMoves moves;
    private final AgentMessages messages;
    private final AttachmentStore attachments;
    private final Answering answers;
    private final ConfigurationView configuration;
    private final Composition composition;
    private final Clock clock;

    AgentConversations(
            Visibility visibility,
            ConversationHistory history,
            ConversationMoves moves,
            AgentMessages messages,
            AttachmentStore attachments,
            Answering answers,
            ConfigurationView configuration,
            Composition composition,
            Clock clock) {
        this.visibility = visibility;
        this.history = history;
        this.moves = moves;
        this.messages = messages;
        this.attachments = attachments;
        this.answers = answers;
        this.configuration = configuration;
        this.composition = composition;
        this.clock = clock;
    }

    /** The agent's own conversation, active or in wrap-up; 404 for any other. */
    Uni<ConversationPlace> own(SignedIn user, InteractionId id) {
        return visibility.own(user, id).chain(_ -> stored(user, id));
    }

    /** The agent's own conversation that is not over for the contact; 404 for another's, 409 in wrap-up. */
    Uni<ConversationPlace> active(SignedIn user, InteractionId id) {
        return visibility
                .own(user, id)
                .invoke(AgentConversations::requireActive)
                .chain(_ -> stored(user, id));
    }

    /** The agent's own conversation, or one that the agent is a guest of; 404 for any other. */
    Uni<ConversationPlace> seen(SignedIn user, InteractionId id) {
        return visibility.seen(user, id).chain(_ -> stored(user, id));
    }

    /** The same, if the agent may also write to the contact; 409 for who was only asked to consult. */
    Uni<ConversationPlace> writable(SignedIn user, InteractionId id) {
        return visibility.writable(user, id).chain(_ -> stored(user, id));
    }

    /** Where a conversation goes on that the agent has or is a guest of; 404 for any other. */
    Uni<ConversationPlace> now(SignedIn user, InteractionId id) {
        return seen(user, id).chain(seen -> moves.now(user.scope(), seen)).map(ConversationMoves.Now::place);
    }

    /** The same, if the agent may also write to the contact; 409 for who was only asked to consult. */
    Uni<ConversationPlace> writableNow(SignedIn user, InteractionId id) {
        return writable(user, id).chain(seen -> moves.now(user.scope(), seen)).map(ConversationMoves.Now::place);
    }

    /** This file of a conversation, on whatever channel that was, by its id; empty when it has none. */
    public Uni<Map<String, Part.Attachment>> files(SignedIn user, ConversationPlace conversation, String file) {
        return moves.threads(user.scope(), conversation.id()).chain(threads -> {
            Uni<Map<String, Part.Attachment>> found = Uni.createFrom().item(Map.of());
            for (var thread : threads) {
                found = found.chain(some -> some.isEmpty()
                        ? attachments.find(thread.contact(), List.of(file))
                        : Uni.createFrom().item(some));
            }
            return found;
        });
    }

    /** Any conversation of the user's clients; 404 for any other. */
    public Uni<ConversationPlace> stored(SignedIn user, InteractionId id) {
        return history.place(user.scope(), id.value()).map(found -> found.filter(
                        one -> one.operation().equals(user.operation().value()))
                .orElseThrow(() -> Visibility.unknown(id)));
    }

    /** Completes with the message's id when it will be stored, now or under the same key before. */
    Uni<String> write(SignedIn user, InteractionId id, IdempotencyKey key, Composition.Words words) {
        return write(user, id, key, now -> answers.quote(user.scope(), now.place(), words.answers())
                .chain(quote -> composition.parts(user, now, words).map(parts -> behind(quote, parts))));
    }

    /** The same of what the conversation's channel has of its own. */
    Uni<String> write(
            SignedIn user,
            InteractionId id,
            IdempotencyKey key,
            Function<ConversationMoves.Now, Uni<List<Part>>> composed) {
        var message = ConversationIds.agentMessage(user.user(), id.value(), key.value());
        return visibility
                .writable(user, id)
                .invoke(AgentConversations::requireActive)
                .chain(_ -> stored(user, id))
                .chain(own -> moves.now(user.scope(), own))
                .chain(now -> composed.apply(now).chain(parts -> send(user, now.place(), message, parts, false)))
                .onFailure(ProblemException.class)
                .recoverWithUni(refusal -> orRepeated(user, message, refusal))
                .replaceWith(message);
    }

    /** Completes with the note's id when it will be stored, now or under the same key before. */
    Uni<String> writeNote(SignedIn user, InteractionId id, IdempotencyKey key, String text) {
        var note = noteId(user, id, key);
        return now(user, id)
                .chain(conversation -> send(user, conversation, note, List.of(new Part.Text(text)), true))
                .onFailure(ProblemException.class)
                .recoverWithUni(refusal -> orRepeated(user, note, refusal))
                .replaceWith(note);
    }

    /**
     * A note of whoever may see the conversation, whoever has it by now: a supervisor's, or one that goes with a command that has
     * been let in. Completes with its id.
     */
    public Uni<String> writeNote(SignedIn user, ConversationPlace conversation, IdempotencyKey key, String text) {
        return writeNote(user, conversation, key, List.of(new Part.Text(text)));
    }

    /** The same of more than a text. */
    Uni<String> writeNote(SignedIn user, ConversationPlace conversation, IdempotencyKey key, List<Part> parts) {
        var note = noteId(user, new InteractionId(conversation.id()), key);
        return send(user, conversation, note, parts, true).replaceWith(note);
    }

    /** The contact's messages up to this place in the conversation are read, on whatever channel they came. */
    Uni<Void> read(SignedIn user, InteractionId id, IdempotencyKey key, long upTo) {
        return own(user, id).chain(own -> moves.now(user.scope(), own)
                .chain(now -> now.moved()
                        ? moves.readUpTo(user.scope(), own.id(), upTo).chain(all -> readAll(user, own, key, all))
                        : read(user, own, key, new ConversationMoves.UpTo(own.contact(), upTo))));
    }

    private Uni<Void> readAll(
            SignedIn user, ConversationPlace own, IdempotencyKey key, List<ConversationMoves.UpTo> all) {
        Uni<Void> read = Uni.createFrom().voidItem();
        for (var one : all) {
            read = read.chain(() -> read(user, own, key, one));
        }
        return read;
    }

    private Uni<Void> read(SignedIn user, ConversationPlace own, IdempotencyKey key, ConversationMoves.UpTo one) {
        return send(new AgentEvent.ContactMessagesRead(
                ConversationIds.agentMessage(user.user(), own.id(), "read " + key),
                one.contact(),
                own.id(),
                user.user(),
                one.sequence()));
    }

    private static List<Part> behind(Optional<Part> quote, List<Part> parts) {
        return Stream.concat(quote.stream(), parts.stream()).toList();
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
