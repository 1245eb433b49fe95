package dev.cauce.routing.core;

/** Identifies one contact's request for work on one channel. Never blank. */
public record InteractionId(String value) implements Comparable<InteractionId> {
    public InteractionId {
        Ids.requireText("InteractionId", value);
    }

    @Override
    public int compareTo(InteractionId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
