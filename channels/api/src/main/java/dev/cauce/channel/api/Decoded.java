package dev.cauce.channel.api;

import java.util.List;

/** What a payload means. */
public sealed interface Decoded {

    /**
     * In the order they are to be taken up; empty when the payload says nothing of interest.
     *
     * @param files what came inside the payload: stored under the ids of the attachments in the events before those are published
     */
    record Events(List<ChannelEvent> events, List<EmbeddedFile> files) implements Decoded {
        public Events {
            events = List.copyOf(events);
            files = List.copyOf(files);
        }

        public Events(List<ChannelEvent> events) {
            this(events, List.of());
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
