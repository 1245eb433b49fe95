package dev.cauce.routing.core;

/** Identifies one pool of agents and queues that is decided over together. Never blank. */
public record OperationId(String value) implements Comparable<OperationId> {
    public OperationId {
        Ids.requireText("OperationId", value);
    }

    @Override
    public int compareTo(OperationId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
