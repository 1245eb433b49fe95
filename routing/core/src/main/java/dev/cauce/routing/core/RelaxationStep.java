package dev.cauce.routing.core;

import java.time.Duration;
import java.util.List;

/**
 * One step of skill relaxation. Agents who meet an earlier step stay candidates and outrank those of later steps.
 *
 * @param after opens this long after the step before it (the first: after the queue entry)
 */
public record RelaxationStep(Duration after, List<SkillRequirement> requirements) {
    public RelaxationStep {
        requirements = List.copyOf(requirements);
    }
}
