package dev.cauce.engine.desk;

import dev.cauce.engine.conversation.ContactNotes;
import dev.cauce.engine.conversation.ContactNotes.Outcome;
import dev.cauce.engine.conversation.ConversationIds;
import dev.cauce.engine.conversation.ConversationPlace;
import dev.cauce.engine.desk.view.ContactNoteView;
import dev.cauce.engine.security.Role;
import dev.cauce.engine.security.SignedIn;
import dev.cauce.engine.web.IdempotencyKey;
import dev.cauce.engine.web.Problem;
import dev.cauce.engine.web.ProblemType;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Notes on the contact of a conversation that has been let in: everybody's to read, the writer's to change. */
@Singleton
public final class NotesOnContact {
    private final ContactNotes notes;

    NotesOnContact(ContactNotes notes) {
        this.notes = notes;
    }

    /** What is noted. */
    @Schema(name = "ContactNote", examples = "{\"text\": \"Prefers to be called after six\"}")
    public record NoteRequest(
            @NotBlank(message = "Write something.") @Size(max = 4000, message = "At most 4000 characters.")
            String text) {}

    public Uni<List<ContactNoteView>> read(SignedIn user, ConversationPlace conversation) {
        return notes.of(user.scope(), conversation)
                .map(all -> all.stream().map(ContactNoteView::of).toList());
    }

    Uni<ContactNoteView> add(SignedIn user, ConversationPlace conversation, IdempotencyKey key, NoteRequest request) {
        var id = ConversationIds.contactNote(user.user(), conversation.id(), key.value());
        return notes.add(user.scope(), conversation, id, request.text(), user.user())
                .map(outcome -> note(outcome, id));
    }

    Uni<ContactNoteView> change(SignedIn user, ConversationPlace conversation, String id, NoteRequest request) {
        return notes.change(user.scope(), conversation, id, request.text(), user.user())
                .map(outcome -> note(outcome, id));
    }

    /** A supervisor deletes any. */
    public Uni<Void> delete(SignedIn user, ConversationPlace conversation, String id) {
        return notes.delete(user.scope(), conversation, id, user.user(), user.is(Role.SUPERVISOR))
                .invoke(outcome -> {
                    if (!(outcome instanceof Outcome.Done)) {
                        throw refusal(outcome, id);
                    }
                })
                .replaceWithVoid();
    }

    private static ContactNoteView note(Outcome outcome, String id) {
        if (outcome instanceof Outcome.Done(var note) && note.isPresent()) {
            return ContactNoteView.of(note.get());
        }
        throw refusal(outcome, id);
    }

    private static RuntimeException refusal(Outcome outcome, String id) {
        return switch (outcome) {
            case Outcome.Done _, Outcome.Unknown _ ->
                Problem.notFound("The contact has no note %s. Maybe it was deleted.".formatted(id))
                        .exception();
            case Outcome.Foreign _ ->
                Problem.of(
                                ProblemType.FORBIDDEN,
                                "Somebody else wrote note %s. Write another, or ask a supervisor to delete it."
                                        .formatted(id))
                        .exception();
            case Outcome.TooMany _ ->
                Problem.conflict("The contact has %d notes, which is the most. Delete one first."
                                .formatted(ContactNotes.MOST))
                        .exception();
        };
    }
}
