package dev.cauce.engine.channel.outbound;

import dev.cauce.channel.api.ChannelEvent;
import java.time.Instant;

/** What an attempt comes to. */
sealed interface Verdict {
    /** The word in metrics. */
    String name();

    /** The provider has it. */
    record Accepted(String providerId) implements Verdict {
        @Override
        public String name() {
            return "accepted";
        }
    }

    /** It is tried again; later messages of the conversation wait. */
    record Again(Instant at) implements Verdict {
        @Override
        public String name() {
            return "again";
        }
    }

    /** It will never arrive; the agent is told why. */
    record Failed(ChannelEvent.Failure why) implements Verdict {
        @Override
        public String name() {
            return "failed";
        }
    }
}
