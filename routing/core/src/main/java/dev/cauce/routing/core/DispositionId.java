package dev.cauce.routing.core;

/** Identifies one way to close wrap-up. Never blank. */
public record DispositionId(String value) implements Comparable<DispositionId> {
    public DispositionId {
        Ids.requireText("DispositionId", value);
    }

    @Override
    public int compareTo(DispositionId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
