package dev.cauce.routing.core;

/** Which of several queues' heads a free agent is given. */
public enum QueuePolicy {
    /** The work that is due first. */
    EARLIEST_DUE_FIRST,
    /** The highest priority, then the oldest. */
    PRIORITY_THEN_OLDEST,
    /**
     * The largest weight times age over threshold: the generalised c-mu rule (Van Mieghem 1995, "Dynamic scheduling with
     * convex delay costs").
     */
    WEIGHTED_DELAY,
    /** Queues under their service-level target in the rolling window first, those furthest below first. */
    SERVICE_LEVEL_DEFICIT,
    /** Where the client's contract puts most money at risk. */
    CONTRACT_EXPOSURE
}
