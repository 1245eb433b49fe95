package dev.cauce.channel.api;

import java.time.Duration;

/** What came of trying to deliver: a value, never an exception. */
public sealed interface DeliveryOutcome {

    /** The provider has it, under this id. */
    record Accepted(String providerId) implements DeliveryOutcome {}

    /** Not now; the same message may be tried again after this. Later messages of the conversation wait. */
    record RetryLater(Duration after) implements DeliveryOutcome {}

    /** Never; the code is for programs, the text for the agent. */
    record Rejected(String code, String text) implements DeliveryOutcome {}

    /** The channel cannot do this at all. */
    record Unsupported(Capability capability) implements DeliveryOutcome {}
}
