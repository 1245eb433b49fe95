package dev.cauce.engine.desk.operation;

import dev.cauce.routing.core.Change;
import dev.cauce.routing.core.Decision;
import dev.cauce.routing.core.OperationId;
import java.time.Instant;
import java.util.List;

/**
 * What one record of the routing log says about one operation.
 *
 * @param at the router's own time of the step
 */
public record LogStep(OperationId operation, Instant at, List<Change> changes, List<Decision> decisions) {
    public LogStep {
        changes = List.copyOf(changes);
        decisions = List.copyOf(decisions);
    }
}
