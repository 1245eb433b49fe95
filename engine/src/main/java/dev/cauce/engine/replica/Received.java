package dev.cauce.engine.replica;

/** A command as it came from the topic. */
public sealed interface Received<C> {
    String commandId();

    record Understood<C>(String commandId, C command) implements Received<C> {}

    /** It is answered and consumed all the same; the stream goes on. */
    record Unreadable<C>(String commandId, String detail) implements Received<C> {}
}
