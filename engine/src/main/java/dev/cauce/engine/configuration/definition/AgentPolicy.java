package dev.cauce.engine.configuration.definition;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Which of several eligible agents is offered a queue's work. */
public enum AgentPolicy {
    @JsonProperty("longest-idle")
    LONGEST_IDLE,
    @JsonProperty("most-proficient")
    MOST_PROFICIENT,
    @JsonProperty("least-occupied")
    LEAST_OCCUPIED,
    @JsonProperty("fewest-handled")
    FEWEST_HANDLED,
    @JsonProperty("round-robin")
    ROUND_ROBIN;

    /** As the router knows it. */
    public dev.cauce.routing.core.AgentPolicy policy() {
        return switch (this) {
            case LONGEST_IDLE -> dev.cauce.routing.core.AgentPolicy.LONGEST_IDLE;
            case MOST_PROFICIENT -> dev.cauce.routing.core.AgentPolicy.MOST_PROFICIENT;
            case LEAST_OCCUPIED -> dev.cauce.routing.core.AgentPolicy.LEAST_OCCUPIED;
            case FEWEST_HANDLED -> dev.cauce.routing.core.AgentPolicy.FEWEST_HANDLED;
            case ROUND_ROBIN -> dev.cauce.routing.core.AgentPolicy.ROUND_ROBIN;
        };
    }
}
