package dev.cauce.routing.core;

/** Which of several eligible agents is offered a queue's work; ties go to the longest idle. */
public enum AgentPolicy {
    /** Agents with nothing in hand first, those whose work in hand changed longest ago first. */
    LONGEST_IDLE,
    /** The highest sum of proficiencies in the skills that the queue requires. */
    MOST_PROFICIENT,
    /** The smallest share of capacity in use. */
    LEAST_OCCUPIED,
    /** The fewest conversations taken since signing in. */
    FEWEST_HANDLED,
    /** The next agent by id after the one offered last. */
    ROUND_ROBIN
}
