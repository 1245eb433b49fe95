package dev.cauce.channel.api;

/** How far a message has come on its way to the contact. Only ever moves down this list. */
public enum Receipt {
    SENT,
    DELIVERED,
    READ,
    FAILED;

    /** Whether this says more than {@code known}: a message that was delivered or read can no longer fail. */
    public boolean advances(Receipt known) {
        return switch (this) {
            case SENT -> false;
            case DELIVERED -> known == SENT;
            case READ -> known == SENT || known == DELIVERED;
            case FAILED -> known == SENT;
        };
    }
}
