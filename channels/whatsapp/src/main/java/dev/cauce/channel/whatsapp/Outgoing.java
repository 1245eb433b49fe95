package dev.cauce.channel.whatsapp;

import dev.cauce.channel.api.Part;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What goes to a contact in one call of the API. */
sealed interface Outgoing {

    record Text(String body) implements Outgoing {}

    /** A place with its label. */
    record Place(Part.Location location) implements Outgoing {}

    /** A file that is to be uploaded first, with a text under it. */
    record File(Kind kind, Part.Attachment file, @Nullable String caption) implements Outgoing {}

    /** A text that Meta has approved, with words for its places in their order. Allowed outside of the service window. */
    record Template(String name, String language, List<String> parameters) implements Outgoing {
        public Template {
            parameters = List.copyOf(parameters);
        }
    }

    /** As what a file is shown; the word is Meta's. */
    enum Kind {
        IMAGE("image"),
        AUDIO("audio"),
        VIDEO("video"),
        DOCUMENT("document");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        String word() {
            return word;
        }
    }
}
