/** Desks on the real stack: a Quarkus engine over real Kafka and PostgreSQL, driven through REST and sockets. */
@NullMarked
package dev.cauce.engine.desk;

import org.jspecify.annotations.NullMarked;
