package dev.cauce.engine.desk.operation;

import dev.cauce.routing.core.Change;
import dev.cauce.routing.core.Decision;
import dev.cauce.routing.core.OperationId;
import java.time.Instant;
import java.util.List;

/**
 * What one record of the routing log says about one operation.
 *
 * @param partition of the log
 * @param offset of the record; one record may hold a step of several operations
 * @param at the router's own time of the step
 */
public record LogStep(
        OperationId operation, int partition, long offset, Instant at, List<Change> changes, List<Decision> decisions) {
    public LogStep {
        changes = List.copyOf(changes);
        decisions = List.copyOf(decisions);
    }
}
