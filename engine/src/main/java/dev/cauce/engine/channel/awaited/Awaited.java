package dev.cauce.engine.channel.awaited;

import dev.cauce.channel.api.ContactAddress;
import dev.cauce.channel.api.Part;
import java.time.Instant;

/**
 * A file that a contact's message names.
 *
 * @param channelKind such as {@code whatsapp}
 * @param event the id of the event that brought the message
 * @param providerId by which the provider knows the file
 * @param attempts so far
 * @param since when it was first asked for, or asked for again
 */
public record Awaited(
        Part.AwaitedFile file,
        ContactAddress owner,
        String channelKind,
        String event,
        String providerId,
        State state,
        int attempts,
        Instant since) {

    /** How far it is. */
    public enum State {
        WAITING,
        /** In the media storage. */
        STORED,
        /** Given up, for the reason that the file carries. */
        MISSING
    }

    /** One that was not asked for yet. */
    public static Awaited fresh(
            Part.AwaitedFile file,
            ContactAddress owner,
            String channelKind,
            String event,
            String providerId,
            Instant now) {
        return new Awaited(file, owner, channelKind, event, providerId, State.WAITING, 0, now);
    }

    Awaited missing(String trouble) {
        return new Awaited(
                new Part.AwaitedFile(file.id(), file.name(), file.contentType(), trouble),
                owner,
                channelKind,
                event,
                providerId,
                State.MISSING,
                attempts,
                since);
    }
}
