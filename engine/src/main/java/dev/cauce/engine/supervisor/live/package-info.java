/**
 * What a supervisor sees now: {@link dev.cauce.engine.supervisor.live.LiveBoard} keeps the figures of one operation from its
 * routing log, and the difference between two looks is what sockets are sent. Pure: time comes as an argument.
 */
@NullMarked
package dev.cauce.engine.supervisor.live;

import org.jspecify.annotations.NullMarked;
