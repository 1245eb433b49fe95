package dev.cauce.routing.core;

import java.util.List;

/** What one step did: what to persist, what to publish, what to answer. Nothing was sent from inside. */
public record Step(List<Change> changes, List<Decision> decisions, Reply reply) {
    public Step {
        changes = List.copyOf(changes);
        decisions = List.copyOf(decisions);
    }
}
