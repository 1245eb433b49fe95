/**
 * Takes agents' messages from the topic {@code outbound} to the adapters of their channels. A message is in the table
 * {@code delivery} before its record is committed; {@link dev.cauce.engine.channel.outbound.Lanes} keeps the order of each
 * conversation, {@link dev.cauce.engine.channel.outbound.RetryPolicy} says when to try again and when to give up, and what
 * failed is reported on the inbound log, so that the agent learns of it like of everything else.
 */
@NullMarked
package dev.cauce.engine.channel.outbound;

import org.jspecify.annotations.NullMarked;
