package dev.cauce.routing.core;

/** Identifies one company on whose behalf work is done. Never blank. */
public record ClientId(String value) implements Comparable<ClientId> {
    public ClientId {
        Ids.requireText("ClientId", value);
    }

    @Override
    public int compareTo(ClientId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
