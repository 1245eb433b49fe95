package dev.cauce.routing.core;

/** Identifies one queue of one client. Never blank. */
public record QueueId(String value) implements Comparable<QueueId> {
    public QueueId {
        Ids.requireText("QueueId", value);
    }

    @Override
    public int compareTo(QueueId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
