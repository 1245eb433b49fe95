package dev.cauce.routing.core;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the router knows of a queue now, beside the work in it.
 *
 * @param openLevel agents up to this level are reached
 * @param retired takes no more work and disappears with the last interaction
 * @param hoursChangeAt when the queue next opens or closes; absent without opening hours
 * @param offeredLast the agent offered last, for taking turns
 */
public record QueueState(
        QueueId queue,
        int openLevel,
        boolean retired,
        @Nullable Instant hoursChangeAt,
        @Nullable AgentId offeredLast,
        Flow flow) {

    /** A queue that has just been defined. */
    public static QueueState initial(QueueId queue) {
        return new QueueState(queue, 1, false, null, null, Flow.NONE);
    }

    public QueueState with(Flow other) {
        return new QueueState(queue, openLevel, retired, hoursChangeAt, offeredLast, other);
    }

    public QueueState withOpenLevel(int other) {
        return new QueueState(queue, other, retired, hoursChangeAt, offeredLast, flow);
    }

    public QueueState withHoursChangeAt(@Nullable Instant other) {
        return new QueueState(queue, openLevel, retired, other, offeredLast, flow);
    }

    public QueueState withOfferedLast(AgentId other) {
        return new QueueState(queue, openLevel, retired, hoursChangeAt, other, flow);
    }

    public QueueState asRetired() {
        return new QueueState(queue, openLevel, true, hoursChangeAt, offeredLast, flow);
    }
}
