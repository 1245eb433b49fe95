/** Days in virtual time over the real core. */
@NullMarked
package dev.cauce.routing.simulator.run;

import org.jspecify.annotations.NullMarked;
