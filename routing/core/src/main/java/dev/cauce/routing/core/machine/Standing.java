package dev.cauce.routing.core.machine;

import dev.cauce.routing.core.AgentId;
import java.time.Instant;

/** What the agent policies look at, as it was when the agent was put in order. */
record Standing(AgentId id, boolean emptyHanded, Instant idleSince, double share, int handled) {}
