/** What queueing theory says, to hold simulations against. */
@NullMarked
package dev.cauce.routing.simulator.theory;

import org.jspecify.annotations.NullMarked;
