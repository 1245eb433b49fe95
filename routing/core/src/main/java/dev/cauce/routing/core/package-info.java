/**
 * Who is offered what, and when: a pure state machine over the agents and queues of one operation. A step takes a
 * command and the instant it happens at, and returns changes to persist, decisions to publish and a reply; nothing is
 * sent, logged or timed from inside.
 */
@NullMarked
package dev.cauce.routing.core;

import org.jspecify.annotations.NullMarked;
