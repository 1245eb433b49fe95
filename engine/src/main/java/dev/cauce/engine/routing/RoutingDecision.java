package dev.cauce.engine.routing;

import dev.cauce.routing.core.Decision;
import dev.cauce.routing.core.OperationId;

/** A decision and the operation it was made in. */
public record RoutingDecision(OperationId operation, Decision decision) {}
