/**
 * One operation as its routing log tells it: every definition, agent and live interaction, indexed by who holds it and
 * where it waits. Pure: entities go in, questions are answered; nothing here knows of Kafka or sockets.
 */
@NullMarked
package dev.cauce.engine.desk.operation;

import org.jspecify.annotations.NullMarked;
