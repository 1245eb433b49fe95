/**
 * Many channel events of all kinds as providers bring them – repeated and out of order – and a ledger of what must come of them.
 * {@link dev.cauce.engine.conversation.traffic.Traffic} makes them from a seed, {@link dev.cauce.engine.conversation.traffic.Source}
 * as the payloads of each adapter.
 */
@NullMarked
package dev.cauce.engine.conversation.traffic;

import org.jspecify.annotations.NullMarked;
