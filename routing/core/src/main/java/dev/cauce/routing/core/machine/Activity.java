package dev.cauce.routing.core.machine;

import dev.cauce.routing.core.Presence;

/** What desks and reporting are told of an agent when it changes. */
record Activity(Presence presence, int offers, int active, int wrappingUp) {}
