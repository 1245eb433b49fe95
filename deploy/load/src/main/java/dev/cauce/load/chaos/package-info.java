/** Kills the engine, Kafka and PostgreSQL of a launcher while load runs; the launcher starts them again. */
@NullMarked
package dev.cauce.load.chaos;

import org.jspecify.annotations.NullMarked;
