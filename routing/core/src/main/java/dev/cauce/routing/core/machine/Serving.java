package dev.cauce.routing.core.machine;

/** That an agent qualifies for a queue's work, and in which tier. */
record Serving(LiveQueue queue, Tier tier) {}
