package dev.cauce.routing.core;

/** Identifies one named ability. Never blank. */
public record SkillId(String value) implements Comparable<SkillId> {
    public SkillId {
        Ids.requireText("SkillId", value);
    }

    @Override
    public int compareTo(SkillId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
