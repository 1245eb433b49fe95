/** A simulated world for the replicated state machine, and tests of the machine in it and over real Kafka. */
@NullMarked
package dev.cauce.engine.replica;

import org.jspecify.annotations.NullMarked;
