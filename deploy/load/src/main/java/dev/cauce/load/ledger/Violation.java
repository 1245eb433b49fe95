package dev.cauce.load.ledger;

/** Something acknowledged that did not come true, or came true twice. */
public record Violation(Kind kind, String subject, String detail) {

    /** What went wrong. */
    public enum Kind {
        /** An acknowledged message is in no history. */
        LOST_MESSAGE,
        /** A message is more than once in the histories. */
        DOUBLED_MESSAGE,
        /** Messages of one conversation are not in the order they were acknowledged in. */
        OUT_OF_ORDER,
        /** A visitor was shown a message twice under different sequence numbers, or never. */
        WRONG_DELIVERY,
        /** A conversation that did not end. */
        STUCK,
        /** The instant a conversation entered its queue changed. */
        CLOCK_RESET,
        /** An acknowledged wrap-up after which the agent still has it. */
        LOST_WRAP_UP,
        /** Reports count fewer segments than there were. */
        UNDERCOUNTED,
        /** Reports count more segments than there were. */
        OVERCOUNTED
    }
}
