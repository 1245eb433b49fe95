package dev.cauce.engine.desk.session;

import dev.cauce.engine.security.SignedIn;
import dev.cauce.routing.core.AgentId;
import dev.cauce.routing.core.OperationId;

/** Whose desk: an agent of an operation. */
public record Desk(OperationId operation, AgentId agent) {
    public static Desk of(SignedIn user) {
        return new Desk(user.operation(), user.agent());
    }
}
