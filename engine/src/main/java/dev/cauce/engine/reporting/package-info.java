/**
 * What happened, counted: follows the routing log from a position of its own, adds every ended segment to the 15-minute fact
 * of the interval in which it entered the queue, and answers reports from the facts. Segments, facts and the position in the
 * log change in one transaction, so that a crash anywhere neither loses nor doubles a count.
 */
@NullMarked
package dev.cauce.engine.reporting;

import org.jspecify.annotations.NullMarked;
