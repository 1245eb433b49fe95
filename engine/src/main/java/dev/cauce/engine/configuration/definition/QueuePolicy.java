package dev.cauce.engine.configuration.definition;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Which of several queues a free agent is given work of. */
public enum QueuePolicy {
    @JsonProperty("earliest-due-first")
    EARLIEST_DUE_FIRST,
    @JsonProperty("priority-then-oldest")
    PRIORITY_THEN_OLDEST,
    @JsonProperty("weighted-delay")
    WEIGHTED_DELAY,
    @JsonProperty("service-level-deficit")
    SERVICE_LEVEL_DEFICIT,
    @JsonProperty("contract-exposure")
    CONTRACT_EXPOSURE;

    /** As the router knows it. */
    public dev.cauce.routing.core.QueuePolicy policy() {
        return switch (this) {
            case EARLIEST_DUE_FIRST -> dev.cauce.routing.core.QueuePolicy.EARLIEST_DUE_FIRST;
            case PRIORITY_THEN_OLDEST -> dev.cauce.routing.core.QueuePolicy.PRIORITY_THEN_OLDEST;
            case WEIGHTED_DELAY -> dev.cauce.routing.core.QueuePolicy.WEIGHTED_DELAY;
            case SERVICE_LEVEL_DEFICIT -> dev.cauce.routing.core.QueuePolicy.SERVICE_LEVEL_DEFICIT;
            case CONTRACT_EXPOSURE -> dev.cauce.routing.core.QueuePolicy.CONTRACT_EXPOSURE;
        };
    }
}
