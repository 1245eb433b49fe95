package dev.cauce.routing.core;

/** The answer to a command. */
public sealed interface Reply {
    /** The command had its whole effect, or had had it before. */
    record Done() implements Reply {}

    /** The command had no effect; the message says why in words that may be shown to the sender. */
    record Rejected(Rejection code, String message) implements Reply {}

    Reply DONE = new Done();

    /** Why a command had no effect. */
    enum Rejection {
        UNKNOWN_OPERATION,
        UNKNOWN_QUEUE,
        UNKNOWN_AGENT,
        UNKNOWN_INTERACTION,
        /** The offer expired, was withdrawn, was answered before, or never was. */
        OFFER_GONE,
        /** The interaction is not with this agent. */
        NOT_OWNER,
        /** The interaction is in a phase that does not allow this. */
        WRONG_PHASE,
        /** The agent does not serve the client, or the queue's client differs. */
        WRONG_CLIENT,
        /** Still in use: work waits in the queue, or the agent holds work. */
        IN_USE,
        INVALID
    }
}
