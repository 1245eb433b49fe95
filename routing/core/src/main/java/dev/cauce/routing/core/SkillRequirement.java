package dev.cauce.routing.core;

/** A skill that an agent must have with at least this proficiency, 1 (basic) to 10 (expert). */
public record SkillRequirement(SkillId skill, int minimumProficiency) {
    public SkillRequirement {
        Proficiency.check(minimumProficiency);
    }
}
