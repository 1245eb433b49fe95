/**
 * The real Kafka and PostgreSQL under the engine's tests: one pair per Maven JVM, started by the launcher as a child process
 * whose end of a pipe tells it when the tests are over; a database and a topic prefix of its own per started engine.
 */
@NullMarked
package dev.cauce.engine.testing;

import org.jspecify.annotations.NullMarked;
