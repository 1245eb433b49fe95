package dev.cauce.channel.api;

import java.util.List;

/** What a payload means. */
public sealed interface Decoded {

    /** In the order they are to be taken up; empty when the payload says nothing of interest. */
    record Events(List<ChannelEvent> events) implements Decoded {
        public Events {
            events = List.copyOf(events);
        }
    }

    /**
     * The payload is not what the provider documents.
     *
     * @param code stable, for programs and counters
     * @param message what is wrong and how to put it right, without a contact's words
     * @param field the path of the offending field, empty when the whole is unreadable
     */
    record Malformed(String code, String message, String field) implements Decoded {}
}
