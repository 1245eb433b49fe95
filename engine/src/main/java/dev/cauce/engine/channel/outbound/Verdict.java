package dev.cauce.engine.channel.outbound;

import dev.cauce.channel.api.ChannelEvent;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

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

    /** It is tried again; later messages of the conversation wait. {@code free} is until when all of the channel waits, if it does. */
    record Again(Instant at, @Nullable Instant free) implements Verdict {
        Again(Instant at) {
            this(at, null);
        }

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
