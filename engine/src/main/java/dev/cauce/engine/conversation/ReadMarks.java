package dev.cauce.engine.conversation;

/** Ids under which marks that a contact's message was read are delivered: one for each message, so that none is marked twice. */
public final class ReadMarks {
    /** No message's id begins with this. */
    public static final String PREFIX = "read:";

    private ReadMarks() {}

    static String id(String message) {
        return PREFIX + message;
    }

    /** The contact's message that a mark is of. */
    public static String message(String mark) {
        return mark.substring(PREFIX.length());
    }
}
