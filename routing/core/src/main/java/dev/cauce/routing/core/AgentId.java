package dev.cauce.routing.core;

/** Identifies one person inside who handles interactions. Never blank. */
public record AgentId(String value) implements Comparable<AgentId> {
    public AgentId {
        Ids.requireText("AgentId", value);
    }

    @Override
    public int compareTo(AgentId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
