/** What must always hold, checked from outside the core after every event of histories drawn from seeds. */
@NullMarked
package dev.cauce.routing.simulator.check;

import org.jspecify.annotations.NullMarked;
