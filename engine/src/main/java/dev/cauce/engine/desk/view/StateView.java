package dev.cauce.engine.desk.view;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import org.jspecify.annotations.Nullable;

/**
 * Everything an agent has in hand, and its place among the events of a socket: those with a higher number are yet to be
 * applied to it, all others are in it.
 *
 * @param session whose events {@code sequence} counts; absent, as is that, when it has no socket in this process
 */
public record StateView(
        @Nullable String session,
        @Nullable Long sequence,
        @JsonUnwrapped AgentView state) {}
