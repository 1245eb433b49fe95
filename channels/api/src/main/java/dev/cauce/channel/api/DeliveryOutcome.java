package dev.cauce.channel.api;

import java.time.Duration;

/** What came of trying to deliver: a value, never an exception. */
public sealed interface DeliveryOutcome {

    /** The provider has it, under this id. */
    record Accepted(String providerId) implements DeliveryOutcome {}

    /** Not now; the same message may be tried again after this. Later messages of what it holds back wait. */
    record RetryLater(Duration after, Holds holds) implements DeliveryOutcome {
        /** Holds back only the conversation. */
        public RetryLater(Duration after) {
            this(after, Holds.CONVERSATION);
        }
    }

    /** What waits together with a message that is to be tried again. */
    enum Holds {
        CONVERSATION,
        /** All that is to go out on the channel: its provider takes nothing from it now. */
        CHANNEL
    }

    /** Never; the code is for programs, the text for the agent. */
    record Rejected(String code, String text) implements DeliveryOutcome {}

    /** The channel cannot do this at all. */
    record Unsupported(Capability capability) implements DeliveryOutcome {}
}
