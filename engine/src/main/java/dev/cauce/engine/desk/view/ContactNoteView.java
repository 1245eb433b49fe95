package dev.cauce.engine.desk.view;

import dev.cauce.engine.conversation.ContactNotes;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A note on a contact.
 *
 * @param by who wrote it
 * @param changedAt when that one last changed it
 */
public record ContactNoteView(
        String id, String by, Instant at, @Nullable Instant changedAt, String text) {

    public static ContactNoteView of(ContactNotes.Note note) {
        return new ContactNoteView(note.id(), note.by(), note.at(), note.changedAt(), note.text());
    }
}
