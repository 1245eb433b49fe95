package dev.cauce.channel.http;

import dev.cauce.channel.api.Capability;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;

/** Where a channel's system listens. */
public interface Webhook {

    /** What the system of this channel can carry; empty when there is no such channel. */
    Optional<Set<Capability>> capabilities(String channel);

    /** Posts an event, signed, once; never fails. The same {@code id} means the same event. */
    CompletionStage<Answer> post(String channel, String id, byte[] event);

    /** What came back. */
    sealed interface Answer {

        /** An HTTP answer; the names of its headers in lower case. */
        record Said(int status, Map<String, String> headers, String body) implements Answer {
            public Said {
                headers = Map.copyOf(headers);
            }
        }

        /** The system may not be asked as it is configured; the reason is a code. */
        record Refused(String reason) implements Answer {}

        /** Nothing, or half an answer: the system may have the event. */
        record Lost() implements Answer {}
    }
}
