/** Scenario files: a contact center, who comes to it, how its agents behave and what goes wrong. */
@NullMarked
package dev.cauce.routing.simulator.scenario;

import org.jspecify.annotations.NullMarked;
