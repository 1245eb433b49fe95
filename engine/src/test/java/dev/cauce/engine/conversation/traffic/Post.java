package dev.cauce.engine.conversation.traffic;

import dev.cauce.channel.api.Payload;

/**
 * Something that is posted to us, or that an agent writes.
 *
 * @param number of the contact's message, from 0; {@link #AGENT}, {@link #REPORT} or {@link #UNKNOWN} for what is none
 * @param repeated whether it was posted before
 */
public record Post(Source source, int contact, int number, Payload payload, boolean repeated) {
    public static final int AGENT = -1;
    public static final int REPORT = -2;
    public static final int UNKNOWN = -3;

    Post again() {
        return new Post(source, contact, number, payload, true);
    }

    public boolean isMessage() {
        return number >= 0;
    }
}
