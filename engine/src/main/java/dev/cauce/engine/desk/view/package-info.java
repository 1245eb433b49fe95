/**
 * What an agent's desk shows, and what it is told: {@link dev.cauce.engine.desk.view.AgentView} is the whole picture,
 * {@link dev.cauce.engine.desk.view.DeskEvent} each change of it, and {@link dev.cauce.engine.desk.view.DeskChanges}
 * derives the events from a step of the routing log. These records are the public JSON.
 */
@NullMarked
package dev.cauce.engine.desk.view;

import org.jspecify.annotations.NullMarked;
