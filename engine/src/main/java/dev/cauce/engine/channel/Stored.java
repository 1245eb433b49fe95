package dev.cauce.engine.channel;

import dev.cauce.channel.api.Part;
import dev.cauce.engine.channel.media.Refusal;

/** What became of a file that was to be stored. */
public sealed interface Stored {

    /** It is there, as described. */
    record Here(Part.Attachment file) implements Stored {}

    /**
     * Nothing of it is kept.
     *
     * @param file as it would have been described
     */
    record Refused(Part.Attachment file, Refusal why) implements Stored {}
}
