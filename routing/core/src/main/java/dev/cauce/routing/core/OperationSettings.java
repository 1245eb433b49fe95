package dev.cauce.routing.core;

import java.time.Duration;

/**
 * What holds for a whole operation.
 *
 * @param version a newer version replaces an older one; an older one is ignored
 * @param priorityBoost how much earlier one step of priority makes work due
 * @param disconnectGrace how long an agent's desktop may be gone before the agent is offline
 * @param conversationGrace how much longer the agent's message conversations stay with the agent before they return to
 *     their queues
 * @param missedOffersInRow after so many expired offers in a row the agent is not responding
 * @param rules everything finer, see {@link OperationRules}
 */
public record OperationSettings(
        OperationId id,
        long version,
        Duration priorityBoost,
        Duration disconnectGrace,
        Duration conversationGrace,
        int missedOffersInRow,
        OperationRules rules) {

    public OperationSettings(
            OperationId id,
            long version,
            Duration priorityBoost,
            Duration disconnectGrace,
            Duration conversationGrace,
            int missedOffersInRow) {
        this(id, version, priorityBoost, disconnectGrace, conversationGrace, missedOffersInRow, OperationRules.DEFAULT);
    }

    /** The settings an operation has when nobody chose others. */
    public static OperationSettings defaults(OperationId id) {
        return new OperationSettings(id, 0, Duration.ofSeconds(60), Duration.ofSeconds(20), Duration.ofMinutes(2), 3);
    }
}
