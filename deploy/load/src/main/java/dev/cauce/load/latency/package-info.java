/**
 * When something should have happened and when it did. Latencies count from the instant that was scheduled, so that a stalled
 * engine cannot hide its stall by slowing the questions.
 */
@NullMarked
package dev.cauce.load.latency;

import org.jspecify.annotations.NullMarked;
